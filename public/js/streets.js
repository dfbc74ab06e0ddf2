/** So many squares failing, and none coming, means that there is no street map today. */
const MOST_TILE_ERRORS = 3;
const OUTLINES = 'outlines';
const OVERLAY_PANE_Z = 400;

/**
 * What lies under the pins: the operator's street map, else the outlines of the areas, else names alone, and a note that says so.
 * @param {L.Map} map
 * @param {DOMStringMap} settings tiles, attribution (the operator's own words, with links), boundaries
 * @param {() => void} [needNames] told when there is neither
 */
export function showStreets(map, { tiles, attribution, boundaries }, needNames = () => {}) {
  if (!tiles) return void showWithout('No street map is set up');
  let errors = 0;
  // The origin alone goes with a request for a square, never what is searched for.
  const streets = L.tileLayer(tiles, { attribution, maxZoom: 19, referrerPolicy: 'strict-origin' });
  const onError = () => {
    errors += 1;
    if (errors < MOST_TILE_ERRORS) return;
    streets.remove();
    streets.off('tileerror', onError);
    void showWithout('Street map unavailable');
  };
  streets.on('tileerror', onError);
  streets.once('tileload', () => streets.off('tileerror', onError));
  streets.addTo(map);

  /** @param {string} reason */
  async function showWithout(reason) {
    const note = Object.assign(document.createElement('p'), { className: 'map-note' });
    map.getContainer().append(note);
    const drawn = boundaries ? await drawOutlines(map, boundaries).catch(() => false) : false;
    if (!drawn) needNames();
    note.textContent = `${reason}: showing ${drawn ? 'areas' : 'names'} only`;
  }
}

/**
 * @param {L.Map} map
 * @param {string} href
 * @returns {Promise<boolean>} whether there was anything to draw
 */
async function drawOutlines(map, href) {
  const answer = await fetch(href);
  if (!answer.ok) return false;
  map.createPane(OUTLINES).style.zIndex = String(OVERLAY_PANE_Z - 10);
  const outlines = L.geoJSON(await answer.json(), {
    pane: OUTLINES,
    interactive: false,
    style: { color: 'currentColor', weight: 1, opacity: 0.6, fillOpacity: 0.06 },
    onEachFeature({ properties }, layer) {
      const name = properties?.area_name ?? properties?.name;
      if (!name) return;
      const label = Object.assign(document.createElement('span'), { textContent: name });
      layer.bindTooltip(label, { permanent: true, direction: 'center', className: 'area-name', pane: OUTLINES });
    },
  }).addTo(map);
  return outlines.getLayers().length > 0;
}

import { cardPoints } from './points.js';

const PANE = 'place-names';
const OVERLAY_PANE_Z = 400;
/** Half a pin: as far from its middle as a name has to keep. */
const PIN = 12;
/** About as much as a name takes: of two that would overlap, that of fewer listings is left out. */
const NAME = { width: 90, height: 18 };

/**
 * Names for a map without streets: the towns and districts of the list, each in the middle of what is there.
 * @param {L.Map} map
 * @returns {{ show: (found: HTMLElement) => void, need: () => void }} need: from now on there are no streets to go by
 */
export function createPlaceNames(map) {
  map.createPane(PANE).style.zIndex = String(OVERLAY_PANE_Z - 5);
  const layer = L.layerGroup().addTo(map);
  let isNeeded = false;
  /** @type {HTMLElement | undefined} */
  let shown;

  function draw() {
    layer.clearLayers();
    if (!isNeeded || !shown) return;
    const pins = cardPoints(shown).map(({ point }) => map.project(point));
    /** @type {L.Point[]} */
    const taken = [];
    for (const [name, points] of placesOf(shown)) {
      const at = map.project(middleOf(points));
      const isBelow = !covers(pins, at, 1) || covers(pins, at, -1);
      const middle = at.add([0, (isBelow ? 1 : -1) * (PIN + NAME.height / 2)]);
      if (taken.some(({ x, y }) => Math.abs(x - middle.x) < NAME.width && Math.abs(y - middle.y) < NAME.height)) continue;
      taken.push(middle);
      const content = Object.assign(document.createElement('span'), { textContent: name });
      L.tooltip({ permanent: true, direction: isBelow ? 'bottom' : 'top', className: 'area-name', pane: PANE, offset: [0, isBelow ? PIN : -PIN] })
        .setLatLng(middleOf(points))
        .setContent(content)
        .addTo(layer);
    }
  }

  map.on('zoomend', draw);
  return {
    show(found) {
      shown = found;
      draw();
    },
    need() {
      isNeeded = true;
      draw();
    },
  };
}

/**
 * Whether a pin would cover a name that stands below (1) or above (-1) a place.
 * @param {L.Point[]} pins
 * @param {L.Point} place
 * @param {1 | -1} side
 */
function covers(pins, place, side) {
  const middle = place.add([0, side * (PIN + NAME.height / 2)]);
  return pins.some(({ x, y }) => Math.abs(x - middle.x) < NAME.width / 2 + PIN && Math.abs(y - middle.y) < NAME.height / 2 + PIN);
}

/**
 * @param {HTMLElement} found
 * @returns {[string, L.LatLng[]][]} each town and district with its points, those with most first
 */
function placesOf(found) {
  /** @type {Map<string, L.LatLng[]>} */
  const places = new Map();
  for (const { point, card } of cardPoints(found)) {
    const { district } = card.dataset;
    if (district) places.set(district, [...(places.get(district) ?? []), point]);
  }
  return [...places].toSorted(([, a], [, b]) => b.length - a.length);
}

/** @param {L.LatLng[]} points */
function middleOf(points) {
  const mean = (/** @type {number[]} */ degrees) => degrees.reduce((sum, each) => sum + each, 0) / degrees.length;
  return L.latLng(mean(points.map(({ lat }) => lat)), mean(points.map(({ lng }) => lng)));
}

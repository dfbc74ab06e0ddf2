import { createMarker, createMarkerLayer } from './marker.js';
import { cardPoints, fetchMatches, latLngOf } from './points.js';

/** @typedef {import('./points.js').Match} Match */

const PAUSE_MS = 120;
const SAME_PLACE_METRES = 20;
const PANE = 'matches';
const MARKER_PANE_Z = 600;

/**
 * Every match that is not on a card: the server's clusters and dots for what the map shows.
 * @param {L.Map} map
 * @param {() => void} searchArea what a cluster does that no zoom takes apart
 * @returns {{ show: (found: HTMLElement) => void }}
 */
export function createMatches(map, searchArea) {
  // Under the numbered pins.
  map.createPane(PANE).style.zIndex = String(MARKER_PANE_Z - 10);
  const draw = createMarkerLayer(map);
  let underWay = new AbortController();
  /** @type {HTMLElement | undefined} */
  let shown;
  /** @type {number | undefined} */
  let waiting;

  async function load() {
    if (!shown) return;
    const found = shown;
    underWay.abort();
    underWay = new AbortController();
    const { signal } = underWay;
    const matches = await fetchMatches(found, { bounds: map.getBounds(), zoom: map.getZoom(), signal }).catch(() => null);
    if (!matches || signal.aborted) return;
    const cards = cardPoints(found);
    const isOnCard = (/** @type {Match} */ match) =>
      cards.some(({ slug, point }) => slug === match.properties.slug && point.distanceTo(latLngOf(match)) < SAME_PLACE_METRES);
    draw(new Map(matches.filter((match) => !isOnCard(match)).map((match) => [JSON.stringify(match), () => markerOf(match)])));
  }

  /** @param {Match} match */
  function markerOf(match) {
    const point = latLngOf(match);
    const { count, name, url } = match.properties;
    if (name && url) {
      return createMarker(point, { className: 'dot', text: '', name, size: [16, 16], pane: PANE }, () => openPopup(point, name, url));
    }
    const text = count.toLocaleString('en-GB');
    const size = 22 + 5 * text.length;
    const look = { className: 'cluster', text, name: `${text} ${count === 1 ? 'listing' : 'listings'} here: zoom in`, size: /** @type {L.PointTuple} */ ([size, size]), pane: PANE };
    return createMarker(point, look, () => zoomInto(point));
  }

  /** @param {L.LatLng} point */
  function zoomInto(point) {
    if (map.getZoom() < map.getMaxZoom()) map.setView(point, Math.min(map.getZoom() + 2, map.getMaxZoom()));
    else searchArea();
  }

  /**
   * @param {L.LatLng} point
   * @param {string} name
   * @param {string} url
   */
  function openPopup(point, name, url) {
    const link = Object.assign(document.createElement('a'), { href: url, textContent: name });
    // Bound to the map, not to the dot, which may be drawn anew when the popup moves the map.
    L.popup({ offset: [0, -4] }).setLatLng(point).setContent(link).openOn(map);
    link.focus({ preventScroll: true });
  }

  map.on('moveend', () => {
    clearTimeout(waiting);
    waiting = setTimeout(load, PAUSE_MS);
  });
  map.on('popupclose', () => map.getContainer().contains(document.activeElement) && map.getContainer().focus({ preventScroll: true }));
  return {
    show(found) {
      shown = found;
      clearTimeout(waiting);
      void load();
    },
  };
}

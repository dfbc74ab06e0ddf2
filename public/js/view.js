import { cardPoints, fetchMatches, latLngOf } from './points.js';

/** Nearer than this one sees a roof and no streets. */
const NEAREST_ZOOM = 15;
/** At this zoom the whole country is few clusters, each no further than so many degrees from what it holds. */
const COUNTRY_ZOOM = 7;
const CLUSTER_DEGREES = 0.5;

/**
 * What part of the map is looked at: the area asked for, the miles around the place, else the list, else every match.
 * It moves only when that changes, so that a filter does not undo what the person moved.
 * @param {L.Map} map
 * @returns {{ fit: (found: HTMLElement) => Promise<boolean> }} whether it chose a new part
 */
export function createView(map) {
  const place = L.layerGroup().addTo(map);
  let fitted = '';

  /** @param {HTMLElement} found */
  async function fit(found) {
    const { centre, radius, area } = found.dataset;
    const points = cardPoints(found).map(({ point }) => point);
    const key = area || (centre && radius ? `${centre} ${radius}` : `${centre} ${points.join(' ')}`);
    if (key === fitted) return false;
    fitted = key;
    place.clearLayers();
    if (centre) showPlace(latLngFrom(centre), area ? 0 : Number(radius));
    const bounds = area ? areaBounds(area) : await boundsOf(found, points);
    if (key !== fitted) return false;
    const isThere = area && map.getBounds().contains(bounds) && map.getBoundsZoom(bounds) >= map.getZoom() - 1;
    if (bounds.isValid() && !isThere) map.fitBounds(bounds, { animate: false, maxZoom: NEAREST_ZOOM });
    return true;
  }

  /**
   * @param {L.LatLng} centre
   * @param {number} radius in metres; 0 draws none
   */
  function showPlace(centre, radius) {
    const icon = L.divIcon({ className: 'centre', iconSize: [34, 34] });
    L.marker(centre, { icon, interactive: false, keyboard: false, zIndexOffset: -1000 }).addTo(place);
    if (radius > 0) L.circle(centre, { radius, fill: false, weight: 1, color: 'currentColor', dashArray: '4', interactive: false }).addTo(place);
  }

  /**
   * @param {HTMLElement} found
   * @param {L.LatLng[]} points
   */
  async function boundsOf(found, points) {
    const { centre, radius } = found.dataset;
    if (centre && radius) return latLngFrom(centre).toBounds(2 * Number(radius));
    if (points.length > 0) return L.latLngBounds(centre ? [...points, latLngFrom(centre)] : points);
    return everyMatch(found).catch(() => L.latLngBounds([]));
  }

  /**
   * Where the matches are: roughly first, and then as finely as that part of the map shows.
   * @param {HTMLElement} found
   */
  async function everyMatch(found) {
    const rough = L.latLngBounds((await fetchMatches(found, { bounds: null, zoom: COUNTRY_ZOOM })).map(latLngOf));
    if (!rough.isValid()) return rough;
    const wide = L.latLngBounds(
      [rough.getSouth() - CLUSTER_DEGREES, rough.getWest() - CLUSTER_DEGREES],
      [rough.getNorth() + CLUSTER_DEGREES, rough.getEast() + CLUSTER_DEGREES],
    );
    const fine = await fetchMatches(found, { bounds: wide, zoom: map.getBoundsZoom(wide) + 1 });
    return L.latLngBounds(fine.map(latLngOf));
  }

  return { fit };
}

/** @param {string} text latitude and longitude */
function latLngFrom(text) {
  const [lat = 0, lon = 0] = text.split(',').map(Number);
  return L.latLng(lat, lon);
}

/** @param {string} area west, south, east and north */
function areaBounds(area) {
  const [west = 0, south = 0, east = 0, north = 0] = area.split(',').map(Number);
  return L.latLngBounds([south, west], [north, east]);
}

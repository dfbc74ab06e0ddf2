/**
 * A listing of the list that has a place on the map.
 * @typedef {{ number: string, slug: string, name: string, point: L.LatLng, card: HTMLElement }} CardPoint
 */

/**
 * @param {HTMLElement} found
 * @returns {CardPoint[]} in the order of the list
 */
export function cardPoints(found) {
  return [...found.querySelectorAll('[data-card][data-lat]')].map((element) => {
    const card = /** @type {HTMLElement} */ (element);
    const { number = '', slug = '', lat, lon } = card.dataset;
    return { number, slug, name: card.querySelector('.card-link')?.textContent ?? '', point: L.latLng(Number(lat), Number(lon)), card };
  });
}

/**
 * What the server drew for a rectangle: one listing with a name and an address, or several together.
 * @typedef {GeoJSON.Feature<GeoJSON.Point, { count: number, slug?: string, name?: string, url?: string }>} Match
 */

/**
 * @param {HTMLElement} found
 * @param {{ bounds: L.LatLngBounds | null, zoom: number, signal?: AbortSignal }} options bounds null: everywhere
 * @returns {Promise<Match[]>}
 */
export async function fetchMatches(found, { bounds, zoom, signal }) {
  const href = new URL(found.dataset.pinsHref ?? '', location.origin);
  href.searchParams.set('zoom', String(zoom));
  if (bounds) href.searchParams.set('bbox', bboxOf(bounds));
  const answer = await fetch(href, { signal });
  if (!answer.ok) return [];
  /** @type {{ features: Match[] }} */
  const { features } = await answer.json();
  return features;
}

/**
 * West, south, east and north to three decimals, a hundred metres, so that an area says no more than it must.
 * @param {L.LatLngBounds} bounds
 */
export function bboxOf(bounds) {
  const [west, south] = [Math.max(bounds.getWest(), -180), Math.max(bounds.getSouth(), -90)];
  const [east, north] = [Math.min(bounds.getEast(), 180), Math.min(bounds.getNorth(), 90)];
  return [west, south, east, north].map((degrees) => degrees.toFixed(3)).join(',');
}

/** @param {Match} match */
export function latLngOf({ geometry: { coordinates } }) {
  return L.latLng(coordinates[1] ?? 0, coordinates[0] ?? 0);
}

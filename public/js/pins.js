import { createMarker, createMarkerLayer } from './marker.js';
import { cardPoints } from './points.js';

/** @typedef {import('./points.js').CardPoint} CardPoint */

/** A pin is a target of 24 pixels (WCAG 2.5.8), and those that would overlap become one, such as "3 +2": the third and two more. */
const PIN_PIXELS = 24;
const WIDE_PIN_PIXELS = 44;

/**
 * The numbered pins of the cards.
 * @param {L.Map} map
 * @returns {{ show: (found: HTMLElement) => void }}
 */
export function createPins(map) {
  const draw = createMarkerLayer(map);
  /** @type {CardPoint[]} */
  let points = [];

  const redraw = () => {
    draw(new Map(groupsOf(points, map).map((group) => [keyOf(group), () => pinOf(group)])));
  };
  map.on('zoomend', redraw);
  return {
    show(found) {
      points = cardPoints(found);
      redraw();
    },
  };
}

/**
 * Each with those after it that lie under its pin at this zoom.
 * @param {CardPoint[]} points
 * @param {L.Map} map
 * @returns {CardPoint[][]}
 */
function groupsOf(points, map) {
  /** @type {CardPoint[][]} */
  const groups = [];
  for (const point of points) {
    const at = map.project(point.point);
    const near = groups.find(([first]) => first && map.project(first.point).distanceTo(at) < WIDE_PIN_PIXELS);
    if (near) near.push(point);
    else groups.push([point]);
  }
  return groups;
}

/** @param {CardPoint[]} group */
function keyOf(group) {
  return group.map(({ number, slug, point }) => `${number} ${slug} ${point.lat},${point.lng}`).join('|');
}

/**
 * Pressing it goes to its card; pressing again, to the next of several.
 * @param {CardPoint[]} group
 */
function pinOf(group) {
  const [first] = group;
  const numbers = group.map(({ number }) => number);
  const text = numbers.length === 1 ? `${numbers[0]}` : `${numbers[0]} +${numbers.length - 1}`;
  const each = group.map(({ number, name }) => `${number}: ${name}`).join('; ');
  const names = numbers.length === 1 ? each : `${text}: ${each}`;
  const width = numbers.length === 1 ? PIN_PIXELS : WIDE_PIN_PIXELS;
  let next = 0;
  const marker = createMarker(/** @type {CardPoint} */ (first).point, { className: 'pin', text, name: names, size: [width, PIN_PIXELS] }, () => {
    focusCard(numbers[next % numbers.length]);
    next += 1;
  });
  marker.on('add', () => marker.getElement()?.setAttribute('data-numbers', numbers.join(' ')));
  return marker;
}

/** @param {string | undefined} number */
function focusCard(number) {
  const card = document.querySelector(`[data-card][data-number="${number}"]`);
  const link = card?.querySelector('.card-link');
  if (!card || !(link instanceof HTMLElement)) return;
  link.focus({ preventScroll: true });
  card.scrollIntoView({ block: 'nearest' });
}

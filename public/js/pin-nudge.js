import { showStreets } from './streets.js';

const STEP_METRES = 10;
const METRES_PER_DEGREE = 111_320;
const CLOSE_UP = 17;

const box = document.querySelector('[data-pin-nudge]');
// Without Leaflet the box stays hidden: the middle of the postcode will do.
if (box instanceof HTMLElement && 'L' in window) showPin(box);

/**
 * A map with one pin, to be put on the door by dragging or by buttons. Where it stands goes with the form.
 * @param {HTMLElement} element
 */
function showPin(element) {
  element.hidden = false;
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const started = L.latLng(Number(element.dataset.lat), Number(element.dataset.lon));
  const motion = { zoomAnimation: !still, fadeAnimation: !still, inertia: !still };
  const map = L.map(part(element, '[data-pin-map]'), { minZoom: 12, maxZoom: 19, ...motion, scrollWheelZoom: false });
  map.setView(started, CLOSE_UP);
  map.attributionControl.setPrefix(false);
  showStreets(map, element.dataset);

  const icon = L.divIcon({ className: 'pin pin-door', iconSize: [24, 24] });
  // The buttons are its way by keyboard, so it takes no place of its own among the stops of the Tab key.
  const pin = L.marker(started, { icon, draggable: true, autoPan: true, keyboard: false, alt: 'The pin' }).addTo(map);
  const status = part(element, '[data-pin-status]');

  /** @param {L.LatLng} point @param {string} said */
  const put = (point, said) => {
    pin.setLatLng(point);
    if (!map.getBounds().contains(point)) map.panTo(point);
    field('pin-lat').value = point.lat.toFixed(6);
    field('pin-lon').value = point.lng.toFixed(6);
    field('pin-of').value = element.dataset.postcode ?? '';
    status.textContent = said;
  };
  pin.on('dragend', () => put(pin.getLatLng(), 'The pin is where you put it.'));
  part(element, '[data-reset]').addEventListener('click', () => put(started, 'The pin is back where it was.'));
  for (const button of element.querySelectorAll('[data-north]')) {
    if (button instanceof HTMLElement) button.addEventListener('click', () => put(nudged(pin.getLatLng(), button.dataset), `Moved ${STEP_METRES} metres ${button.textContent?.toLowerCase()}.`));
  }
}

/**
 * @param {L.LatLng} point
 * @param {DOMStringMap} direction
 */
function nudged({ lat, lng }, { north, east }) {
  const degrees = STEP_METRES / METRES_PER_DEGREE;
  return L.latLng(lat + Number(north) * degrees, lng + (Number(east) * degrees) / Math.cos((lat * Math.PI) / 180));
}

/** @param {HTMLElement} element @param {string} selector */
function part(element, selector) {
  return /** @type {HTMLElement} */ (element.querySelector(selector));
}

/** @param {string} name */
function field(name) {
  return /** @type {HTMLInputElement} */ (document.querySelector(`input[name="${name}"]`));
}

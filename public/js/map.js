import { createAreaSearch } from './area-search.js';
import { foundOnPage, FOUND } from './found.js';
import { lightTogether } from './light.js';
import { createMatches } from './matches.js';
import { createPins } from './pins.js';
import { createPlaceNames } from './place-names.js';
import { showStreets } from './streets.js';
import { createView } from './view.js';

const UNITED_KINGDOM = /** @type {L.LatLngTuple} */ ([54.5, -3]);

const box = document.querySelector('[data-map]');
// Without Leaflet the column stays hidden, and the list has everything.
if (box instanceof HTMLElement && 'L' in window) showMap(box);

/** @param {HTMLElement} element */
function showMap(element) {
  element.closest('.map-column')?.removeAttribute('hidden');
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const map = L.map(element, { minZoom: 5, maxZoom: 18, zoomAnimation: !still, fadeAnimation: !still, inertia: !still });
  map.setView(UNITED_KINGDOM, 6);
  map.attributionControl.setPrefix(false);
  addSkip(element);
  L.control.scale({ metric: false, position: 'topleft' }).addTo(map);
  const names = createPlaceNames(map);
  showStreets(map, element.dataset, names.need);

  const areaSearch = createAreaSearch(map);
  const matches = createMatches(map, areaSearch.search);
  const pins = createPins(map);
  const view = createView(map);
  const show = async () => {
    const found = foundOnPage();
    pins.show(found);
    names.show(found);
    if (await view.fit(found)) areaSearch.fitted();
    matches.show(found);
  };
  lightTogether();
  document.addEventListener(FOUND, show);
  void show();
}

/**
 * A map has many stops for the Tab key, so the first of them leads past it.
 * @param {HTMLElement} element
 */
function addSkip(element) {
  const button = Object.assign(document.createElement('button'), { type: 'button', className: 'skip-link', textContent: 'Skip the map' });
  button.addEventListener('click', () => {
    const next = document.querySelector('.footer a');
    if (next instanceof HTMLElement) next.focus();
  });
  L.DomEvent.disableClickPropagation(button);
  element.prepend(button);
}

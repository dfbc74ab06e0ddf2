import { bboxOf } from './points.js';
import { setArea } from './query.js';

/** Less than this is not worth another search. */
const MOVED_PIXELS = 30;

/**
 * "Search this area", offered once the person has moved the map away from where the search put it.
 * @param {L.Map} map
 * @returns {{ search: () => void, fitted: () => void }} search: now; fitted: the map is where the search put it
 */
export function createAreaSearch(map) {
  const button = Object.assign(document.createElement('button'), {
    type: 'button', className: 'button button-small map-search', textContent: 'Search this area', hidden: true,
  });
  let home = { centre: map.getCenter(), zoom: map.getZoom() };

  /** In place of the miles around the place; the place stays, for the distances. */
  function search() {
    const form = document.querySelector('form[data-search]');
    if (!(form instanceof HTMLFormElement)) return;
    setArea(form, bboxOf(map.getBounds()));
    form.requestSubmit();
  }

  function offer() {
    const moved = map.project(map.getCenter()).distanceTo(map.project(home.centre)) > MOVED_PIXELS;
    button.hidden = map.getZoom() === home.zoom && !moved;
  }

  L.DomEvent.disableClickPropagation(button);
  button.addEventListener('click', search);
  map.getContainer().append(button);
  map.on('moveend', offer);
  return {
    search,
    fitted() {
      home = { centre: map.getCenter(), zoom: map.getZoom() };
      offer();
    },
  };
}

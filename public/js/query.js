/** The distance the server takes when none is chosen (DEFAULT_WITHIN_MILES in src/domain/search.ts). */
const USUAL_WITHIN_MILES = '5';

/** @typedef {HTMLInputElement | HTMLSelectElement} Field */

/**
 * The form as a query string, without what is left empty.
 * @param {HTMLFormElement} form
 * @returns {string}
 */
export function queryOf(form) {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && value !== '') query.append(name, value);
  }
  return query.toString();
}

/**
 * Puts the line, the place and the distance as a query has them. Filters and sort come with the server's answer.
 * @param {HTMLFormElement} form
 * @param {string} query
 */
export function fillForm(form, query) {
  const wanted = new URLSearchParams(query);
  fieldOf(form, 'q').value = wanted.get('q') ?? '';
  fieldOf(form, 'near').value = wanted.get('near') ?? '';
  fieldOf(form, 'within').value = wanted.get('within') ?? USUAL_WITHIN_MILES;
}

/**
 * Narrows the search to a rectangle of the map, until the place or the distance is changed; null takes that away.
 * @param {HTMLFormElement} form
 * @param {string | null} bbox west, south, east and north in degrees
 */
export function setArea(form, bbox) {
  document.querySelector(`input[name=bbox][form=${form.id}]`)?.remove();
  if (bbox === null) return;
  const input = Object.assign(document.createElement('input'), { type: 'hidden', name: 'bbox', value: bbox });
  input.setAttribute('form', form.id);
  document.querySelector('[data-found]')?.append(input);
}

/**
 * @param {HTMLFormElement} form
 * @param {string} name
 */
function fieldOf(form, name) {
  return /** @type {Field} */ (form.elements.namedItem(name));
}

import { openOnWideScreens } from './filters.js';

/** Told to the document whenever the list has been swapped; the map listens. */
export const FOUND = 'fingerpost:found';

/** @returns {HTMLElement} the part of the page that a search changes */
export function foundOnPage() {
  return /** @type {HTMLElement} */ (document.querySelector('[data-found]'));
}

/**
 * Asks the server for that part alone, at the page's own address.
 * @param {string} href
 * @param {AbortSignal} signal
 * @returns {Promise<HTMLElement>}
 */
export async function fetchFound(href, signal) {
  const answer = await fetch(href, { headers: { 'X-Fragment': 'found' }, signal });
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const found = page.querySelector('[data-found]');
  if (!answer.ok || !(found instanceof HTMLElement)) throw new Error('The directory did not answer with a list.');
  return found;
}

/**
 * Puts a new list in the old one's place. Focus, open filters and their scroll stay as they were.
 * @param {HTMLElement} next
 */
export function swapFound(next) {
  const old = foundOnPage();
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const scroll = old.querySelector('.filters')?.scrollTop ?? 0;
  for (const details of old.querySelectorAll('details[id]')) {
    const same = next.querySelector(`#${CSS.escape(details.id)}`);
    if (same instanceof HTMLDetailsElement) same.open = /** @type {HTMLDetailsElement} */ (details).open;
  }
  const all = old.querySelector('details[data-filters]');
  next.querySelector('details[data-filters]')?.toggleAttribute('open', all?.hasAttribute('open') ?? false);

  old.replaceWith(next);
  if (!all) openOnWideScreens();
  next.querySelector('.filters')?.scrollTo(0, scroll);
  if (focused) sameIn(next, focused).focus({ preventScroll: true });
  document.dispatchEvent(new CustomEvent(FOUND));
}

/**
 * The new list's counterpart of what had the focus, a control or a card; for a chip or a page, the new heading.
 * @param {HTMLElement} found
 * @param {Element} focused
 * @returns {HTMLElement}
 */
function sameIn(found, focused) {
  const href = focused.getAttribute('href');
  const selector = focused.id ? `#${CSS.escape(focused.id)}` : href ? `[data-card] a[href="${CSS.escape(href)}"]` : null;
  const same = selector && found.querySelector(selector);
  if (same instanceof HTMLElement) return same;
  const heading = found.querySelector('.results :is(h1, h2)') ?? found;
  heading.setAttribute('tabindex', '-1');
  return /** @type {HTMLElement} */ (heading);
}

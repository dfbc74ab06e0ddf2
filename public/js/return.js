import { foundOnPage, FOUND } from './found.js';

/** Coming back from a listing, the focus stands again on its card, so that the arrows go on from there. */
const left = history.state?.card;
if (left && !focusCard(left)) document.addEventListener(FOUND, () => focusCard(left), { once: true });

document.addEventListener('click', ({ target }) => {
  const card = target instanceof Element ? target.closest('.card-link')?.closest('[data-card]') : null;
  if (card instanceof HTMLElement) history.replaceState({ ...history.state, card: card.dataset.slug }, '');
});

/**
 * @param {string} slug
 * @returns {boolean} whether it is in the list
 */
function focusCard(slug) {
  const link = foundOnPage().querySelector(`[data-slug="${CSS.escape(slug)}"] .card-link`);
  if (!(link instanceof HTMLElement)) return false;
  link.focus();
  return true;
}

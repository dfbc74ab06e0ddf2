/** Which card a listing was opened from stays with this entry of the tab's history, so that Back leads the focus to it. */

/** @param {Element} link that was followed */
export function rememberCard(link) {
  const card = link.matches('.card-link') && link.closest('[data-card]');
  if (card instanceof HTMLElement) history.replaceState({ ...history.state, card: card.dataset.slug }, '');
}

/** @returns {string | null} the card that was left, once */
export function takeCard() {
  const card = history.state?.card ?? null;
  if (card) history.replaceState({ ...history.state, card: undefined }, '');
  return card;
}

/**
 * @param {HTMLElement} found
 * @param {string | null} slug
 */
export function focusCard(found, slug) {
  const link = slug && found.querySelector(`[data-card][data-slug="${CSS.escape(slug)}"] .card-link`);
  if (link instanceof HTMLElement) link.focus();
}

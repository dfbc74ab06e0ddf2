/**
 * What a caller said and where they live stay in this tab: the address bar, and with it the browser's history and
 * any link that is copied, shows only what the server says may be shown. The whole query is in the entry's state.
 */

/** @returns {string | null} the query of this entry of the tab's history */
export function rememberedQuery() {
  return history.state?.query ?? null;
}

/**
 * @param {string} query
 * @param {string} shownHref
 * @param {{ push?: boolean }} [options] push: a new entry, which Back comes back from
 */
export function showAddress(query, shownHref, { push = false } = {}) {
  if (push) history.pushState({ query }, '', shownHref);
  else history.replaceState({ query }, '', shownHref);
}

/**
 * The title is kept in the browser's history too, so it says how many, and not where.
 * @param {HTMLElement} found
 */
export function showTitle(found) {
  const site = document.title.split(' – ').at(-1);
  const total = Number(found.dataset.total);
  const matches = total === 1 ? '1 match' : `${total.toLocaleString('en-GB')} matches`;
  document.title = `${found.dataset.asked === 'true' ? matches : found.querySelector('h1')?.textContent} – ${site}`;
}

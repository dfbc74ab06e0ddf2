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
 * The title as the server words it: the browser's history keeps it too.
 * @param {HTMLElement} found
 */
export function showTitle(found) {
  const site = document.title.split(' – ').at(-1);
  document.title = `${found.dataset.title} – ${site}`;
}

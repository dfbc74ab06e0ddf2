import { rememberedQuery, showAddress, showTitle } from './address.js';
import { openOnWideScreens } from './filters.js';
import { fetchFound, foundOnPage, swapFound } from './found.js';
import { focusCard, rememberCard, takeCard } from './left-card.js';
import { fillForm, queryOf, setArea } from './query.js';
import { createStatus } from './status.js';
import { createPointer, leadToUrgent } from './urgent.js';

const TYPING_PAUSE_MS = 150;

/**
 * How a search came about: while typing, asked with Enter or Find, by a choice (a filter, a chip, a page), or out of the history.
 * @typedef {'typed' | 'asked' | 'chosen' | 'restored'} Cause
 */

const searchForm = document.querySelector('form[data-search]');
if (searchForm instanceof HTMLFormElement) attach(searchForm);

/** @param {HTMLFormElement} form */
function attach(form) {
  const status = createStatus();
  const pointTo = createPointer();
  const { pathname } = new URL(form.action);
  let shown = location.search.slice(1);
  /** Typing replaces its own entry of the history, but never one that was chosen. */
  let settled = foundOnPage().dataset.asked === 'true';
  let underWay = new AbortController();
  /** @type {number | undefined} */
  let typing;

  document.documentElement.classList.add('has-script');
  openOnWideScreens();
  begin();

  function begin() {
    const remembered = rememberedQuery();
    const card = takeCard();
    showTitle(foundOnPage());
    pointTo(foundOnPage());
    if (remembered !== null && remembered !== shown) return void restore(remembered).then(() => focusCard(foundOnPage(), card));
    focusCard(foundOnPage(), card);
    if (remembered === null) leadToUrgent(foundOnPage());
    showAddress(shown, location.pathname === pathname ? foundOnPage().dataset.shownHref ?? pathname : location.pathname);
  }

  /** @param {string} query */
  function restore(query) {
    fillForm(form, query);
    return search(query, 'restored');
  }

  /**
   * @param {string} query
   * @param {Cause} cause
   */
  async function search(query, cause) {
    stopWaiting();
    if (cause === 'typed' && query === shown) return;
    underWay = new AbortController();
    const { signal } = underWay;
    foundOnPage().setAttribute('aria-busy', 'true');
    const href = query === '' ? pathname : `${pathname}?${query}`;
    const next = await fetchFound(href, signal).catch(() => null);
    if (signal.aborted) return;
    if (!next) return cause === 'typed' ? sayUnanswered() : location.assign(href);

    swapFound(next);
    showAddress(query, next.dataset.shownHref ?? pathname, { push: cause === 'typed' ? settled : cause !== 'restored' && query !== shown });
    showTitle(next);
    status.sayFound(next);
    pointTo(next);
    if (cause !== 'restored') showStart(next);
    if (cause === 'asked') leadToUrgent(next);
    shown = query;
    settled = cause !== 'typed';
  }

  /** An answer that is still on its way belongs to an earlier question, and is not wanted any more. */
  function stopWaiting() {
    clearTimeout(typing);
    status.hush();
    underWay.abort();
    foundOnPage().removeAttribute('aria-busy');
    document.querySelector('[data-unanswered]')?.remove();
  }

  /** A line half typed is not worth losing to an error page: the next key or Enter asks again. */
  function sayUnanswered() {
    const text = 'The directory did not answer, so this list is not for what the line says now. Press Enter to try again.';
    const notice = Object.assign(document.createElement('p'), { className: 'notice notice-warn', textContent: text });
    notice.dataset.unanswered = '';
    foundOnPage().removeAttribute('aria-busy');
    foundOnPage().querySelector('.results')?.prepend(notice);
    status.say(text);
  }

  form.addEventListener('input', ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    if (target.name === 'near') setArea(form, null);
    stopWaiting();
    typing = setTimeout(() => search(queryOf(form), 'typed'), TYPING_PAUSE_MS);
  });

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void search(queryOf(form), 'asked');
  });

  // On the document, because the filters stand outside the form and are swapped.
  document.addEventListener('change', ({ target }) => {
    const choice = target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && /^(checkbox|radio)$/.test(target.type));
    if (!choice || target.form !== form) return;
    if (target.name === 'within') setArea(form, null);
    void search(queryOf(form), 'chosen');
  });

  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element && event.target.closest('a[href]');
    if (!(link instanceof HTMLAnchorElement) || !isPlainClick(event)) return;
    if (link.matches('[data-new-call]')) {
      event.preventDefault();
      location.replace(link.href);
    } else if (link.closest('[data-found]') && link.origin === location.origin && link.pathname === pathname && link.hash === '') {
      event.preventDefault();
      fillForm(form, link.search);
      void search(link.search.slice(1), 'chosen');
    } else rememberCard(link);
  });

  window.addEventListener('popstate', () => {
    const query = rememberedQuery();
    // A jump within the page, such as the skip link, is an entry without a query.
    if (query === null) return showAddress(shown, location.href);
    if (query !== shown) void restore(query);
  });

  // A page that the browser keeps whole for Back must not wake up to a broken search.
  window.addEventListener('pagehide', () => underWay.abort());
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted && foundOnPage().hasAttribute('aria-busy')) void search(queryOf(form), 'typed');
  });
}

/** @param {MouseEvent} event */
function isPlainClick({ button, ctrlKey, metaKey, shiftKey, altKey, defaultPrevented }) {
  return button === 0 && !ctrlKey && !metaKey && !shiftKey && !altKey && !defaultPrevented;
}

/**
 * A new list is read from its beginning.
 * @param {HTMLElement} found
 */
function showStart(found) {
  const results = found.querySelector('.results');
  if (results && results.getBoundingClientRect().top < 0) results.scrollIntoView();
}

/**
 * Single-key shortcuts. They can be switched off for the tab (WCAG 2.1.4), never take a key with a modifier or one
 * that is being typed, and leave the arrows to the browser except from the line and within the list.
 */

const OFF = 'keys-off';
const FIELD = 'textarea, select, [contenteditable], input:not([type=checkbox], [type=radio])';

/** @type {Record<string, (event: KeyboardEvent) => void>} */
const SHORTCUTS = {
  '/': focusLine,
  o: openCard,
  n: newCall,
  p: () => window.print(),
  '?': () => dialog()?.showModal(),
};

document.addEventListener('keydown', (event) => {
  const { target, key } = event;
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
  if (!(target instanceof Element) || target.closest('dialog, .leaflet-container')) return;
  if (key === 'ArrowDown' || key === 'ArrowUp') return moveFrom(target, key === 'ArrowDown' ? 1 : -1, event);
  if (key === 'Escape') return leaveLine(target, event);
  if (target.matches(FIELD) || isOff()) return;
  const shortcut = SHORTCUTS[key];
  if (!shortcut) return;
  event.preventDefault();
  shortcut(event);
});

for (const button of document.querySelectorAll('[data-keys-help]')) {
  button.removeAttribute('hidden');
  button.addEventListener('click', () => dialog()?.showModal());
}

const offBox = document.querySelector('[data-keys-off]');
if (offBox instanceof HTMLInputElement) {
  offBox.checked = isOff();
  offBox.addEventListener('change', () => (offBox.checked ? sessionStorage.setItem(OFF, 'true') : sessionStorage.removeItem(OFF)));
}

/**
 * @param {Element} target
 * @param {1 | -1} step
 * @param {Event} event
 */
function moveFrom(target, step, event) {
  const all = stops();
  const within = target.closest('[data-card], .urgent-help > details');
  const inSearch = target.matches('[role=search] input');
  if (!within && !(inSearch && step === 1)) return;
  const position = within ? all.findIndex((stop) => within.contains(stop)) + step : 0;
  const next = position < 0 ? line() : all[position];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/**
 * Escape would empty a search field; here it goes on to the results and leaves the words.
 * @param {Element} target
 * @param {Event} event
 */
function leaveLine(target, event) {
  if (target !== line()) return;
  event.preventDefault();
  const first = stops()[0];
  if (first) first.focus();
  else line()?.blur();
}

function focusLine() {
  line()?.focus();
  line()?.select();
}

/** @param {KeyboardEvent} event */
function openCard({ target }) {
  const link = target instanceof Element && target.closest('[data-card]')?.querySelector('.card-link');
  if (link instanceof HTMLElement) link.click();
}

function newCall() {
  const link = document.querySelector('a[data-new-call]');
  if (link instanceof HTMLElement) link.click();
  else location.assign('/');
}

/** @returns {HTMLInputElement | null} */
function line() {
  return document.querySelector('form[data-search] [name=q]');
}

/** @returns {HTMLElement[]} where the arrows stop: urgent help first, then the cards */
function stops() {
  return [...document.querySelectorAll('.urgent-help > details > summary, [data-card] .card-link')].map((stop) => /** @type {HTMLElement} */ (stop));
}

/** @returns {HTMLDialogElement | null} */
function dialog() {
  return document.querySelector('dialog[data-keys]');
}

function isOff() {
  return sessionStorage.getItem(OFF) !== null;
}

import { countCharacters } from './character-count.js';
import './tick-all.js';

/** A second press of a button, or of Enter, within this time is a slip of the finger. */
const SLIP_MS = 3000;

const summary = document.querySelector('.govuk-error-summary');
if (summary instanceof HTMLElement) {
  summary.tabIndex = -1;
  summary.focus();
  summary.addEventListener('click', goToField);
}

for (const area of document.querySelectorAll('[data-module="govuk-character-count"]')) countCharacters(area);

/** @type {WeakMap<EventTarget, number>} */
const sentAt = new WeakMap();
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!form || event.defaultPrevented) return;
  if (event.timeStamp - (sentAt.get(form) ?? -Infinity) < SLIP_MS) event.preventDefault();
  else sentAt.set(form, event.timeStamp);
});

/**
 * To the field itself, with its label in view: a link alone would only scroll to it.
 * @param {Event} event
 */
function goToField({ target }) {
  const link = target instanceof Element && target.closest('a');
  const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!field) return;
  field.focus({ preventScroll: true });
  const whole = field.closest('fieldset, .govuk-form-group') ?? field;
  // After the link has scrolled the page.
  requestAnimationFrame(() => whole.scrollIntoView({ block: whole.clientHeight < innerHeight ? 'center' : 'start' }));
}

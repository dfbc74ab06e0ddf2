/** Back and Print for a pointer: the keys and the browser's own buttons do the same. */

// A tab that was opened with this page has nothing to go back to.
const cameFromHere = document.referrer.startsWith(`${location.origin}/`) && history.length > 1;

if (cameFromHere) offer('[data-back]', () => history.back());
offer('[data-print]', () => window.print());

/**
 * @param {string} selector
 * @param {() => void} onPress
 */
function offer(selector, onPress) {
  const button = document.querySelector(selector);
  button?.removeAttribute('hidden');
  button?.addEventListener('click', onPress);
}

/** Long enough after the last change that a screen reader is not interrupted at every key. */
const QUIET_MS = 700;

/**
 * The page's one live region.
 * @returns {{ sayFound: (found: HTMLElement) => void, say: (text: string) => void, hush: () => void }}
 */
export function createStatus() {
  const region = document.querySelector('#status');
  /** @type {number | undefined} */
  let waiting;

  const hush = () => clearTimeout(waiting);
  /** @param {string} text */
  const say = (text) => {
    hush();
    waiting = setTimeout(() => region && (region.textContent = text), QUIET_MS);
  };
  return {
    say,
    hush,
    sayFound(found) {
      const parts = [...found.querySelectorAll('.results-head :is(h1, h2), .notice')].map((part) => part.textContent?.trim());
      say([...urgentOf(found), ...parts].join('. '));
    },
  };
}

/**
 * Danger is said first.
 * @param {HTMLElement} found
 * @returns {string[]}
 */
function urgentOf(found) {
  return [...found.querySelectorAll('details[data-said]')].map((panel) => /** @type {HTMLElement} */ (panel).dataset.said ?? '');
}

/**
 * Whoever asked is led to the panel when what to do, whom to ring and what to say do not all show. The focus stays where it is.
 * @param {HTMLElement} found
 */
export function leadToUrgent(found) {
  const panel = found.querySelector('.urgent-help > details[open]');
  const end = panel?.querySelector('.urgent-words')?.getBoundingClientRect().bottom ?? 0;
  const top = panel?.getBoundingClientRect().top ?? 0;
  if (panel && (end > innerHeight || top < 0)) panel.scrollIntoView();
}

/**
 * Under the edge of a small screen a panel would come unseen while somebody types: a line at the edge points to it.
 * @returns {(found: HTMLElement) => void} told of every new list
 */
export function createPointer() {
  /** @type {IntersectionObserver | undefined} */
  let watching;
  return (found) => {
    watching?.disconnect();
    const pointer = found.querySelector('[data-urgent-pointer]');
    const summary = found.querySelector('.urgent-help > details[open] > summary');
    if (!pointer || !summary) return;
    watching = new IntersectionObserver(([entry]) => entry && pointer.toggleAttribute('hidden', entry.isIntersecting || entry.boundingClientRect.top < 0));
    watching.observe(summary);
  };
}

/** What the pointer is over or the focus is in lights up with its counterpart: a card its pin, a pin its cards. */
export function lightTogether() {
  /** @type {Element | null} */
  let pointed = null;

  const relight = () => {
    const numbers = new Set([pointed, document.activeElement].flatMap((element) => numbersOf(element?.closest('[data-card], [data-numbers]'))));
    for (const element of document.querySelectorAll('[data-card], [data-numbers]')) {
      element.classList.toggle('lit', numbersOf(element).some((number) => numbers.has(number)));
    }
  };
  document.addEventListener('pointerover', ({ target }) => {
    pointed = target instanceof Element ? target : null;
    relight();
  });
  document.documentElement.addEventListener('pointerleave', () => {
    pointed = null;
    relight();
  });
  document.addEventListener('focusin', relight);
  document.addEventListener('focusout', () => queueMicrotask(relight));
}

/**
 * @param {Element | null | undefined} element a card or a pin
 * @returns {string[]} its number or numbers in the list
 */
function numbersOf(element) {
  return (element?.getAttribute('data-number') ?? element?.getAttribute('data-numbers') ?? '').split(' ').filter(Boolean);
}

/** The width from which filters stand beside the results, as in layout.css. */
const WIDE = '(min-width: 56.01rem)';

/** Closed filters are right for a phone; beside the results they stand open, also where CSS cannot open them. */
export function openOnWideScreens() {
  if (!matchMedia(WIDE).matches) return;
  document.querySelector('details[data-filters]')?.setAttribute('open', '');
}

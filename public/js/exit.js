/** Leaves at once, and so that Back does not lead here again. One handler serves links that are put in later. */
document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a[data-quick-exit]') : null;
  if (!(link instanceof HTMLAnchorElement)) return;
  event.preventDefault();
  location.replace(link.href);
});

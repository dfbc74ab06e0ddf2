/** A box above a column of boxes that ticks them all. Without script there is none. */
for (const place of document.querySelectorAll('[data-tick-all]')) {
  const table = place.closest('table');
  if (!table) continue;
  const all = document.createElement('input');
  all.type = 'checkbox';
  all.setAttribute('aria-label', 'Tick all on this page');
  all.addEventListener('change', () => {
    for (const box of table.querySelectorAll('tbody input[type="checkbox"]')) if (box instanceof HTMLInputElement) box.checked = all.checked;
  });
  const label = document.createElement('label');
  label.className = 'check';
  label.append(all);
  place.replaceChildren(label);
}

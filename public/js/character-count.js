/** Long enough after the last key that a screen reader is not interrupted at every one. */
const QUIET_MS = 1000;

/**
 * Says beside a text how many characters are left, and quietly to a screen reader after a pause. It never cuts off.
 * @param {Element} group
 */
export function countCharacters(group) {
  const area = group.querySelector('textarea');
  const message = group.querySelector('.govuk-character-count__message');
  const most = Number(group.getAttribute('data-maxlength'));
  if (!area || !message || !most) return;

  const status = document.createElement('div');
  status.className = 'visually-hidden';
  status.setAttribute('role', 'status');
  message.after(status);
  /** @type {number | undefined} */
  let waiting;

  const count = () => {
    const text = sentence(most - area.value.length);
    message.textContent = text;
    message.classList.toggle('is-over', area.value.length > most);
    return text;
  };
  area.addEventListener('input', () => {
    const text = count();
    clearTimeout(waiting);
    waiting = setTimeout(() => (status.textContent = text), QUIET_MS);
  });
  count();
}

/** @param {number} left */
function sentence(left) {
  const characters = `${Math.abs(left).toLocaleString('en-GB')} character${Math.abs(left) === 1 ? '' : 's'}`;
  return left < 0 ? `${characters} too many` : `${characters} left`;
}

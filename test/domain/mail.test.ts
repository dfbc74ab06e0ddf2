import { expect, test } from 'vitest';
import { headerLine, isOneAddress, retryMinutes } from '../../src/domain/mail.ts';

/** For how long a mail is tried in all, in days. */
function daysTried(because: 'deferred' | 'away'): number {
  let [minutes, tries] = [0, 0];
  for (let next = retryMinutes(tries, because); next !== null; next = retryMinutes(tries, because)) {
    minutes += next;
    tries += 1;
  }
  return Math.round(minutes / 1440);
}

test('a mail that an address puts off is tried for three days, one that the server cannot take for two weeks', () => {
  expect([daysTried('deferred'), daysTried('away')]).toEqual([3, 14]);
});

test('a server that is away is asked often enough to notice its return', () => {
  expect([0, 1, 2, 3, 500].map((tries) => retryMinutes(tries, 'away'))).toEqual([1, 5, 15, 15, 15]);
});

test('a subject is one line, however it was written', () => {
  expect(headerLine(' Choir\r\nBcc: x@example.org\u2028\u0000end ')).toBe('Choir Bcc: x@example.org end');
  expect(headerLine('x'.repeat(900))).toHaveLength(200);
});

test.each<[string, boolean]>([
  ['pat@example.org', true], ['o’brien+choir@sub.example.org', true], ['siân@exämple.org', true], ['a@b, c@d', false], ['a@b\r\nc@d', false], ['a@b\u2028c', false], ['Pat <a@b>', false], ['a@', false], ['@b', false], ['a b@c', false], ['', false],
])('%j is one address: %s', (to, expected) => {
  expect(isOneAddress(to)).toBe(expected);
});

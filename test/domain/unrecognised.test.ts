import { expect, test } from 'vitest';
import { unrecognisedWords } from '../../src/domain/unrecognised.ts';

const names = new Set(['margaret', 'hussain', 'rose']);

test.each([
  ['wants a snorkel', 'snorkel', false, ['snorkel']],
  ['wants a snorkel', 'snorkel', true, []],
  ['a snorkel please', 'snorkel', true, ['snorkel']],
  ['Margaret Hussain wants a rose', 'Margaret Hussain rose', false, []],
  ['Margaret’s snorkel', 'Margaret’s snorkel', false, ['snorkel']],
  ['07700900123 M33 7ND a1 x', '07700900123 M33 7ND a1 x', false, []],
  ['snorkel Snorkel SNORKEL', 'snorkel Snorkel SNORKEL', false, ['snorkel']],
  ['', '', true, []],
])('of “%s”, of which “%s” was left over, typing %s: %j', (line, left, isTyping, expected) => {
  expect(unrecognisedWords(line, left, names, isTyping)).toEqual(expected);
});

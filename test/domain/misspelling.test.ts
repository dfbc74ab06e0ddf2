import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createNearWords } from '../../src/domain/misspelling.ts';

const nearIn = (words: string[], most = 2) => createNearWords(words, { startOf: (word) => word[0] ?? '', mostSlips: () => most });
const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });

describe('a word is near another by', () => {
  test.each([
    ['the same letters', 'counselling', 0],
    ['one left out', 'counseling', 1],
    ['one too many', 'counsellling', 1],
    ['another one', 'counsollimg', 2],
    ['two that changed places', 'counsellign', 1],
    ['both of these', 'cuonseling', 2],
  ])('%s', (_, typed, slips) => expect(nearIn(['counselling'])(typed)).toMatchObject([{ word: 'counselling', slips }]));

  test('no more slips than are forgiven, and none in its start', () => {
    expect(nearIn(['counselling'], 1)('counselimg')).toEqual([]);
    expect(nearIn(['counselling'])('xounselling')).toEqual([]);
  });
});

test('what was left out is thought of first, then the slip that stands first', () => {
  expect(nearIn(['stair', 'start', 'stars', 'tar'], 1)('star').map((near) => near.word)).toEqual(['stair', 'start', 'stars']);
  expect(nearIn(['maths', 'months'], 1)('mnths').map((near) => near.word)).toEqual(['months', 'maths']);
});

test('words are near where Damerau’s distance says so', () => {
  fc.assert(
    fc.property(word, word, (typed, known) => {
      const slips = distance(`a${typed}`, `a${known}`);
      expect(nearIn([`a${known}`])(`a${typed}`)).toMatchObject(slips <= 2 ? [{ slips }] : []);
    }),
    { numRuns: 5_000 },
  );
});

/** Letters dropped, added, changed or swapped with their neighbour, by the book (optimal string alignment). */
function distance(a: string, b: string): number {
  const rows = [...Array(a.length + 1).keys()].map((i) => [...Array(b.length + 1).keys()].map((j) => Math.max(i, j)));
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const changed = rows[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? rows[i - 2]![j - 2]! + 1 : Infinity;
      rows[i]![j] = Math.min(rows[i - 1]![j]! + 1, rows[i]![j - 1]! + 1, changed, swapped);
    }
  }
  return rows[a.length]![b.length]!;
}

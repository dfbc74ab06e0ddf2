import { expect, test } from 'vitest';
import { termsOf } from '../../src/domain/terms.ts';

test('the words of a text stand once each, in the form their other forms share', () => {
  expect(termsOf('Gardening for all: a garden, two gardens and the gardener’s shed.')).toEqual(['all', 'and', 'for', 'garden', 'gardener', 'shed', 'the', 'two']);
});

test('an apostrophe or an accent makes no other word', () => {
  expect(termsOf("parkinson's")).toEqual(termsOf('parkinsons'));
  expect(termsOf('Repair Café')).toEqual(termsOf('repair cafe'));
});

test('a text without words has none', () => {
  expect(termsOf('  12 – 4 £5 ')).toEqual([]);
});

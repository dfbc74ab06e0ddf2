import { expect, test } from 'vitest';
import { featuresOf } from '../../../src/domain/evidence/features.ts';

const numbersOf = (line: string) => featuresOf(line.split(' ')).numbers;
const shared = (one: string, other: string) => numbersOf(one).filter((number) => numbersOf(other).includes(number)).length;

test('a line has its words, its ends, each two that follow each other and each two near each other', () => {
  // Three words, the first and the last, two that follow and three pairs.
  expect(numbersOf('cant get up')).toHaveLength(10);
  expect(new Set(numbersOf('cant get up')).size).toBe(10);
});

test('two words count together wherever they stand, and count otherwise side by side', () => {
  // The two words and the pair; not the ends, nor which follows which.
  expect(shared('mould flat', 'flat mould')).toBe(3);
  expect(shared('mould in flat', 'mould flat')).toBe(5);
});

test('nothing counts twice, however often it is said', () => {
  for (const line of ['no no no no', 'cant walk the dog cant walk']) expect(new Set(numbersOf(line)).size).toBe(numbersOf(line).length);
  // The word, the first, the last, and the one that follows itself.
  expect(numbersOf('no no no no')).toHaveLength(4);
});

test('two words count together though one of them stood far before too', () => {
  const far = Array.from({ length: 13 }, (_, at) => `word${at}`).join(' ');
  const pair = numbersOf('cant x walk').filter((number) => numbersOf('walk y cant').includes(number));
  // The two words and the pair.
  expect(pair).toHaveLength(3);
  expect(numbersOf(`walk ${far} cant z walk`)).toEqual(expect.arrayContaining(pair));
});

test('each feature says where its words stand', () => {
  const { first, second } = featuresOf(['lost', 'my', 'job']);
  expect([...new Set(first.map((at, index) => `${at}${second[index]}`))].toSorted()).toEqual(['00', '01', '02', '11', '12', '22']);
});

test('an empty line has none, and a long one no more than a reader can bear', () => {
  expect(featuresOf([]).numbers).toEqual([]);
  expect(featuresOf(Array.from({ length: 64 }, (_, at) => `word${at}`)).numbers.length).toBeLessThan(450);
});

test('what says nothing is passed over, and parts no neighbours', () => {
  const { numbers, first, second } = featuresOf(['lonely', null, 'mornings']);
  expect(numbers).toEqual(numbersOf('lonely mornings'));
  expect(Math.max(...first, ...second)).toBe(2);
});

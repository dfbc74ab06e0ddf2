import { expect, test } from 'vitest';
import { createWeigh } from '../../../src/domain/evidence/evidence.ts';
import { exampleOf } from '../../../src/domain/evidence/examples.ts';
import { featuresOf } from '../../../src/domain/evidence/features.ts';
import { learn } from '../../../src/domain/evidence/learn.ts';

const said = (line: string, right: string[], fair: string[] = []) => exampleOf(line.split(' '), { right, fair });
const LINES = [
  said('lost my husband', ['bereavement']),
  said('lost my wife', ['bereavement']),
  said('lost my job', ['work']),
  said('lost my job at the mill', ['work'], ['debt']),
  said('my wife wants a job', ['work']),
  said('behind with the rent', ['debt']),
  said('rent and gas', ['debt']),
  said('repeat prescription', []),
];
const LABELS = ['bereavement', 'debt', 'work'];
// A few lines are read over and over, as many lines would be.
const evidence = learn(Array.from({ length: 12 }, () => LINES).flat(), LABELS);
const weigh = createWeigh(evidence);
const likeliest = (line: string) => [...weigh(featuresOf(line.split(' '))).scores].toSorted((a, b) => b[1] - a[1])[0]!;

test('what words say together is learnt, where none of them says it alone', () => {
  expect(likeliest('lost my wife')[0]).toBe('bereavement');
  expect(likeliest('lost my job')[0]).toBe('work');
  expect(likeliest('wife wants a job')[0]).toBe('work');
});

test('a line of words that nobody said makes nothing likely', () => {
  const { scores, said: saidFor, saidAt } = weigh(featuresOf(['xylophone']));
  expect(Math.max(...scores.values())).toBeLessThan(0);
  expect(saidFor('debt')).toBe(0);
  expect(saidAt('debt', () => true)).toEqual([]);
});

test('the words that led to a label are named, small ones only where there is no other', () => {
  const { saidAt } = weigh(featuresOf(['hello', 'the', 'rent']));
  expect(saidAt('debt', () => true)).toContain(2);
  expect(saidAt('debt', (position) => position === 1)).toEqual([1]);
  expect(saidAt('debt', () => false)).toContain(2);
});

test('what is fair too is not taught as wrong', () => {
  const strict = createWeigh(learn(Array.from({ length: 12 }, () => LINES.map(({ features, right }) => ({ features, right, fair: [] }))).flat(), LABELS));
  const debt = (read: typeof weigh) => read(featuresOf('lost my job at the mill'.split(' '))).scores.get('debt')!;
  expect(debt(weigh)).toBeGreaterThan(debt(strict));
});

test('the same examples teach the same', () => {
  expect(learn(LINES, LABELS)).toEqual(learn(LINES, LABELS));
});

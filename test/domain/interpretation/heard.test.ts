import { expect, test } from 'vitest';
import { createReaders } from '../../../src/readers.ts';

const read = createReaders().readWith([]);
const needs = (line: string) => read(line, 'we').said.needs;
const names = (line: string) => needs(line).map(({ need }) => need);

test('where somebody lives, and on which day they can, changes nothing of what they need', () => {
  const alone = names('nobody to talk to since she moved');
  expect(alone).toEqual(['loneliness']);
  for (const more of ['nobody to talk to since she moved sale', 'nobody to talk to since she moved near m33 7nd', 'nobody to talk to since she moved tues']) expect(names(more)).toEqual(alone);
});

test('words that nobody knows are no need', () => {
  expect(names('wants snorkelbanding zxqv7')).toEqual([]);
  expect(names('zxqv7')).toEqual([]);
});

test('ordinary words are not taken for a misspelling of another', () => {
  expect(names('shingles')).toEqual(['health-conditions']);
  expect(names('licked and snoring dog')).not.toContain('housing');
});

test('a need is said more exactly where the words make it likely', () => {
  expect(needs('gas gone and boiler dead').find(({ need }) => need === 'energy')!.subNeeds).toContain('boilers');
});

test('a child who cares for somebody is a young carer', () => {
  expect(needs('14 doing everything for mum').find(({ need }) => need === 'carers')!.subNeeds[0]).toBe('young-carers');
});

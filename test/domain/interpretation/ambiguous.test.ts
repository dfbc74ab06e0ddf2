import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createReaders } from '../../../src/readers.ts';

const interpret = createReaders().interpretWith([]);
const heard = (line: string) => interpret(line, 'we');
const words = JSON.parse(readFileSync(join(import.meta.dirname, '../../../data/vocabulary/ambiguous.json'), 'utf8')) as Record<string, { label: string; need: string }[]>;
const needs = new Set(readdirSync(join(import.meta.dirname, '../../../data/vocabulary/needs')).map((name) => name.replace('.json', '')));

describe.each(Object.entries(words))('“%s”', (word, choices) => {
  test.each([word, word.toUpperCase(), `wants ${word}`, `${word} please`])('said as “%s” asks which is meant', (line) => {
    expect(heard(line)).toMatchObject({ needs: [], ambiguous: [{ word, choices }] });
  });

  test('offers needs there are', () => expect(choices.every(({ need }) => needs.has(need.split('/')[0]!))).toBe(true));
});

describe('a second word says which is meant', () => {
  test.each([
    ['aa meetings', 'addiction'],
    ['aa form for nan over 65', 'benefits'],
    ['uc journal', 'benefits'],
    ['ms society group', 'health-conditions'],
    ['aa for her arthritis', 'benefits'],
  ])('%s: %s', (line, need) => {
    const { needs: found, ambiguous } = heard(line);
    expect(ambiguous).toEqual([]);
    expect(found.map((each) => each.need)).toContain(need);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { explainNeeds, needSigns, suggestionWordsSchema, suggestNeeds } from '../../src/domain/need-suggestion.ts';
import type { Need } from '../../src/domain/need.ts';

const json = (file: string) => JSON.parse(readFileSync(new URL(`../../data/${file}`, import.meta.url), 'utf8'));
const needs: Need[] = json('needs.json');
const words = suggestionWordsSchema.parse(json('suggestions.json'));
const signs = needSigns({ needs, audiences: [] }, words);

/** As lines: the need, and its sub-needs after a slash. */
const suggest = (name: string, text = '') => suggestNeeds(name, text, signs).map(({ need, subNeeds }) => [need, ...subNeeds].join('/'));

describe('needs suggested from what a listing says of itself', () => {
  test.each([
    ['Stretford Foodbank', 'Emergency food parcels with a voucher', ['food/emergency-food']],
    ['Sale Library', 'Library', ['creative-nature/reading-heritage', 'digital/public-computers']],
    ['Altrincham Jobcentre Plus', 'Jobcentre', ['benefits/universal-credit', 'work-learning/job-search']],
    ['St Mary the Virgin, Bowdon', 'Place of worship', ['creative-nature/faith']],
    ['Trafford Bereavement Service', '', ['bereavement']],
    ['3rd Timperley Scout Group', '', ['families/youth']],
    ['Urmston Bowling Club', 'Sports club: Bowling', ['healthy-living/physical-activity']],
    ['Memory Cafe', 'For people with dementia, and their carers', ['health-conditions/dementia-memory', 'carers']],
  ])('%s', (name, text, expected) => {
    expect(suggest(name, text)).toEqual(expected);
  });

  test('each says which words led to it, as they were written', () => {
    const explained = explainNeeds('Memory Café', 'For people with dementia, and their Carers. Not a debt advice service.', signs);
    expect(Object.fromEntries(explained.map(({ need, words: led }) => [need, led]))).toMatchObject({ 'health-conditions': ['memory café', 'dementia'], carers: ['carers'] });
    expect(explained.map(({ need }) => need)).not.toContain('debt');
  });

  test('what is named first and in the name comes first', () => {
    expect(suggest('Trafford Carers Centre', 'We give debt advice too')[0]).toMatch(/^carers/);
  });

  test('at most five, however much a charity does', () => {
    const text = 'Counselling, debt advice, food bank, befriending, dementia, youth club, legal advice, swimming';
    expect(suggest('Everything', text)).toHaveLength(5);
  });
});

describe('needs that are not invented', () => {
  test.each([
    ['The Smith Trust', 'General charitable purposes'],
    ['Park Medical Practice', 'GP practice'],
    ['The Spice Deposit', 'A company that sells pills and cracks'],
    ['Sharing', 'We are not a food bank'],
    ['Info', 'We do not offer debt advice'],
    ['Bankers', 'bank holidays'],
    ['Somewhere', 'Meets in the church hall'],
  ])('%s: %s', (name, text) => {
    expect(suggest(name, text)).toEqual([]);
  });

  test('a "not for profit" takes nothing away from what follows', () => {
    expect(suggest('Helping', 'A not-for-profit counselling service')).toEqual(['mental-wellbeing/talking-support']);
  });
});

test('every word in the list stands under a need and sub-need that exist', () => {
  const known = new Set(needs.flatMap(({ slug, subNeeds }) => [slug, ...subNeeds.map((sub) => `${slug}/${sub.slug}`)]));
  const targets = [...Object.keys(words.anywhere), ...Object.keys(words.inName)];
  expect(targets.filter((target) => !known.has(target))).toEqual([]);
});

import { describe, expect, test } from 'vitest';
import type { Interpretation } from '../../src/domain/interpretation/interpretation.ts';
import { understand } from '../../src/domain/understanding.ts';
import { aRequest } from '../support/listings.ts';

const said: Interpretation = {
  needs: [{ need: 'loneliness', subNeeds: ['befriending'], words: ['lonely'] }, { need: 'debt', subNeeds: [], words: ['skint'] }],
  perhaps: [{ need: 'housing', subNeeds: ['renting'], words: ['rent'] }],
  audiences: [{ slug: 'older-people', words: ['old', 'lady'] }],
  sex: 'women', age: { min: 80, max: 89, words: ['eighties'] },
  place: { typed: 'M33', named: true, words: ['M33'] },
  days: ['tu'], times: ['morning'], open: null, cost: 'free', access: ['step-free'], delivery: [], languages: ['pl'], routes: [],
  ambiguous: [{ word: 'AA', choices: [{ label: 'Alcoholics Anonymous', need: 'addiction' }, { label: 'Attendance Allowance', need: 'benefits/disability-benefits' }] }],
  left: 'bingo', terms: ['bingo'], not: [],
};

describe('what was heard', () => {
  test('narrows the search as if it had been chosen; whom it is for, whether they can get in, and in which language, only ranks', () => {
    const { filters, near, wanted } = understand(aRequest({ q: 'the line' }), said);
    expect(filters).toMatchObject({ needs: ['loneliness', 'debt'], days: ['tu'], times: ['morning'], cost: null, age: 85, access: [], languages: [], audiences: [] });
    expect(near).toBe('M33');
    // What says nothing of its cost is not left out for it.
    expect(wanted).toEqual({ isChosen: false, needs: ['loneliness', 'debt'], subNeeds: ['befriending'], audiences: ['older-people'], sex: 'women', cost: 'free', delivery: [], access: ['step-free'], languages: ['pl'], routes: [], words: 'the line', terms: ['bingo'] });
  });

  test('of the way it is given narrows the search where no need was heard', () => {
    const { filters, wanted } = understand(aRequest({ q: 'the line' }), { ...said, needs: [], delivery: ['phone'], routes: ['ring'] });
    expect(filters).toMatchObject({ cost: 'free', delivery: ['phone'], access: ['step-free'], languages: ['pl'], routes: ['ring'] });
    expect(wanted).toMatchObject({ delivery: [], languages: [], routes: [] });
  });

  test('and taken away again counts for nothing', () => {
    const { filters, near, heard } = understand(aRequest({ q: 'the line', without: ['need:debt', 'place:m33', 'day:tu'] }), said);
    expect([filters.needs, near, filters.days]).toEqual([['loneliness'], null, []]);
    expect(heard.map(({ key }) => key)).not.toContain('need:debt');
    expect(understand(aRequest({ q: 'the line', without: ['need:debt', 'need:housing'] }), said).removed.map(({ key }) => key)).toEqual(['need:debt']);
  });

  test('and not surely enough is offered, and counts once it is taken', () => {
    expect(understand(aRequest({ q: 'the line' }), said)).toMatchObject({ filters: { needs: ['loneliness', 'debt'] }, perhaps: [{ need: 'housing' }] });
    const taken = understand(aRequest({ q: 'the line', also: ['housing'] }), said);
    expect(taken).toMatchObject({ filters: { needs: ['loneliness', 'debt', 'housing'] }, wanted: { needs: ['loneliness', 'debt', 'housing'], subNeeds: ['befriending', 'renting'] }, perhaps: [] });
    expect(taken.heard).toContainEqual({ key: 'also:housing', kind: 'need', value: 'housing', words: ['rent'], ranks: false });
  });

  test('is not offered where needs were chosen', () => {
    expect(understand(aRequest({ q: 'the line', needs: ['food'] }), said).perhaps).toEqual([]);
  });

  test('is silent where something was chosen', () => {
    const { filters, near } = understand(aRequest({ q: 'the line', needs: ['food'], days: ['su'], near: 'Hale', age: 30 }), said);
    expect(filters).toMatchObject({ needs: ['food'], days: ['su'], age: 30 });
    expect(near).toBe('Hale');
  });

  test('still ranks, and as much as before, where a need of it was chosen', () => {
    const before = understand(aRequest({ q: 'the line' }), said);
    const chosen = understand(aRequest({ q: 'the line', needs: ['loneliness'] }), said);
    expect(chosen.text).toBe('');
    expect(chosen.wanted).toEqual({ ...before.wanted, needs: ['loneliness'], isChosen: true });
    expect(chosen.filters).toMatchObject({ access: [], languages: [] });
    expect(chosen.heard.filter(({ ranks }) => ranks).map(({ key }) => key)).toEqual(['audience:older-people', 'access:step-free', 'language:pl']);
  });

  test('and taken away is heard again when the line says another', () => {
    const without = understand(aRequest({ q: 'the line' }), said).heard.map(({ key }) => key);
    const next = { ...said, place: { typed: 'Stretford', named: true, words: ['Stretford'] }, age: { min: 40, max: 40, words: ['40'] } };
    expect(understand(aRequest({ q: 'another', without }), next)).toMatchObject({ near: 'Stretford', filters: { age: 40 } });
  });

  test.each([['M33 7ND', 'm337nd', null], ['Old Trafford', 'old-trafford', null], ['M33 7ND', 'M33', null], ['Hale', 'Sale', 'Sale']])('near %s, “%s” in the line is offered instead as %s', (near, typed, offered) => {
    expect(understand(aRequest({ q: 'the line', near }), { ...said, place: { typed, named: true, words: [typed] } }).elsewhere).toBe(offered);
  });

  test('as an age says whom it may be for, as well as whom it has to take', () => {
    const audiencesAt = (age: number) => understand(aRequest({ age }), { ...said, audiences: [] }).wanted.audiences;
    expect([5, 17, 40, 82].map(audiencesAt)).toEqual([[], ['young-people'], [], ['older-people']]);
    expect(understand(aRequest({ age: 82, without: ['audience:older-people'] }), { ...said, audiences: [] }).wanted.audiences).toEqual([]);
  });

  test('of who somebody is counts for nothing where they may name who does the harm', () => {
    expect(understand(aRequest({ q: 'the line' }), { ...said, needs: [{ need: 'safety', subNeeds: [], words: [] }] }).wanted.sex).toBeNull();
  });

  test('as a need asks for no words; without a need the words that are left do', () => {
    expect(understand(aRequest({ q: 'the line' }), said).text).toBe('');
    expect(understand(aRequest({ q: 'the line' }), { ...said, needs: [] }).text).toBe('bingo');
  });

  test('as nothing at all leaves the whole line to the index', () => {
    const nothing = { ...said, needs: [], audiences: [], age: null, place: null, days: [], times: [], cost: null, access: [], languages: [] };
    expect(understand(aRequest({ q: 'xylophone' }), nothing)).toMatchObject({ text: 'xylophone', heard: [] });
  });
});

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Audience, Need } from '../../src/domain/need.ts';
import { readSearch } from '../../src/http/search-input.ts';
import { searchQuery } from '../../src/http/search-query.ts';

const read = (name: string) => JSON.parse(readFileSync(new URL(`../../data/${name}.json`, import.meta.url), 'utf8')) as unknown;
const vocabulary = { needs: read('needs') as Need[], audiences: read('audiences') as Audience[] };

describe('a query string', () => {
  test('is read into the words of the domain', () => {
    const { request, problems } = readSearch(
      { q: ' lonely ', near: 'M33 7ND', within: '3', need: ['food', 'debt'], day: 'tue', time: 'morning', open: 'week', cost: 'free', access: 'step-free', lang: 'ur', age: '78', sort: 'name', page: '2', per_page: '10' },
      vocabulary,
    );
    expect(problems).toEqual({});
    expect(request).toMatchObject({
      q: 'lonely', near: 'M33 7ND', withinMiles: 3, needs: ['food', 'debt'], days: ['tu'], times: ['morning'], open: 'week', cost: 'free',
      access: ['step-free'], languages: ['ur'], age: 78, sort: 'name', page: 2, perPage: 10,
    });
  });

  test.each([
    [{ page: '-1' }, 'page', { page: 1 }],
    [{ page: '2.5' }, 'page', { page: 1 }],
    [{ per_page: '100000' }, 'per_page', { perPage: 20 }],
    [{ need: "food'; DROP TABLE listing" }, 'need', { needs: [] }],
    [{ need: ['food', 'needs = "debt" OR kind EXISTS'] }, 'need', { needs: ['food'] }],
    [{ day: 'someday' }, 'day', { days: [] }],
    [{ within: 'far' }, 'within', { withinMiles: null }],
    [{ age: 'old' }, 'age', { age: null }],
    [{ lang: 'English, please' }, 'lang', { languages: [] }],
    [{ bbox: '1,2,3' }, 'bbox', { bounds: null }],
    [{ bbox: '3,2,1,0' }, 'bbox', { bounds: null }],
    [{ colour: 'red' }, 'colour', {}],
    [{ q: 'x'.repeat(10_000) }, 'q', { q: 'x'.repeat(500) }],
  ])('with %j drops the value and says so about “%s”', (query, field, expected) => {
    const { request, problems } = readSearch(query, vocabulary);
    expect(Object.keys(problems)).toEqual([field]);
    expect(problems[field]).toMatch(/^[A-Z“].+\.$/);
    expect(request).toMatchObject(expected);
  });

  test('loses its control characters', () => {
    expect(readSearch({ q: 'lone\u0000ly\u001b[31m' }, vocabulary).request.q).toBe('lone ly [31m');
  });

  test('of anything at all never throws', () => {
    const values = fc.oneof(fc.string(), fc.array(fc.string()), fc.constant(undefined), fc.integer(), fc.object());
    const names = fc.constantFrom('q', 'near', 'within', 'need', 'day', 'time', 'age', 'page', 'per_page', 'bbox', 'lang', '__proto__', 'constructor');
    fc.assert(fc.property(fc.dictionary(fc.oneof(names, fc.string()), values), (query) => {
      const { request } = readSearch(query, vocabulary);
      expect(request.page).toBeGreaterThanOrEqual(1);
    }));
  });

  test('and the address made of it say the same', () => {
    const query = 'q=hot+meals&near=Sale&within=any&need=food&sub=hot-meals&day=mon&day=sun&time=evening&open=now&cost=free&delivery=phone&access=lift&lang=fr&lang=th&age=5&route=ring&kind=group&sort=distance&page=3&per_page=50&bbox=-2.50000%2C53.30000%2C-2.20000%2C53.50000';
    const params = new URLSearchParams(query);
    const { request, problems } = readSearch(Object.fromEntries([...new Set(params.keys())].map((name) => [name, params.getAll(name)])), vocabulary);
    expect(problems).toEqual({});
    expect(searchQuery(request, { page: request.page }).toString()).toBe(query);
  });
});

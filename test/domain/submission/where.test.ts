import { describe, expect, test } from 'vitest';
import type { PlaceAnswer } from '../../../src/domain/place.ts';
import { areasText, readAreas } from '../../../src/domain/submission/area.ts';
import { placesIn, where } from '../../../src/domain/submission/where.ts';
import { details, SALE } from '../../support/listings.ts';
import { context, readNew } from '../../support/submission.ts';

const hall = { how: 'in-person', 'venue-name': 'Waterside Hall', address: '14 Waterside Lane, Sale', postcode: 'm337nd' };
const unknown = { ...context, places: new Map<string, PlaceAnswer>([['M33 9ZZ', { kind: 'unknown', typed: 'M33 9ZZ' }]]) };

describe('where it happens', () => {
  test('a postcode gives the place its point and its borough', () => {
    const { details: read, problems } = readNew(where, { ...hall, access: ['step-free', 'made-up'], 'venue-note': 'Side door' });
    expect(problems).toEqual({});
    expect(read.venues).toEqual([{ name: 'Waterside Hall', address: '14 Waterside Lane, Sale', postcode: 'M33 7ND', lat: SALE.lat, lon: SALE.lon, authority: 'Trafford', confidential: false, access: ['step-free'], note: 'Side door' }]);
  });

  test('a nudged pin is kept, unless it is miles away or of another postcode', () => {
    const pinned = { ...hall, 'pin-lat': '53.426', 'pin-lon': '-2.321', 'pin-of': 'M33 7ND' };
    expect(readNew(where, pinned).details.venues[0]).toMatchObject({ lat: 53.426, lon: -2.321 });
    for (const off of [{ 'pin-lat': '51.5', 'pin-lon': '-0.1' }, { 'pin-of': 'M1 1AA' }, { 'pin-lat': 'x' }, { 'pin-lat': '', 'pin-lon': '' }, { 'pin-lat': '1e9' }]) {
      expect(readNew(where, { ...pinned, ...off }).details.venues[0]).toMatchObject({ lat: SALE.lat, lon: SALE.lon });
    }
  });

  test('a postcode nobody knows has a sentence, and can still be insisted on', () => {
    const given = { ...hall, postcode: 'M33 9ZZ' };
    expect(readNew(where, given, undefined, unknown).problems.postcode).toContain('We do not know the postcode M33 9ZZ');
    const insisted = readNew(where, { ...given, 'postcode-right': 'M33 9ZZ' }, undefined, unknown);
    expect(insisted.problems).toEqual({});
    expect(insisted.details.venues[0]).toMatchObject({ postcode: 'M33 9ZZ', lat: null, lon: null });
  });

  test.each([['', 'Write the postcode'], ['Sale', '“Sale” is not a whole postcode'], ['M33', 'not a whole postcode']])('the postcode “%s” has a sentence', (postcode, sentence) => {
    expect(readNew(where, { ...hall, postcode }).problems.postcode).toContain(sentence);
  });

  test('a private address keeps no point, half a postcode is enough, and it has to say whom it is for', () => {
    const secret = { ...hall, private: 'yes' };
    expect(readNew(where, { ...secret, areas: 'Trafford' })).toMatchObject({ problems: {}, details: { venues: [{ confidential: true, lat: null, lon: null, postcode: 'M33 7ND' }] } });
    expect(readNew(where, { ...secret, postcode: 'm33', areas: 'Trafford' })).toMatchObject({ problems: {}, details: { venues: [{ postcode: 'M33' }] } });
    expect(Object.keys(readNew(where, secret).problems)).toEqual(['areas']);
  });

  test('what happens by phone, online or at home has no place, and says which area it covers', () => {
    expect(readNew(where, { ...hall, how: ['phone', 'online'] }).problems).toHaveProperty('areas');
    const { details: read, problems } = readNew(where, { ...hall, how: ['phone', 'home-visit'], areas: 'anywhere in the UK' });
    expect([problems, read.venues, read.delivery, read.areasServed]).toEqual([{}, [], ['phone', 'home-visit'], [{ type: 'everywhere' }]]);
  });

  test('a listing that gives up its places keeps no session at one', () => {
    const known = details({ delivery: ['in-person'], venues: [{ name: 'Hall', postcode: 'M33 7ND' }], sessions: [{ freq: 'weekly', byday: ['tu'], opensAt: '10:00', closesAt: '12:00', venue: 0 }] });
    const { details: read } = readNew(where, { ...where.fill(known), how: ['online'], areas: 'Trafford' }, known);
    expect(read).toMatchObject({ venues: [], sessions: [{ venue: null }] });
  });

  test('further places stay as they are when the first is changed', () => {
    const known = details({ delivery: ['in-person'], venues: [{ name: 'Hall', postcode: 'M33 7ND' }, { name: 'Annexe', postcode: 'M33 2AA' }] });
    const { details: read } = readNew(where, { ...where.fill(known), 'venue-name': 'Big Hall' }, known);
    expect(read.venues.map(({ name }) => name)).toEqual(['Big Hall', 'Annexe']);
  });
});

describe('whom it will take', () => {
  const places = new Map<string, PlaceAnswer>([
    ['trafford', { kind: 'found', place: { ...SALE, label: 'Trafford' } }], ['Sale', { kind: 'found', place: { ...SALE, label: 'Sale' } }],
    ['Hale', { kind: 'ambiguous', name: 'Hale', choices: [SALE, { ...SALE, authority: 'Halton' }] }], ['Atlantis', { kind: 'unknown', typed: 'Atlantis' }],
  ]);

  test.each([
    ['Trafford, M33', 'Trafford, M33'], ['trafford', 'Trafford'], ['m33 and M23, wa15', 'M33, M23, WA15'], ['M33 postcodes', 'M33'], ['everywhere', 'anywhere in the UK'], ['Nationwide', 'anywhere in the UK'],
    ['wales; northern ireland', 'Wales, Northern Ireland'], ['within 5 miles', 'within 5 miles'], ['1 mile', 'within 1 mile'], ['Bath and North East Somerset', 'Bath and North East Somerset'], ['Atlantis', 'Atlantis'], ['', ''],
  ])('“%s” is read as “%s”', (line, text) => {
    const read = readAreas(line, places);
    expect('areas' in read && areasText(read.areas)).toBe(text);
  });

  test.each([['Sale', '“Sale” is a part of Trafford. Write M33 for the part around it, or Trafford for all of it.'], ['Hale', '“Hale” is not the name of a council area'], ['x', '“x” is not the name']])('“%s” has a sentence', (line, sentence) => {
    const read = readAreas(line, places);
    expect('wrong' in read && read.wrong).toContain(sentence);
  });

  test('what has to be looked up is the postcode and the names', () => {
    expect(placesIn({ postcode: [' M33 7ND '], areas: ['Trafford,  Sale and Moor, M33, Wales, within 3 miles'] })).toEqual(['M33 7ND', 'Trafford', 'Sale and Moor']);
  });
});

import { expect, test } from 'vitest';
import { areaKeys, comesToThem, placeKeys } from '../../src/domain/reach.ts';
import type { ListingInput } from '../../src/domain/listing.ts';
import { details, SALE, venueAt } from '../support/listings.ts';

test('an area served and a place that lies in it have a key in common', () => {
  const areas = areaKeys([
    { type: 'everywhere' }, { type: 'nation', nation: 'england' }, { type: 'authority', name: 'Trafford' }, { type: 'postcode', prefix: 'M' }, { type: 'postcode', prefix: 'M33' }, { type: 'radius', miles: 3 },
  ]);
  expect(areas).toEqual(['everywhere', 'nation:england', 'authority:trafford', 'postcode:M', 'postcode:M33']);
  expect(placeKeys(SALE).toSorted()).toEqual(areas.toSorted());
});

test.each([
  ['M3', ['postcode:M3', 'postcode:M']], ['M33', ['postcode:M33', 'postcode:M']], ['EC1A', ['postcode:EC1A', 'postcode:EC1', 'postcode:EC']], ['W1A', ['postcode:W1A', 'postcode:W1', 'postcode:W']],
])('%s lies in %j and in no other', (outcode, expected) => {
  expect(placeKeys({ ...SALE, outcode, authority: null, nation: null })).toEqual(['everywhere', ...expected]);
});

test('a place of which nothing is known is at least everywhere', () => {
  expect(placeKeys({ ...SALE, outcode: null, authority: null, nation: null })).toEqual(['everywhere']);
});

test.each<[string, Partial<ListingInput>, boolean]>([
  ['a helpline', { delivery: ['phone'] }, true],
  ['a hall', { delivery: ['in-person'], venues: [venueAt(0)] }, false],
  ['a hall that also visits', { delivery: ['in-person', 'home-visit'], venues: [venueAt(0)] }, true],
  ['what stands nowhere in particular', {}, true],
  ['a refuge that says whom it takes', { areasServed: [{ type: 'everywhere' }], venues: [venueAt(0, { confidential: true })] }, true],
  ['a refuge with a public office', { areasServed: [{ type: 'everywhere' }], venues: [venueAt(0, { confidential: true }), venueAt(0)] }, false],
])('%s comes to people, or not', (_, given, expected) => {
  expect(comesToThem(details(given))).toBe(expected);
});

import { expect, test } from 'vitest';
import { outcodeOf, publicVenue, venueSchema } from '../../src/domain/venue.ts';
import { venueAt } from '../support/listings.ts';

test.each([
  ['M33 7ND', 'M33'], ['m337nd', 'M33'], ['M1 1AA', 'M1'], ['M11AA', 'M1'], ['EC1A 1BB', 'EC1A'], ['ec1a1bb', 'EC1A'], ['M33', 'M33'], [' M33 7ND ', null], ['', null], [null, null], ['nonsense', null],
])('%j is in the district %j', (postcode, outcode) => {
  expect(outcodeOf(postcode)).toBe(outcode);
});

test('of a confidential venue the public knows its district, how one gets about in it, and nothing else', () => {
  const venue = venueSchema.parse(venueAt(1, { name: 'Elmtree House', address: '9 Hidden Lane', note: 'Blue door', confidential: true, access: ['lift'] }));
  expect(publicVenue(venue)).toEqual({
    name: 'Address not shared', address: '', postcode: 'M33', lat: null, lon: null, authority: '', confidential: true, access: ['lift'], note: '',
  });
});

test('any other venue is public as it is', () => {
  const venue = venueSchema.parse(venueAt(1, { name: 'Hall' }));
  expect(publicVenue(venue)).toEqual(venue);
});

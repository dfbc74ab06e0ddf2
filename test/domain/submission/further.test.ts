import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readDemonstration } from '../../../src/adapters/data-files.ts';
import { listingDetailsSchema, type ListingDetails } from '../../../src/domain/listing.ts';
import { fillFurther, furtherNumbers, furtherPlaces, furtherPlacesIn, readFurther } from '../../../src/domain/submission/further.ts';
import { RING_WHAT } from '../../../src/domain/submission/contact.ts';
import { fillAll, readAll } from '../../../src/domain/submission/steps.ts';
import type { Answers } from '../../../src/domain/submission/submission.ts';
import { details, SALE, weekly } from '../../support/listings.ts';
import { context, sent } from '../../support/submission.ts';

const demonstration = (await readDemonstration(join(import.meta.dirname, '../../../data'))).map((listing) => listingDetailsSchema.parse(listing));
const THREE = details({
  phoneLines: [{ number: '+441614960100' }, { number: '+441614960101', purpose: 'office' }, { number: '+441614960102', texts: true }],
  delivery: ['in-person'],
  venues: [{ name: 'One', postcode: 'M33 1AA' }, { name: 'Two', postcode: 'M33 1AB' }, { name: 'Three', postcode: 'M33 1AD' }],
  sessions: [weekly('mo', '10:00', '12:00', 0), weekly('tu', '10:00', '12:00', 1), weekly('we', '10:00', '12:00', 2)],
});

/** What an editor's form makes of a listing when some fields of it were typed over. */
function edited(base: ListingDetails, changes: Record<string, string>, filled: Answers = { ...fillAll(base), ...fillFurther(base) }) {
  const answers = { ...sent(filled), ...Object.fromEntries(Object.entries(changes).map(([field, value]) => [field, [value]])) };
  const first = readAll(answers, base, context).details;
  return readFurther(answers, base, first, context);
}

describe('the numbers and places beyond the first', () => {
  test.each(demonstration.map((listing): [string, ListingDetails] => [listing.name, listing]))('come back untouched: %s', (_, listing) => {
    expect(edited(listing, {})).toEqual({ details: listing, problems: [] });
  });

  test('are changed one by one', () => {
    const { details: now, problems } = edited(THREE, { 'number-1-phone-purpose': 'bookings', 'place-2-venue-name': 'Third' });
    expect(problems).toEqual([]);
    expect(now.phoneLines.map(({ purpose }) => purpose)).toEqual(['', 'bookings', '']);
    expect(now.phoneLines[2]).toEqual(THREE.phoneLines[2]);
    expect(now.venues.map(({ name }) => name)).toEqual(['One', 'Two', 'Third']);
    expect(now.sessions).toEqual(THREE.sessions);
  });

  test('are added behind those there are', () => {
    const { details: now } = edited(THREE, { 'number-3-phone': '0161 496 0103', 'place-3-venue-name': 'Four', 'place-3-postcode': 'M33 7ND' });
    expect(now.phoneLines.map(({ number }) => number).at(-1)).toBe('+441614960103');
    expect(now.venues[3]).toMatchObject({ name: 'Four', postcode: 'M33 7ND', lat: SALE.lat });
  });

  test('are taken out, and sessions stay at their places', () => {
    const { details: now } = edited(THREE, { 'number-2-phone': '', 'place-1-venue-name': '', 'place-1-postcode': '' });
    expect(now.phoneLines.map(({ number }) => number)).toEqual(['+441614960100', '+441614960101']);
    expect(now.venues.map(({ name }) => name)).toEqual(['One', 'Three']);
    expect(now.sessions.map(({ venue }) => venue)).toEqual([0, null, 1]);
  });

  test('move up when the first is taken out, each with what was typed about it', () => {
    const { details: now, problems } = edited(THREE, { phone: '', 'number-1-phone-purpose': 'bookings', 'venue-name': '', postcode: '', 'place-1-venue-name': 'Second' });
    expect(problems).toEqual([]);
    expect(now.phoneLines.map(({ number, purpose }) => [number, purpose])).toEqual([['+441614960101', 'bookings'], ['+441614960102', '']]);
    expect(now.venues.map(({ name }) => name)).toEqual(['Second', 'Three']);
    expect(now.sessions.map(({ venue }) => venue)).toEqual([null, 0, 1]);
  });

  test('go with the first when nobody comes to a place any more', () => {
    const { details: now } = edited(THREE, { how: 'phone', 'place-1-venue-name': 'Second' });
    expect([now.venues, now.sessions.map(({ venue }) => venue)]).toEqual([[], [null, null, null]]);
  });

  test('say what is wrong with them under their own names', () => {
    const { problems } = edited(THREE, { phone: '12', 'number-1-phone': '12', 'place-1-postcode': 'nowhere' });
    expect(problems.map(({ field }) => field)).toEqual(['number-1-phone', 'place-1-postcode']);
  });

  test.each([
    ['number-3-phone-purpose', 'bookings', 'number-3-phone'], ['number-3-phone-answered', 'Mondays 9am to 12', 'number-3-phone'], ['number-3-phone-texts', 'yes', 'number-3-phone'],
    ['place-3-venue-note', 'Side door', 'place-3-postcode'], ['place-3-access', 'step-free', 'place-3-postcode'],
  ])('that are new and say no more than %s are asked for', (field, value, asked) => {
    expect(edited(THREE, { [field]: value }).problems.map((problem) => problem.field)).toEqual([asked]);
    expect(edited(THREE, { [field]: ' ' }).problems).toEqual([]);
  });

  test('are not all taken out of a listing that says nothing else to reach it by', () => {
    const none = { phone: '', 'number-1-phone': '', 'number-2-phone': '' };
    expect(edited(THREE, none).problems.map(({ field }) => field)).toEqual(['phone']);
    expect(edited(details({ ...THREE, email: 'choir@example.org' }), none)).toMatchObject({ problems: [], details: { phoneLines: [] } });
  });

  test('are not all taken out of a listing that people ring first', () => {
    const rung = details({ ...THREE, routeIn: ['ring'], email: 'choir@example.org' });
    const none = { phone: '', 'number-1-phone': '', 'number-2-phone': '' };
    expect(edited(rung, none).problems).toEqual([{ field: 'phone', sentence: RING_WHAT }]);
    expect(edited(rung, { ...none, 'number-3-phone': '0161 496 0103' }).problems).toEqual([]);
    expect(edited(rung, { ...none, route: 'drop-in' }).problems).toEqual([]);
  });

  test('are not all taken out of a listing that people come to', () => {
    const none = Object.fromEntries(['', 'place-1-', 'place-2-'].flatMap((prefix) => [[`${prefix}venue-name`, ''], [`${prefix}postcode`, '']]));
    expect(edited(THREE, none).problems.map(({ field }) => field)).toEqual(['postcode']);
    expect(edited(THREE, { ...none, 'place-3-postcode': 'M33 7ND' })).toMatchObject({ problems: [], details: { venues: [{ postcode: 'M33 7ND' }] } });
    expect(edited(THREE, { ...none, how: 'phone' }).problems).toEqual([]);
  });

  test('stay as they are where the form did not have them yet', () => {
    expect(edited(THREE, {}, fillAll(THREE))).toEqual({ details: THREE, problems: [] });
  });

  test('are no more than a listing may have numbers, and of very many places those in front', () => {
    const many = details({ phoneLines: Array.from({ length: 6 }, (_, at) => ({ number: `+4416149601${at}0` })), delivery: ['in-person'], venues: Array.from({ length: 30 }, (_, at) => ({ name: `Place ${at + 1}` })) });
    expect([furtherNumbers(many, {}), furtherPlaces(many, {})].map((ones) => [ones.length, ones.at(-1)!.known !== null])).toEqual([[5, true], [12, true]]);
    expect(edited(many, { 'place-12-venue-name': 'Last shown' }).details.venues.map(({ name }) => name).slice(11, 15)).toEqual(['Place 12', 'Last shown', 'Place 14', 'Place 15']);
  });

  test('that were typed stay where somebody else has taken out those in front of them', () => {
    const fewer = details({ ...THREE, phoneLines: THREE.phoneLines.slice(0, 1), venues: THREE.venues.slice(0, 1), sessions: [] });
    const asBefore = { ...fillAll(fewer), ...fillFurther(THREE) };
    const { details: now, problems } = edited(fewer, { 'number-3-phone': '0161 496 0103', 'place-3-postcode': 'M33 7ND' }, asBefore);
    expect(problems).toEqual([]);
    expect(now.phoneLines.map(({ number }) => number)).toEqual(['+441614960100', '+441614960101', '+441614960102', '+441614960103']);
    expect(now.venues.map(({ postcode }) => postcode)).toEqual(['M33 1AA', 'M33 1AB', 'M33 1AD', 'M33 7ND']);
  });

  test('that are new can be chosen for a time in the same form', () => {
    const added = { 'place-3-venue-name': 'Four', 'place-3-postcode': 'M33 7ND', 'times-1-venue': '3' };
    expect(edited(THREE, added)).toMatchObject({ problems: [], details: { venues: [{}, {}, {}, { name: 'Four' }], sessions: [{ venue: 0 }, { venue: 3 }, { venue: 2 }] } });
    const moved = edited(THREE, { ...added, 'venue-name': '', postcode: '', 'place-1-venue-name': '', 'place-1-postcode': '' });
    expect(moved).toMatchObject({ problems: [], details: { venues: [{ name: 'Three' }, { name: 'Four' }], sessions: [{ venue: null }, { venue: 1 }, { venue: 0 }] } });
    const one = details({ ...THREE, venues: THREE.venues.slice(0, 1), sessions: [weekly('mo', '10:00', '12:00', 0), weekly('tu', '10:00', '12:00')] });
    expect(edited(one, { 'place-1-postcode': 'M33 7ND', 'times-1-venue': '1' })).toMatchObject({ problems: [], details: { sessions: [{ venue: 0 }, { venue: 1 }] } });
    expect(edited(one, { 'place-1-postcode': 'M33 7ND' }).details.sessions).toEqual(one.sessions);
  });

  test('that are new and chosen for a time are asked for, unless nobody comes to a place', () => {
    expect(edited(THREE, { 'times-1-venue': '3' }).problems).toEqual([{ field: 'place-3-postcode', sentence: 'You put a time at this place. Write its postcode, or choose another place for the time.' }]);
    expect(edited(THREE, { 'times-1-venue': '3', 'place-3-postcode': 'nowhere' }).problems.map(({ field }) => field)).toEqual(['place-3-postcode']);
    expect(edited(THREE, { 'times-1-venue': '3', how: 'phone' })).toMatchObject({ problems: [], details: { venues: [], sessions: [{ venue: null }, { venue: null }, { venue: null }] } });
    expect(edited(THREE, { 'times-1-venue': '4' }).details.sessions[1]!.venue).toBe(null);
  });

  test('are looked up by their postcodes', () => {
    expect(furtherPlacesIn({ 'place-1-postcode': [' M33 7ND '], 'place-13-postcode': ['M1 1AA'], postcode: ['M2 1AA'] }, THREE)).toEqual(['M33 7ND']);
  });
});

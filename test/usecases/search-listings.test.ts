import { NOTHING_HEARD } from '../../src/domain/interpretation/interpretation.ts';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createIndex } from '../../src/adapters/meilisearch/index.ts';
import { openPlaces } from '../../src/adapters/places/open-places.ts';
import { openDatabase } from '../../src/adapters/sqlite/database.ts';
import { createListings } from '../../src/adapters/sqlite/listings.ts';
import { createVenuePlaces } from '../../src/adapters/sqlite/venue-places.ts';
import type { ListingInput } from '../../src/domain/listing.ts';
import { searchListings, searchPins, type SearchAnswer, type SearchDeps } from '../../src/usecases/search-listings.ts';
import { syncSearch } from '../../src/usecases/sync-search.ts';
import { aRequest, details, SALE, venueAt, weekly } from '../support/listings.ts';
import { data, describeIndex, openIndex, type TestIndex } from '../support/search-index.ts';

let deps: SearchDeps;
/** These tests are of what is chosen; what is heard in a line has its own. */

let errors: unknown[];
let now: Date;

/** A directory whose index nobody answers for, unless one is given. */
async function open(index = createIndex({ server: () => ({ url: () => 'http://127.0.0.1:9', key: 'x' }), vocabulary: data.vocabulary, words: data.searchWords, calendars: data.calendars })) {
  now = new Date('2026-11-24T10:30:00Z');
  errors = [];
  const db = await openDatabase(':memory:');
  const clock = () => now;
  const places = openPlaces({ file: join(import.meta.dirname, 'no-such-file.sqlite'), venues: createVenuePlaces(db), geocoderUrl: null });
  deps = { listings: createListings(db, clock), index, places, clock, read: () => ({ said: NOTHING_HEARD, urgent: [] }), onDegraded: (error) => errors.push(error) };
}

const publish = (...given: Partial<ListingInput>[]) => deps.listings.saveAll(given.map((one) => ({ status: 'published', details: details(one), reason: 'written' })));
const search = (given: Parameters<typeof aRequest>[0]) => searchListings(deps, aRequest(given));
const names = ({ found }: SearchAnswer) => found.map(({ listing }) => listing.details.name);

describe('without the index', () => {
  beforeEach(() => open());

  test('a search is answered from the store: by need, name and place, the nearest first, and says so', async () => {
    await publish(
      { name: 'Far Food', needs: [{ need: 'food' }], venues: [venueAt(3)] }, { name: 'Near Food', needs: [{ need: 'food' }], venues: [venueAt(1)] },
      { name: 'Near Choir', needs: [{ need: 'creative-nature' }], venues: [venueAt(0)] }, { name: 'Too far', needs: [{ need: 'food' }], venues: [venueAt(30, { postcode: 'LS1 1AA', authority: 'Leeds' })] },
    );
    const answer = await search({ needs: ['food'], near: 'm33 7nd' });
    expect(answer).toMatchObject({ degraded: true, total: 2, facets: {}, place: { kind: 'found', place: { label: 'M33 7ND' } } });
    expect(names(answer)).toEqual(['Near Food', 'Far Food']);
    expect(answer.found.map(({ distanceMetres }) => distanceMetres! < 4000)).toEqual([true, true]);
    expect(names(await search({ q: 'choir' }))).toEqual(['Near Choir']);
    expect(errors).toHaveLength(2);
  });

  test('the map has its pins, and says so', async () => {
    await publish({ name: 'Hall', venues: [venueAt(0)] });
    const answer = await searchPins(deps, aRequest(), { south: 53, north: 54, west: -3, east: -2 }, 12);
    expect(answer).toMatchObject({ degraded: true, total: 1, pins: [{ count: 1, listing: { slug: 'hall', name: 'Hall' } }] });
  });

  test('a place that nobody knows is said, and the rest of the search is answered', async () => {
    await publish({ name: 'Hall', venues: [venueAt(0)] });
    const answer = await search({ near: 'Nowhere Particular' });
    expect(answer).toMatchObject({ place: { kind: 'unknown', typed: 'Nowhere Particular' }, total: 1, plan: { near: null, radiusMetres: null } });
    expect((await search({})).place).toBeNull();
  });
});

describeIndex('with the index', { timeout: 30_000 }, () => {
  let server: TestIndex;
  beforeAll(async () => {
    server = await openIndex();
  }, 30_000);
  afterAll(() => server?.stop());
  beforeEach(async () => {
    await open(server.index);
    await server.fillWith([]);
  });
  const put = async (...given: Partial<ListingInput>[]) => {
    const saved = await publish(...given);
    await syncSearch(deps);
    return saved;
  };

  test('each listing comes with the venue it was found at and how far that is', async () => {
    await put({ name: 'Two halls', venues: [venueAt(4), venueAt(-1)] }, { name: 'Line' });
    const { found, degraded, total } = await search({ near: 'M33 7ND' });
    expect([degraded, total]).toEqual([false, 2]);
    const middle = (venueAt(4).lat! + venueAt(-1).lat!) / 2;
    expect(found.map(({ listing, venue, distanceMetres }) => [listing.slug, venue, distanceMetres && Math.round(distanceMetres / 100)])).toEqual([
      ['two-halls', expect.any(Number), Math.round(((venueAt(4).lat! - middle) * 111_195) / 100)], ['line', 0, null],
    ]);
  });

  test('a listing that was closed a moment ago is not shown, though the index still has it', async () => {
    const [choir] = await put({ name: 'Choir' }, { name: 'Band' });
    await deps.listings.saveAll([{ id: choir!.id, status: 'closed', details: choir!.details, reason: 'ended' }]);
    expect(names(await search({}))).toEqual(['Band']);
  });

  test('how far a confidential venue is, nobody is told', async () => {
    await put({ name: 'Refuge', areasServed: [{ type: 'everywhere' }], venues: [venueAt(1, { confidential: true })] }, { name: 'Hall', venues: [venueAt(0)] });
    const { found } = await search({ near: 'M33 7ND' });
    expect(found.map(({ listing, distanceMetres }) => [listing.details.name, distanceMetres])).toEqual([['Hall', 0], ['Refuge', null]]);
  });

  test('“open now” is now in London, summer and winter, and half hours are whole', async () => {
    await put({ name: 'Tuesday', sessions: [weekly('tu', '10:00', '11:00')] });
    const openAt = async (instant: string) => {
      now = new Date(instant);
      await server.fillWith(await deps.listings.listPublished('', 10), instant.slice(0, 10));
      return names(await search({ open: 'now' }));
    };
    expect(await openAt('2026-11-24T10:29:00Z')).toEqual(['Tuesday']);
    expect(await openAt('2026-11-24T11:00:00Z')).toEqual([]);
    expect(await openAt('2026-07-07T09:10:00Z')).toEqual(['Tuesday']);
    expect(await openAt('2026-07-07T10:10:00Z')).toEqual([]);
    expect(await openAt('2026-11-25T10:10:00Z')).toEqual([]);
  });

  test('a distance is kept to, “any” is any, and a place known roughly is looked around from its edge', async () => {
    await put({ name: 'A', venues: [venueAt(0)] }, { name: 'B', venues: [venueAt(2, { postcode: 'M33 1AA' })] }, { name: 'C', venues: [venueAt(8, { postcode: 'M1 1AA' })] });
    expect(names(await search({ near: 'M33 7ND', withinMiles: 1 }))).toEqual(['A']);
    expect(names(await search({ near: 'M33 7ND' }))).toEqual(['A', 'B']);
    expect(names(await search({ near: 'M33 7ND', withinMiles: Infinity }))).toEqual(['A', 'B', 'C']);
    expect((await search({ near: 'M33', withinMiles: 1 })).plan.radiusMetres).toBeCloseTo(1609 + 2000, -1);
  });

  test('“search this area” replaces the distance, and keeps the order by distance', async () => {
    await put({ name: 'Near', venues: [venueAt(0)] }, { name: 'Far', venues: [venueAt(20, { postcode: 'BL1 1AA' })] });
    const bounds = { south: SALE.lat + 0.1, north: SALE.lat + 1, west: -3, east: -2 };
    const answer = await search({ near: 'M33 7ND', withinMiles: 1, bounds });
    expect([names(answer), answer.plan.radiusMetres]).toEqual([['Far'], null]);
  });

  test('sorting by distance from nowhere is the best order', async () => {
    await put({ name: 'Full', capacity: { state: 'full', saidOn: '2026-11-24' } }, { name: 'Open' });
    const answer = await search({ sort: 'distance' });
    expect([answer.plan.sort, names(answer)]).toEqual(['best', ['Open', 'Full']]);
  });

  test('anything typed is answered, and never by the store alone', async () => {
    await put({ name: 'Hall' });
    for (const q of ['" OR 1 = 1', '\\', '\u0000', `${'x'.repeat(499)}👩`.slice(0, 500), 'word '.repeat(2000)]) expect(await search({ q, near: q })).toMatchObject({ degraded: false, plan: { text: q } });
  });
});

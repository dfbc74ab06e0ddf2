import { beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../../src/adapters/sqlite/database.ts';
import { createListings } from '../../../src/adapters/sqlite/listings.ts';
import { createVenuePlaces } from '../../../src/adapters/sqlite/venue-places.ts';
import type { Database } from '../../../src/adapters/sqlite/tables.ts';
import type { ListingInput } from '../../../src/domain/listing.ts';
import { METRES_PER_MILE } from '../../../src/domain/place.ts';
import type { ListingStore } from '../../../src/domain/ports.ts';
import type { SearchPlan } from '../../../src/domain/search.ts';
import { aPlan, details, SALE, venueAt } from '../../support/listings.ts';

let db: Database;
let listings: ListingStore;
beforeEach(async () => {
  db = await openDatabase(':memory:');
  listings = createListings(db, () => new Date('2026-11-24T10:30:00Z'));
});

async function publish(...given: Partial<ListingInput>[]) {
  await listings.saveAll(given.map((one) => ({ status: 'published', details: details(one), reason: 'written' })));
}

async function find(given: Partial<SearchPlan>): Promise<string[]> {
  const { hits, total } = await listings.search(aPlan(given));
  const found = await listings.findPublished(hits.map(({ listing }) => listing));
  if (!given.page && !given.perPage) expect(found).toHaveLength(total);
  return found.map(({ details: { name } }) => name);
}

describe('the search without the index', () => {
  test('finds by need and by words of the name, whatever the case, the accents and the apostrophes', async () => {
    await publish({ name: 'Men’s Shed', needs: [{ need: 'loneliness' }] }, { name: 'Café Natter', needs: [{ need: 'loneliness' }, { need: 'food' }] }, { name: '100% Fit' });
    expect(await find({ needs: ['loneliness'] })).toEqual(['Café Natter', 'Men’s Shed']);
    expect(await find({ needs: ['food', 'debt'] })).toEqual(['Café Natter']);
    for (const text of ['mens shed', "MEN'S SHED", 'men’s', 'shed']) expect(await find({ text })).toEqual(['Men’s Shed']);
    expect(await find({ text: 'cafe' })).toEqual(['Café Natter']);
    expect(await find({ text: 'café', needs: ['debt'] })).toEqual([]);
    expect(await find({ text: '%' })).toHaveLength(3);
    expect(await find({ text: '___' })).toHaveLength(3);
  });

  test('shows nothing that is not published', async () => {
    await listings.saveAll((['draft', 'closed'] as const).map((status) => ({ status, details: details({ venues: [venueAt(0)] }), reason: 'written' })));
    expect(await find({})).toEqual([]);
    expect(await listings.pins(aPlan(), { south: 50, north: 60, west: -5, east: 0 })).toEqual({ pins: [], total: 0 });
  });

  test('finds what is near, the nearest first, each listing once at its nearest venue, and what has no point last', async () => {
    await publish(
      { name: 'Two venues', venues: [venueAt(4), venueAt(0.5)] }, { name: 'In between', venues: [venueAt(2)] },
      { name: 'Line' }, { name: 'Too far', venues: [venueAt(5.1)] }, { name: 'In the corner', venues: [{ lat: SALE.lat + 4.8 / 69.1, lon: SALE.lon + 4.8 / 41.2 }] },
    );
    const near = { near: SALE, radiusMetres: 5 * METRES_PER_MILE };
    expect(await find(near)).toEqual(['Two venues', 'In between', 'Line']);
    expect((await listings.search(aPlan(near))).hits.map(({ venue }) => venue)).toEqual([1, 0, 0]);
    expect(await find({ ...near, sort: 'name' })).toEqual(['In between', 'Line', 'Two venues']);
    expect(await find({ near: SALE, radiusMetres: null })).toEqual(['Two venues', 'In between', 'Too far', 'In the corner', 'Line']);
  });

  test('gives whole pages that follow each other, with the same total', async () => {
    await publish(...Array.from({ length: 45 }, (_, number) => ({ name: `Group ${String(number).padStart(2, '0')}`, venues: [venueAt(number / 10), venueAt(number)] })));
    const pages = await Promise.all([1, 2, 3, 4].map((page) => listings.search(aPlan({ page, perPage: 20, near: SALE }))));
    expect(pages.map(({ hits, total }) => [hits.length, total])).toEqual([[20, 45], [20, 45], [5, 45], [0, 45]]);
    expect(new Set(pages.flatMap(({ hits }) => hits.map(({ listing }) => listing))).size).toBe(45);
  });

  test('pins every venue in the rectangle with the address of its listing, and no confidential one', async () => {
    await publish({ name: 'Hall', venues: [venueAt(0), venueAt(1), venueAt(30)] }, { name: 'Refuge', venues: [venueAt(0, { confidential: true })] });
    const { pins, total } = await listings.pins(aPlan(), { south: 53.3, north: 53.5, west: -2.5, east: -2 });
    expect([total, pins.map(({ count, listing }) => [count, listing])]).toEqual([2, [[1, { slug: 'hall', name: 'Hall' }], [1, { slug: 'hall', name: 'Hall' }]]]);
  });

  test('takes anything that may be typed', async () => {
    await publish({ name: 'Hall', venues: [venueAt(0)] });
    for (const text of ["'; DROP TABLE listing; --", '"', '\\', '\u0000', '👩‍👩‍👧', 'x '.repeat(5000), '%_%']) await expect(listings.search(aPlan({ text, needs: [text] }))).resolves.toMatchObject({ total: 0 });
    expect((await listings.count()).listings).toBe(1);
  });
});

describe('a place as the venues tell it', () => {
  test('is the middle of those there, by postcode, district and council', async () => {
    const places = createVenuePlaces(db);
    await publish({ name: 'A', venues: [venueAt(0)] }, { name: 'B', venues: [venueAt(2, { postcode: 'm33 7nd' })] }, { name: 'C', venues: [venueAt(4, { postcode: 'M33 1AA', authority: 'Stockport' })] });
    expect(await places.findByPostcode('M33 7ND')).toMatchObject({ label: 'M33 7ND', precision: 'postcode', outcode: 'M33', authority: expect.stringMatching(/^trafford$/i) });
    expect((await places.findByPostcode('m337nd'))!.lat).toBeCloseTo(venueAt(1).lat!, 6);
    expect((await places.findByOutcode('m33'))!.lat).toBeCloseTo(venueAt(2).lat!, 6);
    expect(await places.findByName('STOCKPORT')).toMatchObject({ label: 'Stockport', precision: 'venue', outcode: null });
    expect([await places.findByPostcode('M1 1AA'), await places.findByOutcode('M1'), await places.findByName('')]).toEqual([null, null, null]);
  });

  test('is never told by a confidential venue, nor by a draft', async () => {
    const places = createVenuePlaces(db);
    await publish({ name: 'Refuge', venues: [venueAt(0, { confidential: true })] });
    await listings.saveAll([{ status: 'draft', details: details({ venues: [venueAt(0)] }), reason: 'written' }]);
    expect([await places.findByPostcode('M33 7ND'), await places.findByOutcode('M33'), await places.findByName('Trafford')]).toEqual([null, null, null]);
    const [row] = await db.selectFrom('listing_venue').selectAll().where('lat', 'is', null).execute();
    expect(row).toMatchObject({ lat: null, lon: null, postcode: null, outcode: 'M33' });
  });
});

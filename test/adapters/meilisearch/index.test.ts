import { setTimeout as sleep } from 'node:timers/promises';
import { Meilisearch } from 'meilisearch';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createIndex } from '../../../src/adapters/meilisearch/index.ts';
import { addDays } from '../../../src/domain/calendar.ts';
import type { Listing } from '../../../src/domain/listing.ts';
import { aListing, aPlan, SALE, TODAY, venueAt, weekly } from '../../support/listings.ts';
import { data, describeIndex, openIndex, type TestIndex } from '../../support/search-index.ts';

describeIndex('the search index', { timeout: 40_000 }, () => {
  let index: TestIndex;
  beforeAll(async () => {
    index = await openIndex();
  }, 30_000);
  afterAll(() => index?.stop());

  const client = () => new Meilisearch({ host: index.server.url(), apiKey: index.server.key });
  const documents = async () => (await client().index('listings').getStats()).numberOfDocuments;
  const put = (listing: Listing, indexedVenues = 0) => index.index.write([{ ...listing, indexedVenues }], TODAY);

  test('that was never made is not whole, and refuses to answer, rather than answering with nothing', async () => {
    expect(await index.index.isWhole(0)).toBe(false);
    await expect(index.find({})).rejects.toThrow('The search index refused a search: index_not_found.');
    expect(await index.index.isUp()).toBe(true);
  });

  test('is made for the first time without a moment in which a search finds nothing', async () => {
    const listings = Array.from({ length: 200 }, (_, number) => aListing({ name: `Group ${number}` }));
    const totals = await searchWhile(index.fillWith(listings));
    expect(totals.filter((total) => total !== null && total !== 200)).toEqual([]);
    expect(await index.index.isWhole(200)).toBe(true);
    expect(await index.index.isWhole(199)).toBe(false);
  });

  test('is made again with other settings without a moment in which a search finds nothing', async () => {
    const other = createIndex({ server: () => index.server, vocabulary: data.vocabulary, words: { ...data.searchWords, stopWords: ['zzz'] }, calendars: data.calendars });
    expect(await other.isWhole(200)).toBe(false);
    async function* batches() {
      for (let batch = 0; batch < 5; batch += 1) yield Array.from({ length: 50 }, (_, number) => aListing({ name: `Batch ${batch} group ${number}` }));
    }
    const progress: number[] = [];
    const totals = await searchWhile(other.rebuild(batches(), TODAY, (listings) => progress.push(listings)));
    expect(new Set(totals)).toEqual(new Set([200, 250]));
    expect(progress).toEqual([50, 100, 150, 200, 250]);
    expect(await other.isWhole(250)).toBe(true);
    expect((await client().getIndexes()).results.map(({ uid }) => uid)).toEqual(['listings']);
  });

  /** The totals of searches asked one after the other until the work is done, and once more; null where one was refused. */
  async function searchWhile(work: Promise<unknown>): Promise<(number | null)[]> {
    const totals: (number | null)[] = [];
    const state = { done: false };
    const ended = work.finally(() => (state.done = true));
    while (!state.done) {
      totals.push(await index.index.search(aPlan()).then(({ total }) => total, () => null));
      await sleep(2);
    }
    await ended;
    return [...totals, (await index.index.search(aPlan())).total];
  }

  test('takes up what a rebuild that was killed left behind', async () => {
    await client().createIndex('listings-next').waitTask();
    await index.fillWith([aListing()]);
    expect(await index.find({})).toEqual(['tuesday-walking-group']);
  });

  test('finds a listing as soon as it is written, and no longer once it is closed', async () => {
    await index.fillWith([]);
    expect(await put(aListing({ name: 'Choir' }))).toEqual([1]);
    expect(await index.find({ text: 'choir' })).toEqual(['choir']);
    expect(await put(aListing({ name: 'Choir' }, { status: 'closed' }), 1)).toEqual([0]);
    expect([await index.find({}), await documents()]).toEqual([[], 0]);
  });

  test('holds one document for each venue, and drops those of venues that are gone', async () => {
    await index.fillWith([]);
    const listing = aListing({ name: 'Drop-in', venues: [0, 1, 2].map((miles) => venueAt(miles)) });
    expect(await put(listing)).toEqual([3]);
    expect(await put(listing, 3)).toEqual([3]);
    expect(await documents()).toBe(3);
    expect(await index.fillWith([listing, aListing()])).toEqual([3, 1]);
    await index.fillWith([listing]);
    expect(await put(aListing({ name: 'Drop-in', venues: [venueAt(0)] }), 3)).toEqual([1]);
    expect(await documents()).toBe(1);
    expect(await put(aListing({ name: 'Drop-in' }), 1)).toEqual([1]);
    expect(await documents()).toBe(1);
  });

  test('finds a listing of many venues once, at the nearest, with exact totals and counts', async () => {
    const branches = Array.from({ length: 30 }, (_, number) =>
      aListing({ name: `Branch ${number}`, cost: { kind: number < 10 ? 'free' : 'price' }, venues: [4, 1, 3, 2].map((miles) => venueAt(miles + number / 100)) }));
    await index.fillWith(branches);
    const { hits, total, facets } = await index.index.search(aPlan({ near: SALE, radiusMetres: 8000, perPage: 5, page: 2 }));
    expect(hits).toEqual([5, 6, 7, 8, 9].map((number) => ({ listing: `branch-${number}`, venue: 1 })));
    expect([total, facets.cost, facets.kind]).toEqual([30, { free: 10, price: 20 }, { group: 30 }]);
    expect((await index.index.search(aPlan({ cost: 'free', near: SALE, radiusMetres: 8000 }))).facets.cost).toEqual({ free: 10, price: 20 });
  });

  test('finds a listing at the venue that is open on the day asked for, and counts both of its days', async () => {
    await index.fillWith([
      aListing({ name: 'Two halls', venues: [venueAt(0, { access: ['lift'] }), venueAt(1)], sessions: [weekly('mo', '10:00', '12:00', 0), weekly('we', '18:00', '20:00', 1)] }),
      aListing({ name: 'One hall', venues: [venueAt(2)], sessions: [weekly('we', '10:00', '12:00', 0)] }),
    ]);
    const { hits, facets } = await index.index.search(aPlan({ near: SALE, radiusMetres: 9000, days: ['we'] }));
    expect(hits).toEqual([{ listing: 'two-halls', venue: 1 }, { listing: 'one-hall', venue: 0 }]);
    expect(facets.day).toEqual({ mo: 1, we: 2 });
    expect(facets.access).toEqual({ lift: 1 });
    expect(await index.find({ days: ['mo'], times: ['evening'] })).toEqual([]);
    expect(await index.find({ days: ['mo'], near: SALE, radiusMetres: 9000, sort: 'distance' })).toEqual(['two-halls']);
  });

  test('loses an event when its last day is over, also one that can be rung', async () => {
    const phoneLines = [{ number: '+441614960001', answered: [{ byday: ['mo' as const], opensAt: '09:00', closesAt: '17:00' }] }];
    const once = { freq: 'once' as const, dtstart: TODAY, opensAt: '10:00', closesAt: '12:00' };
    await index.fillWith([aListing({ name: 'Fair', kind: 'event', sessions: [once], phoneLines }), aListing({ name: 'Course', sessions: [{ ...weekly('tu', '10:00', '12:00'), until: addDays(TODAY, 7) }] })]);
    expect((await index.find({})).toSorted()).toEqual(['course', 'fair']);
    expect(await index.find({ today: addDays(TODAY, 1) })).toEqual(['course']);
    expect(await index.find({ today: addDays(TODAY, 8) })).toEqual([]);
  });

  test('puts what is full, paused or stale after the others, however near, and sorts by distance or name when asked', async () => {
    const at = (miles: number) => ({ venues: [venueAt(miles)] });
    await index.fillWith([
      aListing({ name: 'Full', ...at(0), capacity: { state: 'full', saidOn: TODAY } }),
      aListing({ name: 'Paused', ...at(0.1), capacity: { state: 'paused', until: '2027-03-01', saidOn: '2026-09-01' } }),
      aListing({ name: 'Stale', ...at(0.2), check: { on: '2025-11-23', how: 'phoned', role: 'editor' } }),
      aListing({ name: 'zumba', ...at(0.3), capacity: { state: 'full', saidOn: '2026-10-20' } }),
      aListing({ name: 'Art', ...at(0.4), check: { on: '2025-11-24', how: 'phoned', role: 'editor' } }),
    ]);
    const near = { near: SALE, radiusMetres: 8000 };
    expect(await index.find(near)).toEqual(['zumba', 'art', 'full', 'paused', 'stale']);
    expect(await index.find({ ...near, sort: 'distance' })).toEqual(['full', 'paused', 'stale', 'zumba', 'art']);
    expect(await index.find({ ...near, sort: 'name' })).toEqual(['art', 'full', 'paused', 'stale', 'zumba']);
    expect(await index.find({ sort: 'name' })).toEqual(['art', 'full', 'paused', 'stale', 'zumba']);
  });

  test('takes a text that was cut in the middle of a character', async () => {
    await index.fillWith([]);
    const cut = '👩'.slice(0, 1);
    const description = `${'x'.repeat(1999)}👩 and more`;
    expect(await put(aListing({ name: `Half ${cut}`, summary: cut, description, organisation: { name: cut }, venues: [venueAt(0, { name: cut })] }, { id: 'half' }))).toEqual([1]);
    expect(await index.find({ text: `half ${cut}` })).toEqual(['half']);
  });

  test('says that it is down when nobody answers, and that it has not started when there is no server', async () => {
    const asked = (server: { url: () => string; key: string } | null) => createIndex({ server: () => server, vocabulary: data.vocabulary, words: data.searchWords, calendars: data.calendars });
    expect(await asked(null).isUp()).toBe(false);
    expect(await asked({ url: () => 'http://127.0.0.1:9', key: 'x' }).isUp()).toBe(false);
    await expect(asked({ url: () => 'http://127.0.0.1:9', key: 'x' }).isWhole(0)).rejects.toThrow('has failed');
    await expect(asked({ url: index.server.url, key: 'wrong' }).write([{ ...aListing(), indexedVenues: 0 }], TODAY)).rejects.toThrow('API key');
    await expect(asked(null).search(aPlan())).rejects.toThrow('The search engine has not started.');
  });
});

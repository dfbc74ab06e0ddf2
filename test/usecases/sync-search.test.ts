import { setTimeout as sleep } from 'node:timers/promises';
import { Meilisearch } from 'meilisearch';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { openDatabase } from '../../src/adapters/sqlite/database.ts';
import { createListings } from '../../src/adapters/sqlite/listings.ts';
import type { ListingInput } from '../../src/domain/listing.ts';
import type { ListingStore, SearchIndex } from '../../src/domain/ports.ts';
import { keepSearch, type SearchKeeper } from '../../src/usecases/keep-search.ts';
import { healSearch, rebuildSearch, syncSearch } from '../../src/usecases/sync-search.ts';
import { aPlan, details, SALE, venueAt, weekly } from '../support/listings.ts';
import { describeIndex, openIndex, type TestIndex } from '../support/search-index.ts';

describeIndex('catching up with the store', { timeout: 40_000 }, () => {
  let server: TestIndex;
  let listings: ListingStore;
  let now: Date;
  const deps = (given: Partial<{ listings: ListingStore; index: SearchIndex }> = {}) => ({ listings, index: server.index, clock: () => now, ...given });

  beforeAll(async () => {
    server = await openIndex();
  }, 30_000);
  afterAll(() => server?.stop());
  beforeEach(async () => {
    now = new Date('2026-11-24T10:30:00Z');
    listings = createListings(await openDatabase(':memory:'), () => now);
    await server.fillWith([]);
  });

  async function save(given: Partial<ListingInput>, id?: string, status: 'published' | 'closed' | 'draft' = 'published') {
    return (await listings.saveAll([{ id, status, details: details(given), reason: 'written' }]))[0]!;
  }
  async function found(given: Parameters<TestIndex['find']>[0] = {}): Promise<string[]> {
    const ids = await server.find(given);
    return (await listings.findPublished(ids)).map(({ details: { name } }) => name);
  }
  const client = () => new Meilisearch({ host: server.server.url(), apiKey: server.server.key });
  const documents = async () => (await client().index('listings').getStats()).numberOfDocuments;
  const unindexed = async () => (await listings.count()).unindexed;

  test('a change can be searched when it returns, and a second time there is nothing to do', async () => {
    const { id } = await save({ name: 'Choir' });
    expect(await syncSearch(deps())).toBe(1);
    expect(await found({ text: 'choir' })).toEqual(['Choir']);
    await save({ name: 'Band' }, id);
    expect(await syncSearch(deps())).toBe(1);
    expect([await found({ text: 'choir' }), await found({ text: 'band' })]).toEqual([[], ['Band']]);
    expect(await syncSearch(deps())).toBe(0);
  });

  test('more than one batch is caught up with at once', async () => {
    await listings.saveAll(Array.from({ length: 1100 }, (_, number) => ({ status: 'published', details: details({ name: `Group ${number}` }), reason: 'written' })));
    expect(await syncSearch(deps())).toBe(1100);
    expect(await documents()).toBe(1100);
  });

  test('a listing that is closed or withdrawn leaves, and drafts never come in', async () => {
    const [closing, withdrawn] = [await save({ name: 'Closing', venues: [venueAt(0), venueAt(1)] }), await save({ name: 'Withdrawn' })];
    await save({ name: 'Draft' }, undefined, 'draft');
    await syncSearch(deps());
    expect((await found()).toSorted()).toEqual(['Closing', 'Withdrawn']);
    await save({ name: 'Closing' }, closing.id, 'closed');
    await save({ name: 'Withdrawn' }, withdrawn.id, 'draft');
    await syncSearch(deps());
    expect([await server.find({}), await documents(), await listings.countIndexedVenues()]).toEqual([[], 0, 0]);
  });

  test('a listing with fewer venues leaves none of the old ones behind', async () => {
    const { id } = await save({ name: 'Branches', venues: [0, 1, 2, 3].map((miles) => venueAt(miles)) });
    await syncSearch(deps());
    await save({ name: 'Branches', venues: [venueAt(20)] }, id);
    await syncSearch(deps());
    expect([await documents(), await found({ near: SALE, radiusMetres: 8000 })]).toEqual([1, []]);
    expect(await server.index.isWhole(await listings.countIndexedVenues())).toBe(true);
  });

  test('an edit made while the index was being written is not lost', async () => {
    const { id } = await save({ name: 'Before' });
    let edited = false;
    const index: SearchIndex = {
      ...server.index,
      async write(due, today) {
        if (!edited) await save({ name: 'After' }, id);
        edited = true;
        return server.index.write(due, today);
      },
    };
    expect(await syncSearch(deps({ index }))).toBe(2);
    expect([await found({ text: 'after' }), await unindexed()]).toEqual([['After'], 0]);
  });

  test('killed after the index was written and before that was noted, it does the same again and no harm', async () => {
    await save({ name: 'Choir', venues: [venueAt(0), venueAt(1)] });
    const killed = { ...listings, markIndexed: () => Promise.reject(new Error('killed')) };
    await expect(syncSearch(deps({ listings: killed }))).rejects.toThrow('killed');
    expect(await unindexed()).toBe(1);
    await healSearch(deps());
    expect([await found(), await documents(), await unindexed()]).toEqual([['Choir'], 2, 0]);
  });

  test('what the index refused stays due', async () => {
    await save({ name: 'Choir' });
    const index = { ...server.index, write: () => Promise.reject(new Error('The disk is full.')) };
    await expect(syncSearch(deps({ index }))).rejects.toThrow('The disk is full.');
    expect(await unindexed()).toBe(1);
    await syncSearch(deps());
    expect(await found()).toEqual(['Choir']);
  });

  test('what was said of capacity, and a check, are taken back by themselves on their day', async () => {
    await save({ name: 'Was full', venues: [venueAt(0)], capacity: { state: 'full', saidOn: '2026-11-20' } });
    await save({ name: 'Goes stale', venues: [venueAt(1)], check: { on: '2025-12-20', how: 'phoned', role: 'editor' } });
    await save({ name: 'Choir', venues: [venueAt(2)] });
    await syncSearch(deps());
    expect(await found({ near: SALE })).toEqual(['Goes stale', 'Choir', 'Was full']);
    now = new Date('2026-12-18T12:00:00Z');
    expect(await syncSearch(deps())).toBe(0);
    now = new Date('2026-12-22T12:00:00Z');
    expect(await syncSearch(deps())).toBe(2);
    expect(await found({ near: SALE })).toEqual(['Was full', 'Choir', 'Goes stale']);
    expect(await syncSearch(deps())).toBe(0);
  });

  test('an event leaves on the day after it, and what was full until a day comes back on the next', async () => {
    await save({ name: 'Fair', kind: 'event', venues: [venueAt(1)], sessions: [{ ...weekly('sa', '10:00', '16:00'), freq: 'once', byday: [], dtstart: '2026-12-05' }] });
    await save({ name: 'Full', venues: [venueAt(0)], capacity: { state: 'full', until: '2026-12-31', saidOn: '2026-11-20' } });
    const on = async (today: string) => {
      now = new Date(`${today}T12:00:00Z`);
      await syncSearch(deps());
      return found({ near: SALE, today });
    };
    expect(await on('2026-12-05')).toEqual(['Fair', 'Full']);
    expect(await on('2026-12-06')).toEqual(['Full']);
    await save({ name: 'Farther', venues: [venueAt(2)] });
    expect(await on('2026-12-31')).toEqual(['Farther', 'Full']);
    expect(await on('2027-01-01')).toEqual(['Full', 'Farther']);
  });

  test('documents that were lost are made again', async () => {
    for (const name of ['A', 'B', 'C']) await save({ name });
    await healSearch(deps());
    await client().index('listings').deleteDocument(`${(await listings.findPublic('b'))!.id}-0`).waitTask();
    expect((await found()).toSorted()).toEqual(['A', 'C']);
    await healSearch(deps());
    expect((await found()).toSorted()).toEqual(['A', 'B', 'C']);
    await client().deleteIndex('listings').waitTask();
    await healSearch(deps());
    expect((await found()).toSorted()).toEqual(['A', 'B', 'C']);
  });

  test('an index with other settings is made again, while every search finds everything', async () => {
    await listings.saveAll(Array.from({ length: 700 }, (_, number) => ({ status: 'published', details: details({ name: `Group ${number}`, venues: [venueAt(number / 100)] }), reason: 'written' })));
    await save({ name: 'Closed' }, undefined, 'closed');
    await healSearch(deps());
    await client().index('listings').updateSettings({ stopWords: ['group'], rankingRules: ['sort', 'words'] }).waitTask();

    const totals = new Set<number>();
    const state = { done: false };
    const healing = healSearch(deps()).finally(() => (state.done = true));
    while (!state.done) {
      totals.add((await server.index.search(aPlan())).total);
      await sleep(2);
    }
    await healing;
    expect([...totals]).toEqual([700]);
    expect((await client().index('listings').getStopWords()).includes('group')).toBe(false);
    expect([await unindexed(), await server.index.isWhole(await listings.countIndexedVenues())]).toEqual([0, true]);
  });

  test('a change made during a rebuild is in the index after it', async () => {
    const { id } = await save({ name: 'Before' });
    const closing = await save({ name: 'Closing' });
    const index: SearchIndex = {
      ...server.index,
      async rebuild(batches, today, onProgress) {
        const written = await server.index.rebuild(batches, today, onProgress);
        await save({ name: 'After' }, id);
        await save({ name: 'Closing' }, closing.id, 'closed');
        return written;
      },
    };
    expect(await rebuildSearch(deps({ index }))).toBe(2);
    expect([await found({ text: 'after' }), await server.find({}), await unindexed()]).toEqual([['After'], [id], 0]);
  });

  test('a rebuild notes what the index says it holds of each listing, not what it might', async () => {
    for (const name of ['A', 'B']) await save({ name, venues: [venueAt(0), venueAt(1)] });
    const index: SearchIndex = { ...server.index, rebuild: async (...given) => (await server.index.rebuild(...given)).map((written) => written + 1) };
    await rebuildSearch(deps({ index }));
    expect(await listings.countIndexedVenues()).toBe(6);
  });

  describe('while the program runs', () => {
    let keeper: SearchKeeper;
    const faults: unknown[] = [];
    afterEach(async () => {
      await keeper.stop();
      vi.useRealTimers();
    });

    test('what failed is tried again by itself, and what a script saved is found by itself', async () => {
      let refusals = 1;
      const index: SearchIndex = { ...server.index, write: (due, today) => (refusals-- > 0 ? Promise.reject(new Error('Busy.')) : server.index.write(due, today)) };
      keeper = keepSearch(deps({ index }), (error) => faults.push(error));
      expect(keeper.isWhole()).toBe(false);
      await keeper.heal();
      expect(keeper.isWhole()).toBe(true);
      await save({ name: 'Choir' });
      await expect(keeper.sync()).rejects.toThrow('Busy.');
      await vi.waitFor(async () => expect(await found()).toEqual(['Choir']), { timeout: 10_000, interval: 50 });
      await save({ name: 'Of a script' });
      await vi.waitFor(async () => expect(await found({ text: 'script' })).toEqual(['Of a script']), { timeout: 10_000, interval: 50 });
    });

    test('what is under way is waited for, and nothing queues behind it', async () => {
      vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
      let asked = 0;
      let release = () => {};
      const held = new Promise<void>((resolve) => (release = resolve));
      const index: SearchIndex = {
        ...server.index,
        async isWhole(expected) {
          asked += 1;
          await held;
          return server.index.isWhole(expected);
        },
      };
      keeper = keepSearch(deps({ index }), (error) => faults.push(error));
      const healing = keeper.heal();
      vi.advanceTimersByTime(70_000);
      await sleep(300);
      release();
      await healing;
      await keeper.sync();
      expect([asked, keeper.isWhole()]).toEqual([1, true]);
    });

    test('many changes at once are written one after the other, and after the end nothing is', async () => {
      keeper = keepSearch(deps(), (error) => faults.push(error));
      await keeper.heal();
      await Promise.all(Array.from({ length: 10 }, async (_, number) => {
        await save({ name: `Group ${number}` });
        await keeper.sync();
      }));
      expect(await unindexed()).toBe(0);
      await keeper.stop();
      await save({ name: 'Too late' });
      await keeper.sync();
      expect([await unindexed(), faults]).toEqual([1, []]);
    });
  });
});

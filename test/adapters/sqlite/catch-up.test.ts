import { beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../../src/adapters/sqlite/database.ts';
import { createListings } from '../../../src/adapters/sqlite/listings.ts';
import type { ListingStore } from '../../../src/domain/ports.ts';
import { details, TODAY } from '../../support/listings.ts';

let listings: ListingStore;
beforeEach(async () => {
  listings = createListings(await openDatabase(':memory:'), () => new Date('2026-11-24T10:30:00Z'));
});

const save = async (name: string, id?: string, status: 'published' | 'closed' = 'published') =>
  (await listings.saveAll([{ id, status, details: details({ name }), reason: 'written' }]))[0]!;
const mark = (id: string, revision: number, venues = 1, reindexOn: string | null = null) => listings.markIndexed([{ id, revision, venues, reindexOn }]);
const due = async (today = TODAY) => (await listings.listUnindexed(today, 100)).map(({ slug, indexedVenues }) => [slug, indexedVenues]);

test('a change is due until it is marked, and due again with the next change', async () => {
  const { id } = await save('Choir');
  expect(await due()).toEqual([['choir', 0]]);
  await mark(id, 1, 3);
  expect(await due()).toEqual([]);
  await save('Choir', id, 'closed');
  expect(await due()).toEqual([['choir', 3]]);
  expect(await listings.count()).toEqual({ listings: 1, published: 0, unindexed: 1 });
});

test('an edit made while the one before it was written stays due', async () => {
  const { id } = await save('Choir');
  await save('Choir', id);
  await mark(id, 1);
  expect(await due()).toEqual([['choir', 1]]);
});

test('a listing is due on the day that its documents begin to say something else', async () => {
  const { id } = await save('Choir');
  await mark(id, 1, 1, '2026-11-30');
  expect([await due('2026-11-29'), await due('2026-11-30'), await due('2027-01-01')]).toEqual([[], [['choir', 1]], [['choir', 1]]]);
  expect((await listings.count()).unindexed).toBe(0);
});

test('the number of documents that the index should hold is the sum of what was marked', async () => {
  expect(await listings.countIndexedVenues()).toBe(0);
  const [choir, band] = [await save('Choir'), await save('Band')];
  await listings.markIndexed([choir, band].map(({ id, revision }, position) => ({ id, revision, venues: position + 2, reindexOn: null })));
  expect(await listings.countIndexedVenues()).toBe(5);
});

test('everything that is due is given in parts, and everything published once, in order', async () => {
  for (let number = 0; number < 7; number += 1) await save(`Group ${number}`);
  expect(await listings.listUnindexed(TODAY, 3)).toHaveLength(3);
  const seen: string[] = [];
  for (let batch = await listings.listPublished('', 3); batch.length > 0; batch = await listings.listPublished(seen.at(-1)!, 3)) seen.push(...batch.map(({ id }) => id));
  expect([seen.length, seen]).toEqual([7, seen.toSorted()]);
});

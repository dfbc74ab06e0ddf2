import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readDemonstration } from '../../src/adapters/data-files.ts';
import { openDatabase } from '../../src/adapters/sqlite/database.ts';
import { createListings } from '../../src/adapters/sqlite/listings.ts';
import { loadDemonstration } from '../../src/usecases/load-demonstration.ts';
import { withdrawDemonstration } from '../../src/usecases/withdraw-demonstration.ts';
import { details } from '../support/listings.ts';

async function open() {
  const clock = () => new Date('2026-11-24T10:30:00Z');
  const listings = createListings(await openDatabase(':memory:'), clock);
  return { listings, clock, readDemonstration: () => readDemonstration(join(import.meta.dirname, '../../data')) };
}

test('an empty directory is filled once, with published listings that say they are invented', async () => {
  const deps = await open();
  const loaded = await loadDemonstration(deps);
  expect(loaded).toBeGreaterThanOrEqual(240);
  expect(await deps.listings.count()).toEqual({ listings: loaded, published: loaded, unindexed: loaded });
  expect(await deps.listings.hasDemonstration()).toBe(true);
  expect(await loadDemonstration(deps)).toBe(0);
  expect((await deps.listings.count()).listings).toBe(loaded);
  for (const listing of await deps.listings.listPublished('', 1000)) expect(listing.details.source?.name).toBe('demonstration');
});

test('a directory that holds anything, if only a draft, is left alone', async () => {
  const deps = await open();
  await deps.listings.saveAll([{ status: 'draft', details: details(), reason: 'written' }]);
  expect([await loadDemonstration(deps), await deps.listings.hasDemonstration()]).toEqual([0, false]);
});

test('withdrawn, the invented listings are drafts, and the real ones stay', async () => {
  const deps = await open();
  const loaded = await loadDemonstration(deps);
  await deps.listings.saveAll([{ status: 'published', details: details({ name: 'Real' }), reason: 'written' }]);
  expect(await withdrawDemonstration(deps.listings)).toBe(loaded);
  expect((await deps.listings.listPublished('', 1000)).map(({ slug }) => slug)).toEqual(['real']);
  expect([await deps.listings.hasDemonstration(), await withdrawDemonstration(deps.listings)]).toEqual([false, 0]);
});

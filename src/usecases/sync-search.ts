import { reindexOn } from '../domain/lifetime.ts';
import { londonWallClock } from '../domain/london-time.ts';
import type { Listing } from '../domain/listing.ts';
import type { Clock, ListingStore, SearchIndex } from '../domain/ports.ts';

const BATCH = 500;

export type SyncDeps = { listings: ListingStore; index: SearchIndex; clock: Clock };

/**
 * Brings the index up to date with the store, and returns how many listings it wrote. Safe at any time and
 * any number of times: what it wrote is marked with the revision it read, so an edit made meanwhile stays due.
 * Throws when the index cannot be reached; nothing is lost by that.
 */
export async function syncSearch({ listings, index, clock }: SyncDeps): Promise<number> {
  const today = londonWallClock(clock()).date;
  let written = 0;
  for (;;) {
    const due = await listings.listUnindexed(today, BATCH);
    if (due.length === 0) return written;
    const venues = await index.write(due, today);
    await listings.markIndexed(indexedRows(due.map((listing) => readOf(listing, today)), venues));
    written += due.length;
  }
}

/**
 * Makes the whole index again beside the old one and swaps it in, then catches up with what changed meanwhile.
 */
export async function rebuildSearch(deps: SyncDeps, onProgress?: (listings: number) => void): Promise<number> {
  const { listings, index, clock } = deps;
  const today = londonWallClock(clock()).date;
  const read: Read[] = [];
  const noted = (batch: Listing[]) => read.push(...batch.map((listing) => readOf(listing, today)));
  const venues = await index.rebuild(batches(listings, noted), today, onProgress);
  await listings.markIndexed(indexedRows(read, venues));
  await syncSearch(deps);
  return read.length;
}

/** Rebuilds an index that was lost, damaged or made with other settings; otherwise only catches up. */
export async function healSearch(deps: SyncDeps): Promise<void> {
  const whole = await deps.index.isWhole(await deps.listings.countIndexedVenues());
  await (whole ? syncSearch(deps) : rebuildSearch(deps));
}

async function* batches(listings: ListingStore, seen: (batch: Listing[]) => void): AsyncGenerator<Listing[]> {
  let afterId = '';
  for (;;) {
    const batch = await listings.listPublished(afterId, BATCH);
    if (batch.length === 0) return;
    seen(batch);
    yield batch;
    afterId = batch.at(-1)!.id;
  }
}

/** What is kept of a listing from reading it until the index has it: a rebuild reads them all. */
type Read = ReturnType<typeof readOf>;

function readOf({ id, revision, status, details }: Listing, today: string) {
  const spread = parseInt(id.slice(0, 4), 16) % 14 || 0;
  return { id, revision, reindexOn: status === 'published' ? reindexOn(details, today, spread) : null };
}

/** `venues`: in the same order, how many documents the index has of each. */
function indexedRows(read: Read[], venues: number[]) {
  return read.map((listing, position) => ({ ...listing, venues: venues[position]! }));
}

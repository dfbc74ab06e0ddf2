import { join } from 'node:path';
import { readDataFiles, readDemonstration } from '../../src/adapters/data-files.ts';
import { openDatabase } from '../../src/adapters/sqlite/database.ts';
import { createListings } from '../../src/adapters/sqlite/listings.ts';
import type { ListingDetails } from '../../src/domain/listing.ts';
import { londonWallClock } from '../../src/domain/london-time.ts';
import type { ListingStore } from '../../src/domain/ports.ts';
import { syntheticListings } from './listings.ts';
import { startProgress } from './progress.ts';

const DATA_FOLDER = join(import.meta.dirname, '../../data');
const BATCH = 1000;

export type BenchStore = Awaited<ReturnType<typeof openStore>>;

/** The store of a data directory, and what the product ships: the parts that the program builds for itself. */
export async function openStore(dataDir: string) {
  const db = await openDatabase(join(dataDir, 'directory.sqlite'));
  const clock = () => new Date();
  return { ...readDataFiles(DATA_FOLDER), clock, listings: createListings(db, clock), close: () => db.destroy() };
}

/**
 * Fills an empty store with so many synthetic listings, or takes the ones that an earlier run left.
 * Throws a sentence when the store holds something else. Answers with the seconds it took, null when nothing was to do.
 */
export async function fillStore({ listings, vocabulary, clock }: BenchStore, count: number, seed: number): Promise<number | null> {
  const { listings: held } = await listings.count();
  if (held === count) return null;
  if (held > 0) {
    const [kept, asked] = [held, count].map((number) => number.toLocaleString('en-GB'));
    throw new Error(`The directory kept holds ${kept} listings, not ${asked}: name another, or ask for as many.`);
  }

  const samples = (await readDemonstration(DATA_FOLDER)).flatMap(({ summary, description }) => [summary ?? '', description ?? '']);
  const bar = startProgress('Making listings', count);
  const startedAt = performance.now();
  let batch: ListingDetails[] = [];
  let saved = 0;
  for (const details of syntheticListings(count, seed, { vocabulary, samples, today: londonWallClock(clock()).date })) {
    batch.push(details);
    if (batch.length < BATCH && saved + batch.length < count) continue;
    await save(listings, batch);
    saved += batch.length;
    batch = [];
    bar.to(saved);
  }
  bar.end();
  return (performance.now() - startedAt) / 1000;
}

async function save(listings: ListingStore, batch: ListingDetails[]) {
  await listings.saveAll(batch.map((details) => ({ status: 'published' as const, details, reason: 'synthetic' })));
}

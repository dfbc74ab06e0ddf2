import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { openPlaces } from '../../src/adapters/places/open-places.ts';
import { openDatabase } from '../../src/adapters/sqlite/database.ts';
import { createListings } from '../../src/adapters/sqlite/listings.ts';
import { createVenuePlaces } from '../../src/adapters/sqlite/venue-places.ts';
import { NOTHING_HEARD, type Interpretation } from '../../src/domain/interpretation/interpretation.ts';
import type { ListingInput } from '../../src/domain/listing.ts';
import type { SearchDeps } from '../../src/usecases/search-listings.ts';
import { syncSearch } from '../../src/usecases/sync-search.ts';
import { details, TODAY } from './listings.ts';
import { describeIndex, openIndex, type TestIndex } from './search-index.ts';

/** An empty directory on a Tuesday at half past ten, which hears in every line what the test says is said. */
async function openDirectory(server: TestIndex) {
  const db = await openDatabase(':memory:');
  const clock = () => new Date(`${TODAY}T10:30:00Z`);
  const said: Partial<Interpretation> = {};
  const deps: SearchDeps = {
    listings: createListings(db, clock),
    index: server.index,
    places: openPlaces({ file: join(import.meta.dirname, 'no-such-file.sqlite'), venues: createVenuePlaces(db), geocoderUrl: null }),
    clock,
    read: () => ({ said: { ...NOTHING_HEARD, ...said }, urgent: [] }),
    onDegraded: (error) => expect.unreachable(String(error)),
  };
  await server.fillWith([]);
  return {
    deps,
    hear: (heard: Partial<Interpretation>) => Object.assign(said, heard),
    /** Publishes listings, which can be searched at once. */
    async put(...given: Partial<ListingInput>[]) {
      await deps.listings.saveAll(given.map((one) => ({ status: 'published', details: details(one), reason: 'written' })));
      await syncSearch(deps);
    },
  };
}

/** Describes what an empty directory does, a new one for each test, on one server. */
export function describeDirectory(name: string, tests: (directory: () => Awaited<ReturnType<typeof openDirectory>>) => void) {
  describeIndex(name, { timeout: 30_000 }, () => {
    let server: TestIndex;
    let directory: Awaited<ReturnType<typeof openDirectory>>;
    beforeAll(async () => {
      server = await openIndex();
    }, 30_000);
    afterAll(() => server?.stop());
    beforeEach(async () => {
      directory = await openDirectory(server);
    });
    tests(() => directory);
  });
}

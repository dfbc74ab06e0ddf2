import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from 'vitest';
import { readDataFiles } from '../../src/adapters/data-files.ts';
import { findBinary } from '../../src/adapters/meilisearch/binary.ts';
import { createIndex } from '../../src/adapters/meilisearch/index.ts';
import { startServer } from '../../src/adapters/meilisearch/server.ts';
import type { Listing } from '../../src/domain/listing.ts';
import type { SearchPlan } from '../../src/domain/search.ts';
import { aPlan, TODAY } from './listings.ts';

export const data = readDataFiles(join(import.meta.dirname, '../../data'));

const binary = await findBinary();
if ('missing' in binary) console.warn(`Skipped, as there is no Meilisearch to run:\n${binary.missing}`);

/** `describe`, where there is a Meilisearch to run. */
// oxlint-disable-next-line vitest/valid-describe-callback -- this is the describe that the tests call
export const describeIndex = describe.skipIf('missing' in binary);

export type TestIndex = Awaited<ReturnType<typeof openIndex>>;

/** A search index on a Meilisearch of its own, in a temporary directory. */
export async function openIndex() {
  const dataDir = mkdtempSync(join(tmpdir(), 'fingerpost-index-'));
  const server = await startServer({ dataDir, log: () => {}, onState: () => {} });
  if ('failed' in server) throw new Error(server.failed);
  const index = createIndex({ server: () => server, vocabulary: data.vocabulary, words: data.searchWords, calendars: data.calendars });

  return {
    index,
    server,
    /** Makes these listings the whole index. */
    fillWith: (listings: Listing[], today = TODAY) => index.rebuild(oneBatch(listings), today),
    /** The ids of what a search finds, in order. */
    async find(given: Partial<SearchPlan>) {
      const { hits } = await index.search(aPlan(given));
      return hits.map(({ listing }) => listing);
    },
    async stop() {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function* oneBatch(listings: Listing[]) {
  yield listings;
}

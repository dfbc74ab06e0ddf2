import { NOTHING_WANTED } from '../../src/domain/ranking.ts';
import { randomBytes } from 'node:crypto';
import { Meilisearch } from 'meilisearch';
import { documentsOf } from '../../src/adapters/meilisearch/documents.ts';
import { createIndex } from '../../src/adapters/meilisearch/index.ts';
import { indexSettings } from '../../src/adapters/meilisearch/settings.ts';
import { londonWallClock } from '../../src/domain/london-time.ts';
import { MAX_RESULTS, NO_FILTERS, type SearchPlan } from '../../src/domain/search.ts';
import { rebuildSearch, syncSearch } from '../../src/usecases/sync-search.ts';
import type { Engine } from './engine.ts';
import { startProgress } from './progress.ts';
import type { BenchStore } from './store.ts';

/** As many listings in one task as the product puts there. */
const BATCH = 500;
const CHANGES = 11;
const TASK_TIMEOUT_MS = 3_600_000;

export type Compared = { raw: number[]; product: number[] };
/** Listings indexed, in seconds for each round; one changed and found, in milliseconds for each change. */
export type Indexing = { documents: number; whole: Compared; change: Compared };

/**
 * Times the product's indexing against the bare client's, on one server. The client is given documents that are ready,
 * the product reads and makes them. Afterwards the index is the product's own, and whole.
 */
export async function measureIndexing(store: BenchStore, engine: Engine, rounds: number): Promise<Indexing> {
  const client = new Meilisearch({ host: engine.url, apiKey: engine.key });
  const index = createIndex({ ...store, words: store.searchWords, server: () => ({ url: () => engine.url, key: engine.key }) });
  const deps = { ...store, index };
  const { published } = await store.listings.count();
  const { batches, documents } = await readyDocuments(store, published);

  const whole: Compared = { raw: [], product: [] };
  for (let round = 0; round < rounds; round += 1) {
    await forget(client);
    whole.raw.push(await timeRawClient(client, store, batches));
    await forget(client);
    whole.product.push(await timeProduct(deps, published));
  }
  return { documents, whole, change: await measureChanges(deps, client) };
}

/** Every document as JSON, in batches, so that the bare client has nothing to do but send. */
async function readyDocuments(store: BenchStore, published: number): Promise<{ batches: string[]; documents: number }> {
  const bar = startProgress('Writing the documents out', published);
  const batches: string[] = [];
  let documents = 0;
  let afterId = '';
  for (;;) {
    const listings = await store.listings.listPublished(afterId, BATCH);
    if (listings.length === 0) break;
    const made = listings.flatMap((listing) => documentsOf(listing, { ...store, today: today(store) }));
    batches.push(JSON.stringify(made));
    documents += made.length;
    afterId = listings.at(-1)!.id;
    bar.to(batches.length * BATCH);
  }
  bar.end();
  return { batches, documents };
}

async function timeRawClient(client: Meilisearch, store: BenchStore, batches: string[]): Promise<number> {
  const bar = startProgress('Indexing with the bare client', batches.length);
  const startedAt = performance.now();
  await client.createIndex('raw', { primaryKey: 'id' }).waitTask();
  await client.index('raw').updateSettings(indexSettings(store.vocabulary, store.searchWords, MAX_RESULTS)).waitTask({ timeout: TASK_TIMEOUT_MS });
  const tasks = [];
  for (const batch of batches) {
    tasks.push(await client.index('raw').addDocumentsFromString(batch, 'application/json'));
    bar.to(tasks.length);
  }
  const last = await client.tasks.waitForTask(tasks.at(-1)!.taskUid, { timeout: TASK_TIMEOUT_MS });
  if (last.status !== 'succeeded') throw new Error(`The bare client's last task ${last.status}: ${last.error?.message}`);
  bar.end();
  return (performance.now() - startedAt) / 1000;
}

async function timeProduct(deps: Parameters<typeof rebuildSearch>[0], published: number): Promise<number> {
  const bar = startProgress('Indexing with the product', published);
  const startedAt = performance.now();
  await rebuildSearch(deps, bar.to);
  bar.end();
  return (performance.now() - startedAt) / 1000;
}

async function forget(client: Meilisearch) {
  const { results } = await client.getIndexes({ limit: 100 });
  for (const { uid } of results) await client.deleteIndex(uid).waitTask({ timeout: TASK_TIMEOUT_MS });
}

/** Turn and turn about: the bare client changes one document and waits for its task; the product saves a listing, catches up and finds it. */
async function measureChanges(deps: BenchStore & Parameters<typeof syncSearch>[0], client: Meilisearch): Promise<Compared> {
  const listings = (await deps.listings.listPublished('8', 50)).filter(({ details }) => details.venues.length === 1);
  const change: Compared = { raw: [], product: [] };
  for (let turn = 0; turn < CHANGES; turn += 1) {
    const [forRaw, forProduct] = [listings[turn * 2]!, listings[turn * 2 + 1]!];
    const documents = documentsOf(forRaw, { ...deps, today: today(deps) }).map((document) => ({ ...document, name: `Changed ${newWord()}` }));
    const rawAt = performance.now();
    await client.index('listings').addDocuments(documents).waitTask({ timeout: TASK_TIMEOUT_MS });
    change.raw.push(performance.now() - rawAt);

    const word = newWord();
    const details = { ...forProduct.details, name: `Changed ${word}` };
    const productAt = performance.now();
    await deps.listings.saveAll([{ id: forProduct.id, status: 'published', details, reason: 'changed' }]);
    await syncSearch(deps);
    while ((await deps.index.search(planFor(word, deps))).total === 0);
    change.product.push(performance.now() - productAt);
  }
  return change;
}

/** A word that no listing has, nor one within a typing error of it. */
function newWord(): string {
  return `q${randomBytes(6).toString('hex')}`;
}

function planFor(word: string, deps: BenchStore): SearchPlan {
  return {
    ...NO_FILTERS,
    text: word,
    wanted: NOTHING_WANTED,
    near: null,
    radiusMetres: null,
    bounds: null,
    today: today(deps),
    halfHour: 'mo0000',
    sort: 'best',
    page: 1,
    perPage: 20,
  };
}

function today({ clock }: { clock: () => Date }): string {
  return londonWallClock(clock()).date;
}

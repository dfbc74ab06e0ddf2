import { isDeepStrictEqual } from 'node:util';
import { Meilisearch, MeilisearchApiError, type EnqueuedTask, type Index, type Settings } from 'meilisearch';
import type { Calendars } from '../../domain/listing-calendar.ts';
import type { Vocabulary } from '../../domain/need.ts';
import type { SearchIndex, Unindexed } from '../../domain/ports.ts';
import { MAX_RESULTS, type SearchPlan } from '../../domain/search.ts';
import { clusterPins } from './clusters.ts';
import { documentId, documentsOf } from './documents.ts';
import { pinsInIndex } from './pins.ts';
import { rankedSearch } from './ranked-search.ts';
import { peekIndex, searchIndex } from './search.ts';
import { indexSettings, lineFor, type SearchWords } from './settings.ts';

const NAME = 'listings';
const NEXT = 'listings-next';
/** A busy machine may take seconds; beyond this the engine is not coming back, and the reduced search answers. */
const SEARCH_TIMEOUT_MS = 15_000;
/** Indexing 100,000 documents takes minutes on a small machine. */
const TASK_TIMEOUT_MS = 3_600_000;

const MEANT_IN_ORDER = ['searchableAttributes', 'rankingRules'];

export type IndexOptions = {
  /** The server to ask, or null while there is none. An embedded one may come back on another port. */
  server: () => { url: () => string; key: string } | null;
  vocabulary: Vocabulary;
  words: SearchWords;
  calendars: Calendars;
};

/** The search index on a Meilisearch server, its own or the operator's. */
export function createIndex({ server, vocabulary, words, calendars }: IndexOptions): SearchIndex {
  // A client holds nothing but the address, which may change: so it is made for each use.
  const client = (timeout?: number) => {
    const current = server();
    if (!current) throw new Error('The search engine has not started.');
    // Compressed answers come in chunks that wait for one another; on one machine they cost more than they save.
    const requestInit = { headers: { 'accept-encoding': 'identity' } };
    return new Meilisearch({ host: current.url(), apiKey: current.key, timeout, requestInit });
  };
  const searching = () => client(SEARCH_TIMEOUT_MS);
  const asTyped = (plan: SearchPlan) => ({ ...plan, text: lineFor(plan.text, words) });
  const settings = indexSettings(vocabulary, words, MAX_RESULTS);

  return {
    search: async (plan) => {
      const isRanked = plan.sort === 'best' && plan.wanted.needs.length + plan.wanted.terms.length > 0;
      const search = isRanked ? rankedSearch : searchIndex;
      return unquoted(search(searching(), NAME, asTyped(plan)));
    },

    pins: async (plan, bounds, zoom) => unquoted(pinsInIndex(searching().index(NAME), asTyped(plan), bounds, zoom, clusterPins)),

    peek: async (plans) => unquoted(peekIndex(searching(), NAME, plans.map(asTyped))),

    async write(listings, today) {
      const index = client().index(NAME);
      const documents = listings.map((listing) => (listing.status === 'published' ? documentsOf(listing, { vocabulary, calendars, today }) : []));
      const gone = listings.flatMap((listing, position) => surplusIds(listing, documents[position]!.length));
      const tasks = [];
      if (gone.length > 0) tasks.push(await index.deleteDocuments(gone));
      const put = documents.flat();
      if (put.length > 0) tasks.push(await index.addDocuments(put, { primaryKey: 'id' }));
      for (const task of tasks) await finish(client(), task);
      return documents.map((each) => each.length);
    },

    async isWhole(documents) {
      const index = client().index(NAME);
      const found = await orNull(index.getSettings());
      if (!found || !hasSettings(found, settings)) return false;
      return (await index.getStats()).numberOfDocuments === documents;
    },

    async rebuild(batches, today, onProgress) {
      const meilisearch = client();
      await makeEmpty(meilisearch, NEXT, settings);
      const next = meilisearch.index(NEXT);
      const written: number[] = [];
      const tasks: EnqueuedTask[] = [];
      for await (const listings of batches) {
        const documents = listings.map((listing) => documentsOf(listing, { vocabulary, calendars, today }));
        tasks.push(await next.addDocuments(documents.flat(), { primaryKey: 'id' }));
        written.push(...documents.map((each) => each.length));
        onProgress?.(written.length);
      }
      for (const task of tasks) await finish(meilisearch, task);
      const replaces = await exists(meilisearch.index(NAME));
      await finish(meilisearch, await meilisearch.swapIndexes([{ indexes: [NEXT, NAME], rename: !replaces }]));
      if (replaces) await finish(meilisearch, await meilisearch.deleteIndex(NEXT));
      return written;
    },

    async isUp() {
      return server() !== null && (await searching().isHealthy());
    },
  };
}

/** A refusal quotes the filter, and so where the caller lives: of what may be logged, only its kind is kept. */
async function unquoted<Answer>(asked: Promise<Answer>): Promise<Answer> {
  try {
    return await asked;
  } catch (error) {
    if (!(error instanceof MeilisearchApiError)) throw error;
    // oxlint-disable-next-line preserve-caught-error -- the cause is what must not be kept
    throw new Error(`The search index refused a search: ${error.cause?.code ?? error.response.status}.`);
  }
}

/** The documents a listing had and has no more. */
function surplusIds(listing: Unindexed, documents: number): string[] {
  return Array.from({ length: Math.max(0, listing.indexedVenues - documents) }, (_, extra) => documentId(listing.id, documents + extra));
}

async function makeEmpty(client: Meilisearch, name: string, settings: Settings) {
  if (await exists(client.index(name))) await finish(client, await client.deleteIndex(name));
  await finish(client, await client.createIndex(name, { primaryKey: 'id' }));
  // Settings before documents: a change of them afterwards indexes everything again.
  await finish(client, await client.index(name).updateSettings(settings));
}

async function exists(index: Index): Promise<boolean> {
  return (await orNull(index.getRawInfo())) !== null;
}

/** A task that nobody looked at may have failed without a sound. */
async function finish(client: Meilisearch, enqueued: EnqueuedTask) {
  const task = await client.tasks.waitForTask(enqueued.taskUid, { timeout: TASK_TIMEOUT_MS, interval: 25 });
  if (task.status !== 'succeeded') throw new Error(`The search index refused a ${task.type}: ${task.error?.message ?? task.status}`);
}

/** The server adds settings of its own and puts lists in order, so only what was asked for is compared. */
function hasSettings(found: Settings, wanted: Settings): boolean {
  return Object.entries(wanted).every(([name, value]) => {
    const held = pick(found[name as keyof Settings], value);
    return MEANT_IN_ORDER.includes(name) ? isDeepStrictEqual(held, value) : isDeepStrictEqual(sorted(held), sorted(value));
  });
}

function pick(found: unknown, wanted: unknown): unknown {
  if (!isRecord(found) || !isRecord(wanted) || Object.keys(wanted).length === 0) return found;
  return Object.fromEntries(Object.keys(wanted).map((name) => [name, found[name]]));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.toSorted((a, b) => String(a).localeCompare(String(b)));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => a.localeCompare(b)).map(([name, inner]) => [name, sorted(inner)]));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Null where the server says that there is no such thing. A server that does not answer says nothing. */
async function orNull<Answer>(asked: Promise<Answer>): Promise<Answer | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof MeilisearchApiError && error.response.status === 404) return null;
    throw error;
  }
}

import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createMailFolder } from './adapters/mail/folder.ts';
import { createMailRenderer } from './adapters/mail/render.ts';
import { createSmtpMailer } from './adapters/mail/smtp.ts';
import { readDataFiles, readDemonstration, readJudgedLines } from './adapters/data-files.ts';
import { createIndex } from './adapters/meilisearch/index.ts';
import { runningServer } from './adapters/meilisearch/running-server.ts';
import { startServer, type MeiliServer } from './adapters/meilisearch/server.ts';
import { loadPlaces, type LoadAnswer, type LoadProgress } from './adapters/places/load-places.ts';
import { openPlaces } from './adapters/places/open-places.ts';
import { formatOf, openRows } from './adapters/rows/rows.ts';
import { writeCsv } from './adapters/rows/write-csv.ts';
import { openDatabase } from './adapters/sqlite/database.ts';
import { lockDataDir } from './adapters/sqlite/lock.ts';
import { createSettings } from './adapters/sqlite/settings.ts';
import { createStores } from './adapters/sqlite/stores.ts';
import { createVenuePlaces } from './adapters/sqlite/venue-places.ts';
import { createRetention } from './adapters/sqlite/retention.ts';
import { createWebProbe } from './adapters/web/probe.ts';
import type { Config } from './config.ts';
import type { ReadLine } from './domain/line-read.ts';
import type { Clock } from './domain/ports.ts';
import { createReaders, whenNeeded } from './readers.ts';
import { liveChanges } from './usecases/change-vocabulary.ts';
import { keepMail } from './usecases/keep-mail.ts';
import { keepSearch } from './usecases/keep-search.ts';
import { loadDemonstration } from './usecases/load-demonstration.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dataFolder = join(root, 'data');
const WAIT_FOR_PROGRAM_MS = 500;
const MOST_IDLE_WAITS = 40;

export type Context = Awaited<ReturnType<typeof createContext>>;

export type ContextOptions = {
  log: (message: string) => void;
  /** Told, in a sentence, what could not be done and will be tried again. */
  onFault: (error: unknown, what: string) => void;
  clock?: Clock;
};

/**
 * Builds every adapter, once. `program` takes the data directory for itself; a script (`script`) works beside
 * a running program, or alone where none runs. Throws a sentence when the directory cannot be had.
 */
export async function createContext(config: Config, role: 'program' | 'script', { log, onFault, clock = () => new Date() }: ContextOptions) {
  const faultOf = (what: string) => (error: unknown) => onFault(error, what);
  mkdirSync(config.dataDir, { recursive: true });
  const lock = lockDataDir(config.dataDir);
  const alone = 'release' in lock;
  if (!alone && role === 'program') throw new Error(lock.heldBy);

  const { vocabulary, calendars, searchWords, signs, urgentData, guides, roles, practiceCallers, names, demonstrationSettings } = readDataFiles(dataFolder);
  const db = await openDatabase(join(config.dataDir, 'directory.sqlite'));
  const stores = createStores(db, clock);
  const { listings } = stores;
  const settings = createSettings(db);
  const venuePlaces = createVenuePlaces(db);
  const places = openPlaces({ file: join(config.dataDir, 'places.sqlite'), venues: venuePlaces, geocoderUrl: config.geocoderUrl });

  const renderMail = createMailRenderer(join(root, 'views'), config.areaName);
  const smtp = config.smtpUrl ? createSmtpMailer({ url: config.smtpUrl, from: config.mailFrom, render: renderMail }) : null;
  const mailFolder = smtp ? null : createMailFolder({ folder: join(config.dataDir, 'mail'), render: renderMail, now: clock });
  const mailer = smtp ?? mailFolder!;
  const mailKeeper = alone && role === 'program' ? keepMail({ ...stores, mailer, clock }, faultOf('The mail that waits could not be seen to')) : null;

  // Before the index looks what there is to hold.
  const invented = role === 'program' ? await loadDemonstration({ listings, clock, readDemonstration: () => readDemonstration(dataFolder) }) : 0;
  if (invented > 0) log(`This directory was empty: ${invented} invented listings were put in as a demonstration.`);

  let server = config.meilisearch ? fixedServer(config.meilisearch) : alone ? null : await sharedServer(config.dataDir);
  const index = createIndex({ server: () => server, vocabulary, words: searchWords, calendars });
  const onStale = faultOf('The search index could not be brought up to date');
  const keeper = alone ? keepSearch({ listings, index, clock }, onStale) : null;
  const healed = () => keeper?.heal().catch(onStale);
  const starting = server || !alone ? Promise.resolve(healed()).then(() => null) : startEmbedded();

  async function startEmbedded(): Promise<MeiliServer | null> {
    const { dataDir, searchPath } = config;
    const started = await startServer({ dataDir, searchPath, log, onState: (state) => (state === 'up' ? void healed() : undefined) });
    if ('failed' in started) {
      log(`${started.failed}\nUntil then the reduced search answers: by need, name and place.`);
      return null;
    }
    server = { url: started.url, key: started.key };
    await healed();
    return started;
  }

  const { readWith } = createReaders(() => urgentData);
  const taught = async () => liveChanges(await stores.vocabularyChanges.list());
  const changes = await taught();
  let reader = whenNeeded(() => readWith(changes));
  // A script may read no line; the program builds its reader while its engine starts.
  if (role === 'program') reader();

  let hasStarted = false;
  void starting.then(() => (hasStarted = true));

  return {
    vocabulary, calendars, signs, guides, roles, practiceCallers, names, clock, places, index, settings, urgentData,
    ...stores,
    writeCsv,
    retention: createRetention(db),
    /** Asks whether web pages answer; null where that is switched off. */
    webProbe: config.checkLinks ? createWebProbe({ userAgent: `Fingerpost (+${config.baseUrl}; looks whether listed pages answer)` }) : null,
    /** Where mail lies when no mail server is set. */
    mailFolder: config.production ? null : mailFolder,
    /** What forms are signed with. */
    secret: config.secret ?? (await settings.secret()),
    read: ((line, today) => reader()(line, today)) satisfies ReadLine,
    readWith,
    /** From now on lines are read with what the editors have taught. */
    async reloadReader() {
      const read = readWith(await taught());
      reader = () => read;
    },
    judgedLines: () => readJudgedLines(dataFolder),

    /** What the place has set for itself; in the demonstration, invented. Null when nobody has set anything. */
    localSettings: async () => (await settings.findLocal()) ?? ((await listings.hasDemonstration()) ? demonstrationSettings : null),

    /** Resolves once the index is whole, or it is known that there is none. */
    started: starting.then(() => undefined),

    /** What is missing before everything the store holds can be searched, and whether the index is down. */
    async readiness() {
      if (!hasStarted) return { missing: ['the search engine is starting'], degraded: false };
      if (!(await index.isUp())) return { missing: [], degraded: true };
      return { missing: keeper?.isWhole() ? [] : ['the search index is being filled'], degraded: false };
    },

    /** Brings the index up to date; beside a running program, waits until that has. */
    async sync() {
      if (keeper) return keeper.sync();
      await programCatchesUp(async () => (await listings.count()).unindexed);
    },

    /** Returns when all the mail that is due has been tried once. */
    flushMail: async () => mailKeeper?.flush(),

    async close() {
      await mailKeeper?.stop();
      smtp?.close();
      const embedded = await starting;
      await keeper?.stop();
      await embedded?.stop();
      places.close();
      await db.destroy();
      if (alone) lock.release();
    },
  };
}

/** Rows of a file or an address, for an import. */
export { formatOf, openRows };

/** Loads a file of postcodes or place names into the data directory; a running program takes it up by itself. */
export function loadPlacesFile(config: Config, source: string, onProgress: (progress: LoadProgress) => void): Promise<LoadAnswer> {
  return loadPlaces({ source, file: join(config.dataDir, 'places.sqlite'), now: new Date(), onProgress });
}

/** Waits while a running program indexes what a script has saved; gives up when it makes no headway, for it will do so later. */
async function programCatchesUp(countUnindexed: () => Promise<number>) {
  let least = Infinity;
  for (let waits = 0; waits < MOST_IDLE_WAITS; waits++) {
    const left = await countUnindexed();
    if (left === 0) return;
    if (left < least) waits = 0;
    least = Math.min(least, left);
    await sleep(WAIT_FOR_PROGRAM_MS);
  }
}

type Server = { url: () => string; key: string };

function fixedServer({ url, key }: { url: string; key: string }): Server {
  return { url: () => url, key };
}

async function sharedServer(dataDir: string): Promise<Server | null> {
  const running = await runningServer(dataDir);
  return running && fixedServer(running);
}

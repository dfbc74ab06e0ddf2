import { mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { runningServer } from '../src/adapters/meilisearch/running-server.ts';
import { lockDataDir } from '../src/adapters/sqlite/lock.ts';
import { readConfig, type Config } from '../src/config.ts';
import { createContext } from '../src/context.ts';
import { contestsOf } from './bench/contests.ts';
import { startEngine } from './bench/engine.ts';
import { measureIndexing } from './bench/indexing.ts';
import { runLoad } from './bench/load.ts';
import { enginePid, memoryOf, startProgram } from './bench/program.ts';
import { recordQueries, samplePostcodes } from './bench/queries.ts';
import { startRecorder } from './bench/recorder.ts';
import { measureReading } from './bench/reading.ts';
import { detailOf, readingTable, reportOf, type Measured } from './bench/report.ts';
import { measureStart } from './bench/start.ts';
import { fillStore, openStore } from './bench/store.ts';

type Options = { listings: number; seed: number; rounds: number; keep?: string; detail?: true; reading?: true; profile?: string };

const dataFolder = join(import.meta.dirname, '../data');
const SMALL = 20_000;
const STARTS = 3;

const options = new Command('bench')
  .description('Measures the program against Meilisearch alone, on synthetic listings, and prints Markdown.')
  .option('--listings <number>', 'how many to make', wholeNumber, 10_000)
  .option('--seed <number>', 'other listings, of the same kind', wholeNumber, 1)
  .option('--rounds <number>', 'how often each query is asked, one at a time', wholeNumber, 15)
  .option('--keep <folder>', 'keep the data there, or use what an earlier run left')
  .option('--detail', 'print the median of each query too')
  .option('--reading', 'measure only how long lines take to read, without listings')
  .option('--profile <folder>', 'have Node write a CPU profile of the program under load')
  .parse()
  .opts<Options>();

const dataDir = options.keep ? resolve(options.keep) : mkdtempSync(join(tmpdir(), 'fingerpost-bench-'));
mkdirSync(dataDir, { recursive: true });
// Broken off, too, it ends what it started and leaves nothing behind.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
process.on('exit', () => {
  if (!options.keep) rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
});
await run(options).catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});

async function run({ listings, seed, rounds, detail, reading: readingOnly, profile }: Options) {
  if (readingOnly) return console.log(readingTable(measureReading(dataFolder, seed)).join('\n'));
  const { engineVersion, indexing } = await fillAndIndex(listings, seed);
  const config = configFor(dataDir);
  const program = await startProgram(dataDir, profile);
  const engine = await runningServer(dataDir);
  if (!engine) throw new Error('The program runs without its Meilisearch.');
  const memory = [memoryNow('idle', program.pid)];

  const queries = await recorded(config, engine);
  const contests = contestsOf(program.url, engine, queries);
  const figures = await runLoad(contests, rounds);
  memory.push(memoryNow('after the load', program.pid));
  await program.stop();

  const start = await measureStart(dataDir, queries.searches[0]!.engine[0]!, STARTS, holdLock);
  const reading = measureReading(dataFolder, seed);
  const measured: Measured = { listings, seed, engineVersion, indexing, figures, start, reading, memory };
  console.log(reportOf(measured));
  if (detail) console.log(`\n${detailOf(figures, (target) => contests.flat().find(({ name }) => name === target)!.queries.map(({ query }) => query))}`);
}

/** Leaves a full store and a whole index behind, with no process running on them. */
async function fillAndIndex(listings: number, seed: number) {
  const lock = holdLock();
  const store = await openStore(dataDir);
  await fillStore(store, listings, seed);
  const engine = await startEngine(dataDir);
  const indexing = await measureIndexing(store, engine, listings <= SMALL ? 2 : 1);
  await engine.stop();
  await store.close();
  lock.release();
  return { engineVersion: engine.version, indexing };
}

/** The queries, and what the product asks of the engine for them, taken down by a second reader of the same store. */
async function recorded(config: Config, engine: { url: string; key: string }) {
  const recorder = await startRecorder(engine.url);
  const throughRecorder = { ...config, meilisearch: { url: recorder.url, key: engine.key } };
  const context = await createContext(throughRecorder, 'script', { log: console.error, onFault: console.error });
  const queries = await recordQueries(context, recorder, await samplePostcodes(context));
  await context.close();
  recorder.stop();
  return queries;
}

function memoryNow(when: string, pid: number) {
  return { when, program: memoryOf(pid), engine: memoryOf(enginePid(dataDir)) };
}

function holdLock(): { release(): void } {
  const lock = lockDataDir(dataDir);
  if ('heldBy' in lock) throw new Error(lock.heldBy);
  return lock;
}

function configFor(folder: string): Config {
  const settings = readConfig({ PATH: process.env.PATH, DATA_DIR: folder });
  if ('wrong' in settings) throw new Error(settings.wrong.join('\n'));
  return settings.config;
}

function wholeNumber(typed: string): number {
  const number = Number(typed);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('It is a whole number, at least 1.');
  return number;
}

import { setTimeout as sleep } from 'node:timers/promises';
import { findBinary, findVersion } from './binary.ts';
import { endOrphan } from './running-server.ts';
import { discardUnusableIndex, openServerFolder } from './server-folder.ts';
import type { Launch } from './server-process.ts';
import { supervise } from './supervisor.ts';

/**
 * The embedded server. `url()` changes when its port was taken while it was down: ask again after every `up`.
 * `key` is its master key. `pid()` is undefined while it is down.
 */
export type MeiliServer = { url(): string; key: string; pid(): number | undefined; stop(): Promise<void> };

export type ServerOptions = {
  dataDir: string;
  /** Told what an operator should know, in sentences. */
  log: (message: string) => void;
  /** Told whenever searching becomes possible or impossible, the first `up` included; not told of `stop()`. */
  onState: (state: 'up' | 'down') => void;
  /** A Meilisearch of the caller's choice; otherwise the one that `findBinary` finds, on this PATH if it must. */
  binary?: string;
  searchPath?: string;
  /** In Meilisearch's notation. Kept small with the threads, so that people can search while it indexes. */
  indexingMemory?: string;
  indexingThreads?: number;
  startTimeoutMs?: number;
};

/**
 * Starts Meilisearch on a free loopback port, waits until it answers, and from then on keeps it running: it never gives up.
 * The caller must hold the data directory's lock. `failed` is a sentence for the operator: nothing is left running then.
 */
export async function startServer(options: ServerOptions): Promise<MeiliServer | { failed: string }> {
  const launch = await prepareLaunch(options);
  if ('failed' in launch) return launch;

  const { log, onState, startTimeoutMs = 20_000 } = options;
  const supervisor = supervise(launch, log, onState);
  if (!(await settlesWithin(supervisor.ready, startTimeoutMs))) {
    await supervisor.stop();
    const why = supervisor.lastEnding()?.why ?? 'it did not answer';
    return { failed: `The search engine could not be started: ${why}. Its own account is in ${launch.folder.log}.` };
  }
  return {
    url: () => `http://127.0.0.1:${supervisor.server()?.port}`,
    key: launch.key,
    pid: () => (supervisor.server()?.isAlive() ? supervisor.server()?.pid : undefined),
    stop: supervisor.stop,
  };
}

async function prepareLaunch(options: ServerOptions): Promise<Launch | { failed: string }> {
  const { dataDir, log, indexingMemory = '1GiB', indexingThreads = 1 } = options;
  const found = options.binary ? { path: options.binary } : await findBinary({ searchPath: options.searchPath });
  if ('missing' in found) return { failed: found.missing };
  const version = await findVersion(found.path);
  if (!version) return { failed: `${found.path} is not a Meilisearch that runs on this machine. Install one that does, or set MEILI_URL and MEILI_KEY.` };

  try {
    const { folder, key } = openServerFolder(dataDir);
    const inTheWay = await endOrphan(folder);
    if (inTheWay) return { failed: inTheWay };
    const discarded = discardUnusableIndex(folder, version);
    if (discarded) log(discarded);
    return { binary: found.path, folder, key, indexingMemory, indexingThreads };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { failed: `The search engine's folder in ${dataDir} cannot be used: ${why}.` };
  }
}

async function settlesWithin(promise: Promise<void>, milliseconds: number): Promise<boolean> {
  const timeout = new AbortController();
  const late = sleep(milliseconds, false, { signal: timeout.signal }).catch(() => false);
  const settled = await Promise.race([promise.then(() => true), late]);
  timeout.abort();
  return settled;
}

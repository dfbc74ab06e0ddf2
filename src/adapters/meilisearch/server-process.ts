import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { rememberRunning } from './running-server.ts';
import type { ServerFolder } from './server-folder.ts';

const LARGEST_LOG_BYTES = 4 * 1024 * 1024;

/** How one Meilisearch is run. `indexingMemory` is in Meilisearch's own notation: `1GiB`. */
export type Launch = { binary: string; folder: ServerFolder; key: string; indexingMemory: string; indexingThreads: number };

/** One life of the server. `ended` settles once the process is gone; it never rejects. */
export type ServerProcess = { pid: number; port: number; isAlive(): boolean; kill(signal: NodeJS.Signals): void; ended: Promise<Ending> };

/** Why it is gone, for people, and whether somebody asked it to go (Ctrl-C reaches every process of a terminal). */
export type Ending = { why: string; wasAsked: boolean };

/** Starts Meilisearch on that loopback port and writes down that it runs. Throws when it cannot be run or the folder cannot be written. */
export function startProcess(launch: Launch, port: number): ServerProcess {
  const { folder } = launch;
  const log = openLog(folder.log);
  const logStart = statSync(folder.log).size;
  // The current folder is ours because Meilisearch reads a config.toml it finds there. Its environment is only what it needs:
  // the key (arguments are visible to every user), and a place for temporary files beside the index, since /tmp is often memory.
  const child = spawn(launch.binary, serverArguments(launch, port), {
    cwd: folder.root,
    env: { MEILI_MASTER_KEY: launch.key, TMPDIR: folder.temporary },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  // Without a listener a failed spawn or kill would end our own process; `pid` and `ended` tell what happened.
  child.on('error', () => {});
  const { pid } = child;
  if (pid === undefined) throw new Error(`${launch.binary} cannot be run.`);

  try {
    rememberRunning(folder, { pid, port, startedAt: new Date().toISOString() });
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
  return {
    pid,
    port,
    isAlive: () => child.exitCode === null && child.signalCode === null,
    kill: (signal) => child.kill(signal),
    ended: new Promise((resolve) => {
      child.once('exit', (code, signal) => {
        const why = readError(folder.log, logStart) ?? (signal ? `it was ended by ${signal}` : `it ended with exit code ${code}`);
        // Meilisearch handles SIGINT itself and ends with 130.
        resolve({ why, wasAsked: signal === 'SIGINT' || signal === 'SIGTERM' || code === 130 });
      });
    }),
  };
}

function serverArguments({ folder, indexingMemory, indexingThreads }: Launch, port: number): string[] {
  return [
    ['--env', 'production'],
    ['--no-analytics'],
    // At WARN every refused search is logged with the filter it carried.
    ['--log-level', 'ERROR'],
    ['--http-addr', `127.0.0.1:${port}`],
    ['--db-path', folder.index],
    ['--dump-dir', folder.dumps],
    ['--snapshot-dir', folder.snapshots],
    ['--max-indexing-memory', indexingMemory],
    ['--max-indexing-threads', String(indexingThreads)],
  ].flat();
}

function openLog(path: string): number {
  if (existsSync(path) && statSync(path).size > LARGEST_LOG_BYTES) renameSync(path, `${path}.1`);
  return openSync(path, 'a', 0o600);
}

/** The line in which Meilisearch said why it gave up, from what this life of it wrote. */
function readError(path: string, start: number): string | null {
  if (!existsSync(path)) return null;
  const written = readFileSync(path).subarray(start).toString('utf8');
  return written.match(/^Error: (.+)$/m)?.[1] ?? null;
}

/** The wished port when nobody listens on it, else a free one. Another program may still take it first: then the start fails and is tried again. */
export async function findPort(wished: number): Promise<number> {
  return (await bind(wished)) ?? (await bind(0)) ?? 0;
}

async function bind(port: number): Promise<number | null> {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  } catch {
    return null;
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}

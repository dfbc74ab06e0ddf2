import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findPort } from '../../src/adapters/meilisearch/server-process.ts';

const ROOT = join(import.meta.dirname, '../..');
const POLL_MS = 10;
const START_TIMEOUT_MS = 600_000;

export type Program = { url: string; pid: number; firstAnswerMs: number; stop(): Promise<void> };

/**
 * Starts the program as `npm start` does, on a data directory and a free port. `firstAnswerMs` counts from the spawn to the
 * first `/api/search` that the index answered. `profileDir` is where Node then writes a CPU profile of its life.
 */
export async function startProgram(dataDir: string, profileDir?: string): Promise<Program> {
  const port = await findPort(0);
  const logFile = join(dataDir, 'bench-program.log');
  const log = openSync(logFile, 'w');
  const profiling = profileDir ? ['--cpu-prof', `--cpu-prof-dir=${profileDir}`] : [];
  const startedAt = performance.now();
  const child = spawn(process.execPath, [...profiling, '--import', 'tsx', 'src/main.ts'], {
    cwd: ROOT,
    env: { ...process.env, DATA_DIR: dataDir, HOST: '127.0.0.1', PORT: String(port), MEILI_URL: '', MEILI_KEY: '', GEOCODER_URL: '', BASE_URL: undefined },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  // Asked, not killed: it ends its Meilisearch with it.
  const endAtExit = () => child.kill('SIGTERM');
  process.on('exit', endAtExit);
  const ended = once(child, 'exit');
  const url = `http://127.0.0.1:${port}`;
  while (!(await answersInFull(url))) {
    const isLost = child.exitCode !== null || performance.now() - startedAt > START_TIMEOUT_MS;
    if (isLost) throw new Error(`The program did not start:\n${readFileSync(logFile, 'utf8')}`);
    await sleep(POLL_MS);
  }
  return {
    url,
    pid: child.pid!,
    firstAnswerMs: performance.now() - startedAt,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      process.off('exit', endAtExit);
    },
  };
}

async function answersInFull(url: string): Promise<boolean> {
  const response = await fetch(`${url}/api/search?q=food`).catch(() => null);
  if (!response?.ok) return false;
  const { degraded, total } = (await response.json()) as { degraded: boolean; total: number };
  return !degraded && total > 0;
}

export type Memory = { wholeMb: number; privateMb: number };

/**
 * What a process holds in memory, in megabytes: all of it, and without the pages of files, which the system takes back when
 * it needs them. Null where there is no /proc.
 */
export function memoryOf(pid: number): Memory | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const megabytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1024;
    return { wholeMb: megabytes('VmRSS'), privateMb: megabytes('RssAnon') };
  } catch {
    return null;
  }
}

/** The process id of the Meilisearch that the program runs, as it wrote it down. */
export function enginePid(dataDir: string): number {
  return (JSON.parse(readFileSync(join(dataDir, 'meilisearch/running.json'), 'utf8')) as { pid: number }).pid;
}

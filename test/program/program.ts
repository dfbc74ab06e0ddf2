import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { vi } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

export type Program = ReturnType<typeof startProgram>;

/** What the tests look at in an answer of the API; a page has none of it. */
type ApiAnswer = {
  total?: number;
  degraded?: boolean;
  facets?: unknown;
  query?: { near: { precision: string } | null };
  results: { name: string; needs: string[]; distance_m: number | null }[];
};
type Answer = { status: number; text: string; json: ApiAnswer };

const NO_JSON: ApiAnswer = { results: [] };

export function aDataDir(): string {
  return mkdtempSync(join(tmpdir(), 'fingerpost-program-'));
}

/** The program itself, as `npm start` runs it, on a free port of its own choosing. */
export function startProgram(dataDir: string, env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'trace', ...env },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += String(text)));
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));

  /** Where it listens, once it does. */
  async function url(): Promise<string> {
    return vi.waitFor(() => {
      const address = /Fingerpost is at (http:\/\/[\d.]+:\d+)/.exec(said)?.[1];
      if (!address) throw new Error(`It does not listen yet. It said:\n${said}`);
      return address;
    }, { timeout: 30_000, interval: 50 });
  }

  async function ask(path: string): Promise<Answer> {
    const answer = await fetch(`${await url()}${path}`);
    const text = await answer.text();
    return { status: answer.status, text, json: answer.headers.get('content-type')?.includes('json') ? (JSON.parse(text) as ApiAnswer) : NO_JSON };
  }

  /** Returns once everything can be searched; fails after 15 seconds. */
  async function ready(): Promise<void> {
    await url();
    for (let tries = 0; tries < 150; tries += 1) {
      const { status, json } = await ask('/readyz');
      if (status === 200 && !json.degraded) return;
      await sleep(100);
    }
    throw new Error(`It was not ready after 15 seconds. It said:\n${said}`);
  }

  async function end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
    child.kill(signal);
    return ended;
  }

  return { pid: child.pid!, said: () => said, ended, url, ask, ready, end };
}

/** The process of the Meilisearch that runs on this directory, by the program's own note; null when there is none. */
export function enginePid(dataDir: string): number | null {
  const note = join(dataDir, 'meilisearch', 'running.json');
  return existsSync(note) ? (JSON.parse(readFileSync(note, 'utf8')) as { pid: number }).pid : null;
}

/** Kills that Meilisearch with -9, if it is not dead already. */
export function killEngine(dataDir: string): void {
  const pid = enginePid(dataDir);
  if (pid !== null && isAlive(pid)) process.kill(pid, 'SIGKILL');
}

export function isAlive(pid: number): boolean {
  // A zombie still has its number, but no command line.
  return existsSync(`/proc/${pid}/cmdline`) && readFileSync(`/proc/${pid}/cmdline`, 'utf8') !== '';
}

/** Ends whatever a failed test left running, and removes the directory. */
export async function clear(dataDir: string, programs: Program[]): Promise<void> {
  for (const program of programs) await program.end('SIGKILL');
  killEngine(dataDir);
  await sleep(50);
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
}

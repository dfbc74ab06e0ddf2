import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { readKey, type ServerFolder, serverFolder, writeWhole } from './server-folder.ts';

const STOP_TIMEOUT_MS = 10_000;

/** `running.json`: what the next start, or a script beside this one, must know. `startedAt` is an ISO instant, for people. */
type Running = { pid: number; port: number; startedAt: string };

/** The embedded server that another process of ours keeps running on this data directory; null when none answers. */
export async function runningServer(dataDir: string): Promise<{ url: string; key: string } | null> {
  if (!existsSync(dataDir)) return null;
  const folder = serverFolder(dataDir);
  const running = readRunning(folder);
  const key = readKey(folder);
  if (!running || !key || !isServing(running.pid, folder)) return null;

  const url = `http://127.0.0.1:${running.port}`;
  return (await answers(url, key)) ? { url, key } : null;
}

/** Whether a Meilisearch with this key is ready at `url`. `/health` is open to all; `/version` tells ours from a stranger on the port. */
export async function answers(url: string, key: string): Promise<boolean> {
  return (await isOk(`${url}/health`, key)) && (await isOk(`${url}/version`, key));
}

async function isOk(url: string, key: string): Promise<boolean> {
  try {
    const response = await fetch(url, { headers: { authorization: `Bearer ${key}` }, signal: AbortSignal.timeout(2_000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

/**
 * Ends a server that an earlier process of ours left behind when it was killed: Meilisearch lets two servers open one index.
 * The caller must hold the data directory's lock, or it would end the server of a program that is still running.
 * Answers a sentence when it could not be ended, else null.
 */
export async function endOrphan(folder: ServerFolder): Promise<string | null> {
  const orphan = readRunning(folder);
  if (orphan && isServing(orphan.pid, folder)) {
    const ended = (await end(orphan.pid, 'SIGTERM', folder)) || (await end(orphan.pid, 'SIGKILL', folder));
    if (!ended) return `An earlier Meilisearch (process ${orphan.pid}) still uses ${folder.index} and could not be ended. End it, then start again.`;
  }
  forgetRunning(folder);
  return null;
}

async function end(pid: number, signal: NodeJS.Signals, folder: ServerFolder): Promise<boolean> {
  try {
    process.kill(pid, signal);
  } catch {
    return !isServing(pid, folder);
  }
  for (let waitedMs = 0; waitedMs < STOP_TIMEOUT_MS; waitedMs += 50) {
    if (!isServing(pid, folder)) return true;
    await sleep(50);
  }
  return false;
}

/** Whether that process lives and is a server of this folder: after a restart of the machine the number may be anybody's. */
function isServing(pid: number, folder: ServerFolder): boolean {
  return `${commandLine(pid)} `.includes(` --db-path ${folder.index} `);
}

function commandLine(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return execFileSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}

export function rememberRunning(folder: ServerFolder, running: Running): void {
  writeWhole(folder.running, JSON.stringify(running));
}

export function forgetRunning(folder: ServerFolder): void {
  rmSync(folder.running, { force: true });
}

function readRunning(folder: ServerFolder): Running | null {
  try {
    const running = JSON.parse(readFileSync(folder.running, 'utf8')) as Running;
    // 0 and negative numbers would signal whole groups of processes.
    return Number.isInteger(running.pid) && running.pid > 1 && Number.isInteger(running.port) ? running : null;
  } catch {
    return null;
  }
}

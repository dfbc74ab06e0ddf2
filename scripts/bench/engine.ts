import { mkdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { findBinary, findVersion } from '../../src/adapters/meilisearch/binary.ts';
import { endOrphan } from '../../src/adapters/meilisearch/running-server.ts';
import { openServerFolder } from '../../src/adapters/meilisearch/server-folder.ts';
import { findPort, startProcess } from '../../src/adapters/meilisearch/server-process.ts';

/** A Meilisearch that runs by itself, started just as the program would start it. */
export type Engine = { url: string; key: string; pid: number; version: string; readyMs: number; stop(): Promise<void> };

const POLL_MS = 5;

/**
 * Starts the embedded Meilisearch of a data directory without the program, and waits for `/health`. `readyMs` counts from
 * its spawn. Throws when there is none to run. The caller must hold the data directory's lock.
 */
export async function startEngine(dataDir: string): Promise<Engine> {
  mkdirSync(dataDir, { recursive: true });
  const binary = await findBinary({ searchPath: process.env.PATH });
  if ('missing' in binary) throw new Error(binary.missing);
  const version = (await findVersion(binary.path)) ?? 'unknown';
  const { folder, key } = openServerFolder(dataDir);
  const inTheWay = await endOrphan(folder);
  if (inTheWay) throw new Error(inTheWay);
  const port = await findPort(0);

  const startedAt = performance.now();
  const child = startProcess({ binary: binary.path, folder, key, indexingMemory: '1GiB', indexingThreads: 1 }, port);
  const killAtExit = () => child.kill('SIGKILL');
  process.on('exit', killAtExit);
  const url = `http://127.0.0.1:${port}`;
  while (!(await isHealthy(url))) {
    if (!child.isAlive()) throw new Error(`Meilisearch did not start: ${(await child.ended).why}.`);
    await sleep(POLL_MS);
  }
  return {
    url, key, version, pid: child.pid,
    readyMs: performance.now() - startedAt,
    stop: async () => {
      child.kill('SIGTERM');
      await child.ended;
      process.off('exit', killAtExit);
    },
  };
}

async function isHealthy(url: string): Promise<boolean> {
  const response = await fetch(`${url}/health`).catch(() => null);
  await response?.arrayBuffer();
  return response?.ok ?? false;
}

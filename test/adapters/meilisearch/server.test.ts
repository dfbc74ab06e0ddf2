import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { findBinary, findVersion } from '../../../src/adapters/meilisearch/binary.ts';
import { runningServer } from '../../../src/adapters/meilisearch/running-server.ts';
import { type MeiliServer, type ServerOptions, startServer } from '../../../src/adapters/meilisearch/server.ts';

const SERVER_MODULE = new URL('../../../src/adapters/meilisearch/server.ts', import.meta.url).href;
const found = await findBinary();
if ('missing' in found) console.warn(`Skipped, as there is no Meilisearch to run:\n${found.missing}`);

let dataDir: string;
let logged: string[];
let states: string[];
let stops: (() => unknown)[];

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'fingerpost-server-'));
  [logged, states, stops] = [[], [], []];
});
afterEach(async () => {
  for (const stop of stops.toReversed()) await stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function start(options: Partial<ServerOptions> = {}): Promise<MeiliServer> {
  const server = await tryStart(options);
  if ('failed' in server) throw new Error(server.failed);
  stops.push(server.stop);
  return server;
}

function tryStart(options: Partial<ServerOptions> = {}) {
  return startServer({ dataDir, log: (message) => logged.push(message), onState: (state) => states.push(state), ...options });
}

/** Another program that starts the server in `dataDir`, tells its process id, and then does what `ending` says. */
async function startInAnotherProgram(ending: string) {
  const program = `
    import { startServer } from ${JSON.stringify(SERVER_MODULE)};
    const server = await startServer({ dataDir: process.argv[1], log: console.error, onState: () => {} });
    process.stdout.write(String(server.pid()), () => { ${ending} });`;
  const owner = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program, dataDir], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const exited = once(owner, 'exit');
  const [said] = await once(owner.stdout, 'data');
  const pid = Number(String(said));
  stops.push(() => isAlive(pid) && process.kill(pid, 'SIGKILL'));
  return { owner, exited, pid };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A zombie still answers to its number, but has no command line left.
    return process.platform !== 'linux' || readFileSync(`/proc/${pid}/cmdline`, 'utf8') !== '';
  } catch {
    return false;
  }
}

function ask(server: { url(): string }, path: string, key?: string, body?: unknown): Promise<Response> {
  return fetch(`${server.url()}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'content-type': 'application/json', ...(key && { authorization: `Bearer ${key}` }) },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
}

const permissions = (...path: string[]) => (statSync(join(dataDir, 'meilisearch', ...path)).mode & 0o777).toString(8);

describe.skipIf('missing' in found)('the embedded Meilisearch', { timeout: 40_000 }, () => {
  test('answers on loopback to its own key and to nobody else', async () => {
    const server = await start();

    expect(server.url()).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await ask(server, '/health', server.key)).status).toBe(200);
    expect((await ask(server, '/indexes', server.key)).status).toBe(200);
    expect((await ask(server, '/indexes')).status).toBe(401);
    expect((await ask(server, '/indexes', 'f'.repeat(64))).status).toBe(403);
    expect(states).toEqual(['up']);
  });

  test('keeps its key where only the owner can read it, and keeps it over a restart', async () => {
    const first = await start();
    expect([permissions(), permissions('key'), permissions('server.log')]).toEqual(['700', '600', '600']);
    await first.stop();

    const second = await start();
    expect(second.key).toBe(first.key);
    expect(second.key).toMatch(/^[0-9a-f]{64}$/);
  });

  test('does not show its key among the arguments of the process', async () => {
    const server = await start();
    const ps = spawn('ps', ['-ww', '-o', 'args=', '-p', String(server.pid())]);
    const [shown] = await once(ps.stdout, 'data');
    expect(String(shown)).toContain('--db-path');
    expect(String(shown)).not.toContain(server.key);
  });

  test('comes back on the same port after kill -9, again and again', async () => {
    const server = await start();
    const url = server.url();
    for (const deaths of [1, 2]) {
      const killed = server.pid()!;
      process.kill(killed, 'SIGKILL');
      await vi.waitFor(() => expect(states.filter((state) => state === 'up')).toHaveLength(deaths + 1), { timeout: 10_000 });
      expect(server.pid()).not.toBe(killed);
      expect(server.url()).toBe(url);
    }

    expect((await ask(server, '/health')).status).toBe(200);
    expect(states).toEqual(['up', 'down', 'up', 'down', 'up']);
    expect(logged[0]).toBe('The search engine stopped: it was ended by SIGKILL. It is being started again.');
  });

  test('comes back on another port when a stranger took the old one meanwhile', async () => {
    const server = await start();
    const url = server.url();
    // Asked to stop, it is started again after half a second: time for the stranger.
    process.kill(server.pid()!, 'SIGTERM');
    await vi.waitFor(() => expect(states).toContain('down'), { timeout: 10_000, interval: 10 });
    const stranger = createServer().listen(Number(new URL(url).port), '127.0.0.1');
    await once(stranger, 'listening');
    stops.push(() => stranger.close());

    await vi.waitFor(() => expect(states).toEqual(['up', 'down', 'up']), { timeout: 10_000 });
    expect(server.url()).not.toBe(url);
    expect((await ask(server, '/indexes', server.key)).status).toBe(200);
  });

  test('leaves no process and no trace of running when it is stopped, also when stopped twice', async () => {
    const server = await start();
    const pid = server.pid()!;
    await Promise.all([server.stop(), server.stop()]);

    expect(isAlive(pid)).toBe(false);
    expect(server.pid()).toBeUndefined();
    expect(existsSync(join(dataDir, 'meilisearch', 'running.json'))).toBe(false);
    expect(states).toEqual(['up']);
  });

  test('does not outlive a program that ends through an exception', async () => {
    const { exited, pid } = await startInAnotherProgram(`throw new Error('unforeseen')`);
    const [code] = await exited;

    expect(code).toBe(1);
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 5_000 });
  });

  test('left behind by a program killed with -9, is ended by the next start', async () => {
    const { owner, exited, pid } = await startInAnotherProgram('');
    owner.kill('SIGKILL');
    await exited;
    expect(isAlive(pid)).toBe(true);

    const server = await start();
    expect(isAlive(pid)).toBe(false);
    expect(server.pid()).not.toBe(pid);
  });

  test('leaves a stranger alone who has the process number of an old server', async () => {
    const stranger = spawn('sleep', ['60']);
    stops.push(() => stranger.kill());
    mkdirSync(join(dataDir, 'meilisearch'));
    writeFileSync(join(dataDir, 'meilisearch', 'running.json'), JSON.stringify({ pid: stranger.pid, port: 7700, startedAt: '' }));

    await start();
    expect(isAlive(stranger.pid!)).toBe(true);
  });

  test('is found by a program beside it while it runs, and only then', async () => {
    expect(await runningServer(dataDir)).toBeNull();
    expect(await runningServer(join(dataDir, 'absent'))).toBeNull();
    const server = await start();
    expect(await runningServer(dataDir)).toEqual({ url: server.url(), key: server.key });
    await server.stop();
    expect(await runningServer(dataDir)).toBeNull();
  });

  test('keeps its index over a restart, and starts with an empty one when the index was made by another version', async () => {
    const countIndexes = async (server: MeiliServer) => ((await (await ask(server, '/indexes', server.key)).json()) as { total: number }).total;
    const first = await start();
    await ask(first, '/indexes', first.key, { uid: 'listings' });
    await vi.waitFor(async () => expect(await countIndexes(first)).toBe(1), { timeout: 10_000 });
    await first.stop();
    const second = await start();
    expect(await countIndexes(second)).toBe(1);
    await second.stop();
    expect(logged).toEqual([]);

    writeFileSync(join(dataDir, 'meilisearch', 'index', 'VERSION'), '1.20.0');
    const third = await start();
    expect(await countIndexes(third)).toBe(0);
    expect(logged).toEqual([expect.stringMatching(/was made by Meilisearch 1\.20\.0, and this is .*: it was deleted/)]);
  });

  test('starts with an empty index when the first start was cut short', async () => {
    mkdirSync(join(dataDir, 'meilisearch', 'index', 'tasks'), { recursive: true });
    const server = await start();
    expect((await ask(server, '/health')).status).toBe(200);
    expect(logged).toHaveLength(1);
  });

  test('writes nothing of a search into its log, also when the search is refused', async () => {
    const server = await start();
    await ask(server, '/indexes', server.key, { uid: 'listings' });
    await vi.waitFor(async () => expect((await ask(server, '/indexes/listings', server.key)).status).toBe(200), { timeout: 10_000 });

    const answered = await ask(server, '/indexes/listings/search', server.key, { q: 'heatherstone' });
    const inTheAddress = await ask(server, '/indexes/listings/search?q=heatherstone', server.key);
    const refused = await ask(server, '/indexes/listings/search', server.key, { q: 'heatherstone', filter: 'place = heatherstone' });
    expect([answered.status, inTheAddress.status, refused.status]).toEqual([200, 200, 400]);
    await server.stop();

    const log = readFileSync(join(dataDir, 'meilisearch', 'server.log'), 'utf8');
    expect(log).toContain('Server listening on');
    expect(log).not.toContain('heatherstone');
  });

  test('puts a large log aside at the start', async () => {
    mkdirSync(join(dataDir, 'meilisearch'));
    writeFileSync(join(dataDir, 'meilisearch', 'server.log'), 'x'.repeat(5 * 1024 * 1024));
    await start();
    expect(statSync(join(dataDir, 'meilisearch', 'server.log')).size).toBeLessThan(100_000);
  });

  test('that cannot open its index says so instead of hanging, and leaves nothing running', async () => {
    const version = 'path' in found ? await findVersion(found.path) : '';
    mkdirSync(join(dataDir, 'meilisearch', 'index'), { recursive: true });
    writeFileSync(join(dataDir, 'meilisearch', 'index', 'VERSION'), `${version}`);
    writeFileSync(join(dataDir, 'meilisearch', 'index', 'tasks'), 'not a folder');

    const server = await tryStart({ startTimeoutMs: 2_000 });
    expect(server).toEqual({ failed: expect.stringMatching(/^The search engine could not be started: .+server\.log\.$/) });
    expect(existsSync(join(dataDir, 'meilisearch', 'running.json'))).toBe(false);
    expect(states).toEqual([]);
  });

  test('that never answers is given up and ended', async () => {
    const binary = join(dataDir, 'meilisearch-that-hangs');
    writeFileSync(binary, '#!/bin/sh\n[ "$1" = --version ] && echo meilisearch 1.21.0 && exit\nexec sleep 60\n', { mode: 0o755 });

    const server = await tryStart({ binary, startTimeoutMs: 1_000 });
    expect(server).toEqual({ failed: expect.stringContaining('it did not answer') });
  });
});

test('a file that is no Meilisearch is not run, and the operator is told', async () => {
  expect(await tryStart({ binary: '/bin/false' })).toEqual({ failed: expect.stringContaining('/bin/false is not a Meilisearch') });
});

test('a data directory that cannot be used is a sentence, not a crash', async () => {
  const binary = join(dataDir, 'meilisearch-in-name');
  writeFileSync(binary, '#!/bin/sh\necho meilisearch 1.21.0\n', { mode: 0o755 });
  expect(await tryStart({ binary, dataDir: join(binary, 'below-a-file') })).toEqual({ failed: expect.stringContaining('cannot be used') });
});

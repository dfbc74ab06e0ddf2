import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import SQLite from 'better-sqlite3';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { describeIndex } from '../support/search-index.ts';
import { aDataDir, clear, enginePid, isAlive, startProgram, type Program } from './program.ts';

let dataDir: string;
let programs: Program[];
beforeEach(() => {
  dataDir = aDataDir();
  programs = [];
});
afterEach(() => clear(dataDir, programs), 30_000);

function start(env: Record<string, string> = {}): Program {
  const program = startProgram(dataDir, env);
  programs.push(program);
  return program;
}

const total = async (program: Program) => (await program.ask('/api/search')).json.total;

describeIndex('the life of the program', { timeout: 60_000 }, () => {
  test('the first start fills the directory and is ready within 15 seconds; the second finds it filled; neither leaves a process', async () => {
    const first = start();
    await first.ready();
    const listings = await total(first);
    expect(listings).toBeGreaterThanOrEqual(240);
    expect(first.said()).toMatch(/\d+ invented listings were put in as a demonstration/);
    expect(first.said()).not.toMatch(/"level":(40|50|60)/);
    expect((await first.ask('/')).text).toMatch(/demonstration/i);
    expect((await first.ask('/healthz')).status).toBe(200);

    const engine = enginePid(dataDir)!;
    expect(isAlive(engine)).toBe(true);
    expect(await first.end('SIGTERM')).toBe(0);
    expect([isAlive(engine), enginePid(dataDir)]).toEqual([false, null]);

    const second = start();
    await second.ready();
    expect(second.said()).not.toMatch(/invented listings were put in/);
    expect(await total(second)).toBe(listings);
    expect(await second.end('SIGTERM')).toBe(0);
  });

  test('killed with -9 it is started again without a hand: the engine it left behind is ended, and everything answers', async () => {
    const first = start();
    await first.ready();
    const [listings, orphan] = [await total(first), enginePid(dataDir)!];
    await first.end('SIGKILL');
    expect(isAlive(orphan)).toBe(true);

    const second = start();
    await second.ready();
    expect([isAlive(orphan), await total(second)]).toEqual([false, listings]);
    expect(enginePid(dataDir)).not.toBe(orphan);
    expect((await second.ask('/search?q=lonely&near=M33+7ND')).status).toBe(200);
  });

  test('killed with -9 while it starts for the first time, it has everything after the next start', async () => {
    const first = start();
    await first.url();
    await first.end('SIGKILL');
    const second = start();
    await second.ready();
    expect(await total(second)).toBeGreaterThanOrEqual(240);
    expect((await second.ask('/api/search')).json.degraded).toBe(false);
  });

  test('a second program on the same directory is refused with a sentence, and the first does not notice', async () => {
    const first = start();
    await first.ready();
    const engine = enginePid(dataDir);
    const second = start();
    expect(await second.ended).toBe(1);
    expect(second.said()).toContain(`Another Fingerpost (process ${first.pid}) is using ${dataDir}. Stop it first, or set DATA_DIR to another directory.`);
    expect(second.said()).not.toMatch(/\n\s+at /);
    expect([enginePid(dataDir), (await first.ask('/api/search')).json.degraded]).toEqual([engine, false]);
  });

  test('where the port is taken it says so, and leaves nothing running', async () => {
    const stranger = createServer().listen(0, '127.0.0.1');
    await once(stranger, 'listening');
    const port = (stranger.address() as AddressInfo).port;
    const program = start({ PORT: String(port) });
    expect(await program.ended).toBe(1);
    expect(program.said()).toContain(`Port ${port} is taken. Stop what uses it, or set PORT to another.`);
    expect(program.said()).not.toMatch(/\n\s+at /);
    expect(enginePid(dataDir)).toBeNull();
    stranger.close();
  });

  test('a signal that comes while it is still starting ends it, and leaves nothing running for long', async () => {
    const program = start();
    await program.url();
    expect(await program.end('SIGTERM')).toBe(0);
    expect(enginePid(dataDir)).toBeNull();
  });
});

test('production without a secret is refused with a sentence', { timeout: 30_000 }, async () => {
  const program = start({ NODE_ENV: 'production' });
  expect(await program.ended).toBe(1);
  expect(program.said().trim()).toBe('SECRET: production needs one of at least 32 characters; `openssl rand -hex 32` makes one.');
});

test('every setting that is wrong is named, and none is guessed', { timeout: 30_000 }, async () => {
  const program = start({ PORT: 'eighty', MEILI_URL: 'http://127.0.0.1:7700' });
  expect(await program.ended).toBe(1);
  expect(program.said()).toMatch(/^PORT: /m);
  expect(program.said()).not.toMatch(/\n\s+at /);
});

test('a directory of a newer version is refused with a sentence, and not touched', { timeout: 30_000 }, async () => {
  const db = new SQLite(join(dataDir, 'directory.sqlite'));
  db.exec("create table kysely_migration (name text primary key, timestamp text not null); insert into kysely_migration values ('2031-01-01-better', 'x')");
  db.close();
  const program = start();
  expect(await program.ended).toBe(1);
  expect(program.said()).toContain('This directory was last used by a newer version of Fingerpost (2031-01-01-better).');
  expect(program.said()).not.toMatch(/\n\s+at /);
  const after = new SQLite(join(dataDir, 'directory.sqlite'), { readonly: true });
  expect(after.prepare("select name from sqlite_master where type = 'table'").pluck().all()).toEqual(['kysely_migration']);
  after.close();
});

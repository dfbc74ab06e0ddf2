import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import SQLite from 'better-sqlite3';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../../src/adapters/sqlite/database.ts';
import { createListings } from '../../../src/adapters/sqlite/listings.ts';
import { details } from '../../support/listings.ts';

const MODULES = new URL('../../../src/adapters/sqlite/', import.meta.url).href;

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fingerpost-store-'));
  file = join(folder, 'directory.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const change = (name: string) => ({ status: 'published' as const, details: details({ name }), reason: 'written' });
const contents = () => Object.fromEntries(readdirSync(folder).toSorted().map((name) => [name, readFileSync(join(folder, name)).toString('base64')]));

test('what was answered is on the disk: a write-ahead log, flushed at every commit', async () => {
  const db = await openDatabase(file);
  const pragma = async (name: string) => Object.values((await sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(db)).rows[0]!)[0];
  // https://sqlite.org/pragma.html#pragma_synchronous: 2 is FULL.
  expect([await pragma('journal_mode'), await pragma('synchronous'), await pragma('foreign_keys')]).toEqual(['wal', 2, 1]);
  await db.destroy();
});

test('a directory that is opened again holds what it held', async () => {
  const first = await openDatabase(file);
  const [saved] = await createListings(first, () => new Date()).saveAll([change('Choir')]);
  await first.destroy();
  const second = await openDatabase(file);
  expect(await createListings(second, () => new Date()).findPublic('choir')).toEqual(saved);
  await second.destroy();
});

test('a database of a newer version is refused with a sentence, let go of, and left as it was', async () => {
  const db = await openDatabase(file);
  await createListings(db, () => new Date()).saveAll([change('Choir')]);
  await db.destroy();
  const newer = new SQLite(file);
  newer.exec("insert into kysely_migration values ('2031-01-01-better', '2031-01-01T00:00:00Z'); create table better (id text)");
  newer.close();

  const before = contents();
  await expect(openDatabase(file)).rejects.toThrow(
    'This directory was last used by a newer version of Fingerpost (2031-01-01-better). Start that version, or restore a backup made by this one. Nothing was changed.',
  );
  expect(contents()).toEqual(before);
});

test('a file that is no database is refused, and not overwritten', async () => {
  writeFileSync(file, 'Dear diary, '.repeat(1000));
  await expect(openDatabase(file)).rejects.toThrow(/not a database/);
  expect(readFileSync(file, 'utf8')).toMatch(/^Dear diary/);
});

test('a script and the program save into one directory at the same time, and neither loses anything', { timeout: 30_000 }, async () => {
  const db = await openDatabase(file);
  const listings = createListings(db, () => new Date());
  const program = `
    import { openDatabase } from ${JSON.stringify(`${MODULES}database.ts`)};
    import { createListings } from ${JSON.stringify(`${MODULES}listings.ts`)};
    const listings = createListings(await openDatabase(process.argv[1]), () => new Date());
    console.log('open');
    for (let batch = 0; batch < 60; batch += 1) await listings.saveAll(Array.from({ length: 5 }, () => (${JSON.stringify(change('Of the script'))})));`;
  const script = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(script, 'exit');
  await once(script.stdout, 'data');

  let saved = 0;
  while (script.exitCode === null && saved < 2000) {
    saved += (await listings.saveAll([change('Of the program'), change('Of the program')])).length;
    await sleep(1);
  }
  expect(await exited).toEqual([0, null]);
  expect((await listings.count()).listings).toBe(300 + saved);
  expect(saved).toBeGreaterThan(0);
  await db.destroy();
});

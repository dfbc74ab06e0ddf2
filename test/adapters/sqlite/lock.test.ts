import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockDataDir } from '../../../src/adapters/sqlite/lock.ts';

const LOCK_MODULE = new URL('../../../src/adapters/sqlite/lock.ts', import.meta.url).href;

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'fingerpost-lock-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

/** Another program that takes the lock, says so on its standard output, and then waits to be killed. */
async function startHolder() {
  const program = `
    import { lockDataDir } from ${JSON.stringify(LOCK_MODULE)};
    const lock = lockDataDir(process.argv[1]);
    console.log(JSON.stringify(lock));
    setInterval(() => lock, 1000);`;
  const holder = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = await once(holder.stdout, 'data');
  return { holder, said: String(said) };
}

test('a second program is refused, and is told which process has the directory', async () => {
  const lock = lockDataDir(dataDir);
  const { holder, said } = await startHolder();
  holder.kill('SIGKILL');

  expect(said).toContain(`Another Fingerpost (process ${process.pid}) is using ${dataDir}`);
  if ('release' in lock) lock.release();
});

test('a directory whose holder was killed with -9 is free at once', async () => {
  const { holder } = await startHolder();
  expect(lockDataDir(dataDir)).toEqual({ heldBy: expect.stringContaining(`process ${holder.pid}`) });

  holder.kill('SIGKILL');
  await once(holder, 'exit');

  const lock = lockDataDir(dataDir);
  expect(lock).toHaveProperty('release');
  if ('release' in lock) lock.release();
});

test('a second start inside one process is refused, and being refused does not take the lock from the first', async () => {
  const lock = lockDataDir(dataDir);
  expect(lockDataDir(dataDir)).toHaveProperty('heldBy');

  const { holder, said } = await startHolder();
  holder.kill('SIGKILL');
  expect(said).toContain('heldBy');
  if ('release' in lock) lock.release();
});

test('a released directory can be taken again', () => {
  const first = lockDataDir(dataDir);
  if ('release' in first) first.release();

  const second = lockDataDir(dataDir);
  expect(second).toHaveProperty('release');
  if ('release' in second) second.release();
});

test('the lock is the directory\'s own: another directory is free', () => {
  const lock = lockDataDir(dataDir);
  const other = lockDataDir(join(dataDir, 'other'));
  expect(other).toHaveProperty('release');
  for (const held of [lock, other]) if ('release' in held) held.release();
});

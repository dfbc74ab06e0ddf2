import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'fingerpost-contacts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The shipped list, with every number last tried so many days ago. */
function listTried(daysAgo: number): string {
  const on = new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);
  const contacts = JSON.parse(readFileSync(join(root, 'data/contacts.json'), 'utf8')) as { verifiedOn: string }[];
  const file = join(folder, `${daysAgo}.json`);
  writeFileSync(file, JSON.stringify(contacts.map((contact) => ({ ...contact, verifiedOn: on }))));
  return file;
}
function check(file: string, options: string[] = [], env: Record<string, string> = {}) {
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/contacts.ts', file, ...options], { cwd: root, encoding: 'utf8', env: { ...process.env, NODE_ENV: 'test', ...env } });
  return { status, said: stderr };
}

test('urgent numbers that were tried lately stop nothing', () => {
  const recent = listTried(150);
  for (const options of [[], ['--release']]) expect(check(recent, options)).toEqual({ status: 0, said: '' });
});

test('those past their day are named: a warning on any day, the end of a release', () => {
  const old = listTried(201);
  const warned = check(old);
  expect([warned.status, warned.said]).toEqual([0, expect.stringMatching(/Emergency services \(999\), last tried on[\s\S]*A release would be stopped by this/)]);
  for (const stopped of [check(old, ['--release']), check(old, [], { NODE_ENV: 'production' })]) {
    expect([stopped.status, stopped.said]).toEqual([1, expect.stringContaining('Emergency services (999)')]);
    expect(stopped.said).not.toMatch(/\n\s+at /);
  }
});

import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findBinary, findVersion } from '../../../src/adapters/meilisearch/binary.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fingerpost-binary-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function writeProgram(text: string, mode = 0o755): string {
  const path = join(folder, 'meilisearch');
  writeFileSync(path, text);
  chmodSync(path, mode);
  return path;
}

test('a packaged file with the wrong contents is refused, although another Meilisearch is on the PATH', async () => {
  const path = writeProgram('#!/bin/sh\necho meilisearch 9.9.9\n');
  const found = await findBinary({ packaged: path, searchPath: folder });

  expect(found).toEqual({ missing: expect.stringContaining('is not the file that was tested') });
});

test('without the package, the Meilisearch on the PATH is taken as it is', async () => {
  const path = writeProgram('#!/bin/sh\necho meilisearch 9.9.9\n');
  const found = await findBinary({ packaged: null, searchPath: `/nowhere:${folder}` });

  expect(found).toEqual({ path });
  expect(await findVersion(path)).toBe('9.9.9');
});

test('a file on the PATH that may not be executed is passed over', async () => {
  writeProgram('', 0o644);
  expect(await findBinary({ packaged: null, searchPath: folder })).toHaveProperty('missing');
});

test('with none at all, two lines say what to do', async () => {
  const found = await findBinary({ packaged: null, searchPath: folder });
  const missing = 'missing' in found ? found.missing : '';

  expect(missing.split('\n')).toHaveLength(2);
  expect(missing).toContain('PATH');
  expect(missing).toContain('MEILI_URL and MEILI_KEY');
});

test('a program that is not Meilisearch has no version', async () => {
  expect(await findVersion(writeProgram('#!/bin/sh\necho hello\n'))).toBeNull();
  expect(await findVersion(join(folder, 'absent'))).toBeNull();
});

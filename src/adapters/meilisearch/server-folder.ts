import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type ServerFolder = ReturnType<typeof serverFolder>;

/** Where the embedded Meilisearch keeps everything: absolute paths below `DATA_DIR/meilisearch`. `dataDir` must exist. */
export function serverFolder(dataDir: string) {
  // One spelling of the path, whatever symbolic links lead to it: a running server is recognised by it.
  const root = join(realpathSync(dataDir), 'meilisearch');
  return {
    root,
    index: join(root, 'index'),
    dumps: join(root, 'dumps'),
    snapshots: join(root, 'snapshots'),
    temporary: join(root, 'temporary'),
    key: join(root, 'key'),
    log: join(root, 'server.log'),
    running: join(root, 'running.json'),
  };
}

/**
 * Makes the folder (readable by its owner alone) and the key, where they are not there yet.
 * Throws the file system's error when the data directory cannot be written.
 */
export function openServerFolder(dataDir: string): { folder: ServerFolder; key: string } {
  mkdirSync(dataDir, { recursive: true });
  const folder = serverFolder(dataDir);
  mkdirSync(folder.root, { recursive: true, mode: 0o700 });
  chmodSync(folder.root, 0o700);
  mkdirSync(folder.temporary, { recursive: true });
  return { folder, key: readKey(folder) ?? createKey(folder) };
}

/** The server's master key, 64 hexadecimal digits; null when there is none or it is damaged. */
export function readKey(folder: ServerFolder): string | null {
  if (!existsSync(folder.key)) return null;
  const key = readFileSync(folder.key, 'utf8').trim();
  return /^[0-9a-f]{64}$/.test(key) ? key : null;
}

function createKey(folder: ServerFolder): string {
  const key = randomBytes(32).toString('hex');
  writeWhole(folder.key, key);
  return key;
}

/** Writes a file for its owner alone, whole or not at all: a reader never sees half of it. */
export function writeWhole(path: string, text: string): void {
  const next = `${path}.next`;
  rmSync(next, { force: true });
  writeFileSync(next, text, { mode: 0o600 });
  renameSync(next, path);
}

/**
 * Deletes an index that this version of Meilisearch would refuse to open: one of another version, or one whose making was cut short.
 * The index can always be built again from the store. Answers a sentence for the log, or null when nothing was deleted.
 */
export function discardUnusableIndex(folder: ServerFolder, version: string): string | null {
  if (!existsSync(folder.index) || readdirSync(folder.index).length === 0) return null;

  const versionFile = join(folder.index, 'VERSION');
  const madeBy = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim() : '';
  if (madeBy === version) return null;

  rmSync(folder.index, { recursive: true });
  const made = madeBy ? `was made by Meilisearch ${madeBy}, and this is ${version}` : 'was not finished when it was first made';
  return `The search index ${made}: it was deleted, and has to be built again from the database.`;
}

import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import Database, { SqliteError } from 'better-sqlite3';
import { fillPlaceNames, fillPostcodes, fillAuthorities, type Fill, type Tally } from './fill-tables.ts';
import { COLUMNS_LOOKED_FOR, layoutOf, type Layout } from './file-layout.ts';
import { isZip, readLines } from './read-lines.ts';
import { copyOtherTables, createIndexes, createTables, type FileKind } from './tables.ts';

type Loaded = { kind: 'loaded'; what: FileKind } & Tally;
export type LoadAnswer = Loaded | { kind: 'refused'; sentence: string };
export type LoadProgress = { fractionRead: number; lines: number };

const FILLS: Record<FileKind, (db: Database.Database) => Fill> = {
  postcodes: fillPostcodes,
  'place-names': fillPlaceNames,
  authorities: fillAuthorities,
};

/**
 * Loads one file of postcodes, place names or authority names into the places database at `file`, in place of
 * what it had of that kind. The new database is written beside the old one and renamed over it when it is whole,
 * so searches go on meanwhile and a kill leaves the old one. A file that cannot be used is refused in a sentence.
 */
export async function loadPlaces(options: {
  source: string;
  file: string;
  now: Date;
  onProgress?: (progress: LoadProgress) => void;
}): Promise<LoadAnswer> {
  const { source, file } = options;
  if (!existsSync(source)) return refused(`There is no file ${source}.`);
  if (await isZip(source)) return refused(`${source} is a zip archive. Unpack it and give the CSV file in its Data folder.`);
  mkdirSync(dirname(file), { recursive: true });

  const lock = lockLoading(`${file}.lock`);
  if (!lock) return refused('Another load of places is still running. Wait for it to end, then start this one again.');
  try {
    return await loadLocked(options);
  } catch (error) {
    const sentence = sentenceFor(error, source);
    if (!sentence) throw error;
    return refused(sentence);
  } finally {
    rmSync(`${file}.new`, { force: true });
    lock.close();
  }
}

/** SQLite's own lock ends with the process, however it ends, so a killed load leaves nothing to clear up. */
function lockLoading(path: string): Database.Database | null {
  const lock = new Database(path, { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock.close();
    if (error instanceof SqliteError && error.code === 'SQLITE_BUSY') return null;
    throw error;
  }
}

async function loadLocked({ source, file, now, onProgress }: Parameters<typeof loadPlaces>[0]): Promise<LoadAnswer> {
  const next = `${file}.new`;
  rmSync(next, { force: true });
  const db = createTables(next);
  try {
    const loaded = await fill(db, source, onProgress);
    if (loaded.kind === 'refused') return loaded;
    if (existsSync(file)) copyOtherTables(db, file, loaded.what);
    db.prepare('INSERT INTO meta VALUES (?, ?, ?, ?)').run(loaded.what, basename(source), loaded.rows, now.toISOString());
    createIndexes(db);
    db.close();
    fsyncPath(next);
    renameSync(next, file);
    fsyncPath(dirname(file));
    return loaded;
  } finally {
    db.close();
  }
}

async function fill(db: Database.Database, source: string, onProgress: (progress: LoadProgress) => void = () => {}): Promise<LoadAnswer> {
  let layout: Layout | null = null;
  let table: Fill | null = null;
  let lines = 0;
  db.exec('BEGIN');
  for await (const batch of readLines(source)) {
    for (const line of batch.lines) {
      lines += 1;
      if (layout && table) {
        if (line) table.add(layout.read(line));
        continue;
      }
      layout = layoutOf(line);
      if (!layout) return refused(COLUMNS_LOOKED_FOR);
      table = FILLS[layout.kind](db);
    }
    onProgress({ fractionRead: batch.fractionRead, lines });
  }
  if (!layout || !table) return refused(`${source} is empty.`);
  const tally = table.finish();
  db.exec('COMMIT');
  if (tally.rows === 0) return refused(`No row of ${source} could be used, so nothing was changed.`);
  return { kind: 'loaded', what: layout.kind, ...tally };
}

function fsyncPath(path: string): void {
  const descriptor = openSync(path, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}

function sentenceFor(error: unknown, source: string): string | null {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') return 'The disk is full. The places loaded before are still there.';
  if (code.startsWith('Z_')) return `${source} is damaged: it could not be unpacked to its end. Nothing was changed.`;
  if (code === 'EISDIR') return `${source} is a folder. Give one file of it.`;
  if (code === 'EACCES' || code === 'EPERM') return `Not allowed to read ${source} or to write the data folder.`;
  return null;
}

function refused(sentence: string): LoadAnswer {
  return { kind: 'refused', sentence };
}

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';

/**
 * Takes the data directory for this process alone, or says in a sentence who has it.
 *
 * The lock is an exclusive transaction on `lock.sqlite`: the kernel ends it with the process, however that dies.
 * Keep the answer as long as the lock is needed: a connection that nobody refers to is closed. And nothing else in this process
 * may open that file, not even to copy it: closing it would let the lock go (POSIX fcntl locks).
 */
export function lockDataDir(dataDir: string): { release(): void } | { heldBy: string } {
  mkdirSync(dataDir, { recursive: true });
  const pidFile = join(dataDir, 'lock.pid');
  const sqlite = new SQLite(join(dataDir, 'lock.sqlite'), { timeout: 0 });
  try {
    sqlite.pragma('locking_mode = EXCLUSIVE');
    sqlite.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    sqlite.close();
    if (!isBusy(error)) throw error;
    const holder = existsSync(pidFile) ? ` (process ${readFileSync(pidFile, 'utf8')})` : '';
    return { heldBy: `Another Fingerpost${holder} is using ${dataDir}. Stop it first, or set DATA_DIR to another directory.` };
  }
  writeFileSync(pidFile, String(process.pid));
  return { release: () => sqlite.close() };
}

function isBusy(error: unknown): boolean {
  return error instanceof SQLite.SqliteError && error.code.startsWith('SQLITE_BUSY');
}

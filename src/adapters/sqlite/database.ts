import SQLite from 'better-sqlite3';
import { Kysely, Migrator, SqliteDialect } from 'kysely';
import { foldName } from '../../domain/slug.ts';
import { migrations } from './migrations.ts';
import { createRecent } from './recent.ts';
import type { Database, Tables } from './tables.ts';

/** Statements kept for their next use: as many as the program has, with a few lengths of each list of ids. */
const MOST_PREPARED = 500;

/**
 * Opens the store and brings it up to date.
 * `file` is a path, or `:memory:`. Throws when the file was made by a newer version of the program.
 */
export async function openDatabase(file: string): Promise<Database> {
  const sqlite = new SQLite(file);
  // What has been answered is on the disk: WAL alone may lose the last transactions to a power cut.
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('foreign_keys = ON');
  sqlite.pragma('busy_timeout = 10000');
  sqlite.pragma('cache_size = -65536');
  sqlite.function('fold_name', { deterministic: true }, (name) => foldName(String(name)));
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: withTransactions(sqlite) }) });
  try {
    await migrate(db);
    return db;
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

/**
 * Transactions that stand another process, and a full disk. One that reads before it writes is refused when somebody
 * wrote in between (https://sqlite.org/rescode.html#busy_snapshot), so each takes its turn to write at once. And a
 * full disk makes SQLite roll back by itself; the second rollback would fail and hide why.
 */
function withTransactions(sqlite: SQLite.Database) {
  const spoken = (sql: string) => {
    if (sql === 'begin') return 'begin immediate';
    return sql === 'rollback' && !sqlite.inTransaction ? 'select 1' : sql;
  };
  const prepared = createRecent<SQLite.Statement>(MOST_PREPARED);
  return {
    prepare(sql: string) {
      const kept = prepared.get(sql);
      if (kept) return kept;
      const statement = sqlite.prepare(spoken(sql));
      prepared.put(sql, statement);
      return statement;
    },
    close: () => void sqlite.close(),
  };
}

async function migrate(db: Database) {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
  const done = (await migrator.getMigrations()).filter((migration) => migration.executedAt).map((migration) => migration.name);
  const unknown = await unknownMigrations(db);
  if (unknown.length > 0) {
    throw new Error(
      `This directory was last used by a newer version of Fingerpost (${unknown.join(', ')}). ` +
        `Start that version, or restore a backup made by this one. Nothing was changed.`,
    );
  }
  if (done.length === Object.keys(migrations).length) return;
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}

async function unknownMigrations(db: Database): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === 'kysely_migration')) return [];
  const rows = await (db as unknown as Kysely<{ kysely_migration: { name: string } }>)
    .selectFrom('kysely_migration')
    .select('name')
    .execute();
  return rows.map((row) => row.name).filter((name) => !(name in migrations));
}

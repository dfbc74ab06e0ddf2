import Database from 'better-sqlite3';

export type Db = Database.Database;

/** Coordinates are whole numbers of this fraction of a degree: about a metre. */
export const UNITS_PER_DEGREE = 100_000;

const TABLES_OF = {
  postcodes: ['postcode', 'sector', 'outcode'],
  'place-names': ['place_name'],
  authorities: ['authority'],
} as const;
/** The three kinds of file; loading one leaves the tables of the others as they are. */
export type FileKind = keyof typeof TABLES_OF;

const CENTROID = 'lat INTEGER NOT NULL, lon INTEGER NOT NULL, radius_metres INTEGER NOT NULL, postcodes INTEGER NOT NULL, nation TEXT';

/** `nation` is the first letter of its ONS code: E, W, S or N. `authority` is an ONS code: E08000009. */
const TABLES = `
  CREATE TABLE postcode (postcode TEXT PRIMARY KEY, lat INTEGER NOT NULL, lon INTEGER NOT NULL, authority TEXT, nation TEXT) WITHOUT ROWID;
  CREATE TABLE sector (sector TEXT PRIMARY KEY, ${CENTROID});
  CREATE TABLE outcode (outcode TEXT PRIMARY KEY, ${CENTROID});
  CREATE TABLE place_name (
    folded TEXT NOT NULL, name TEXT NOT NULL, district TEXT NOT NULL, district_folded TEXT NOT NULL,
    type TEXT NOT NULL, short INTEGER NOT NULL, lat INTEGER NOT NULL, lon INTEGER NOT NULL);
  CREATE TABLE authority (code TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE meta (kind TEXT PRIMARY KEY, source TEXT NOT NULL, rows INTEGER NOT NULL, loaded_at TEXT NOT NULL);
`;
const INDEXES = `
  CREATE INDEX sector_point ON sector (lat, lon);
  CREATE INDEX place_name_folded ON place_name (folded);
  CREATE INDEX place_name_district ON place_name (district_folded);
  CREATE INDEX place_name_point ON place_name (lat, lon, district);
`;

/** A new, empty places database. Not durable while it is written: nobody reads it before it is whole and renamed. */
export function createTables(path: string): Db {
  const db = new Database(path);
  // OFF is refused by this build; the journal of a new file is small.
  db.pragma('journal_mode = MEMORY');
  db.pragma('synchronous = OFF');
  db.pragma('cache_size = -65536');
  db.exec(TABLES);
  return db;
}

export function createIndexes(db: Db): void {
  db.exec(INDEXES);
}

/** Copies every table except those of `replaced` from the places database at `path`. */
export function copyOtherTables(db: Db, path: string, replaced: FileKind): void {
  const kept = (Object.keys(TABLES_OF) as FileKind[]).filter((kind) => kind !== replaced);
  db.prepare('ATTACH ? AS old').run(path);
  for (const table of kept.flatMap((kind) => [...TABLES_OF[kind]])) {
    db.exec(`INSERT INTO main.${table} SELECT * FROM old.${table}`);
  }
  db.prepare('INSERT INTO main.meta SELECT * FROM old.meta WHERE kind <> ?').run(replaced);
  db.exec('DETACH old');
}

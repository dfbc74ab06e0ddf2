import { statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { UNITS_PER_DEGREE, type Db } from './tables.ts';
import type { SettlementType } from './place-names.ts';

/** A row's coordinates are in units of 1e-5 degree; `nation` is E, W, S or N. */
type PointRow = { lat: number; lon: number };
export type PostcodeRow = PointRow & { authority: string | null; nation: string | null };
export type CentroidRow = PointRow & { key: string; radiusMetres: number; nation: string | null };
export type NameRow = PointRow & { folded: string; name: string; district: string; type: SettlementType; short: number };
export type PlaceFile = ReturnType<typeof openPlaceFile>;

const CENTROID = 'lat, lon, radius_metres AS radiusMetres, nation';
const NAME = 'folded, name, district, type, short, lat, lon';

/** The places database, opened for reading. Every answer is rows; what they mean is decided by the lookup. */
function openPlaceFile(path: string) {
  const db = new Database(path, { readonly: true, fileMustExist: true });
  const one = <Row>(sql: string) => {
    const statement = db.prepare(sql);
    return (...values: unknown[]) => (statement.get(...values) ?? null) as Row | null;
  };
  const all = <Row>(sql: string) => {
    const statement = db.prepare(sql);
    return (...values: unknown[]) => statement.all(...values) as Row[];
  };
  return {
    /** By postcode without its space. The name of its authority is null unless both files were loaded. */
    postcode: one<PostcodeRow>(
      'SELECT p.lat, p.lon, p.nation, a.name AS authority FROM postcode p LEFT JOIN authority a ON a.code = p.authority WHERE p.postcode = ?',
    ),
    sector: one<CentroidRow>(`SELECT sector AS key, ${CENTROID} FROM sector WHERE sector = ?`),
    outcode: one<CentroidRow>(`SELECT outcode AS key, ${CENTROID} FROM outcode WHERE outcode = ?`),
    /** The outcodes that a shape of SQLite's GLOB fits: `SW1[A-Z]`, `M[0-9]*`. */
    outcodesLike: all<CentroidRow>(`SELECT outcode AS key, ${CENTROID} FROM outcode WHERE outcode GLOB ?`),
    names: all<NameRow>(`SELECT ${NAME} FROM place_name WHERE folded = ?`),
    /** Names that a shape of SQLite's GLOB fits, and of a length between two. */
    namesLike: all<{ folded: string }>('SELECT DISTINCT folded FROM place_name WHERE folded GLOB ? AND length(folded) BETWEEN ? AND ?'),
    namesInDistrict: all<NameRow>(`SELECT ${NAME} FROM place_name WHERE district_folded = ?`),
    nearestName: nearest<{ district: string }>(db, 'place_name', 'district'),
    /** Sectors of a few postcodes are mostly those of large users of mail, whose code is not their neighbours'. */
    nearestSector: nearest<CentroidRow>(db, 'sector', `sector AS key, ${CENTROID}`, 'postcodes >= 50 AND'),
    close: () => void db.close(),
  };
}

/** The row nearest to a point, no further off than a square of `metres` each way. On this scale the Earth is flat. */
function nearest<Row>(db: Db, table: string, columns: string, condition = '') {
  const statement = db.prepare(
    `SELECT ${columns} FROM ${table}
     WHERE ${condition} lat BETWEEN @lat - @up AND @lat + @up AND lon BETWEEN @lon - @across AND @lon + @across
     ORDER BY (lat - @lat) * (lat - @lat) + (lon - @lon) * (lon - @lon) * @squeeze LIMIT 1`,
  );
  return ({ lat, lon }: PointRow, metres: number): Row | null => {
    const unitsPerMetre = UNITS_PER_DEGREE / 111_195;
    const narrowing = Math.cos((lat / UNITS_PER_DEGREE) * (Math.PI / 180));
    const up = metres * unitsPerMetre;
    return (statement.get({ lat, lon, up, across: up / narrowing, squeeze: narrowing ** 2 }) ?? null) as Row | null;
  };
}

/**
 * The places database as it is now: opened when it appears, opened again when a load has replaced it (a new
 * file has another inode), null while there is none. One `stat` a lookup, some microseconds.
 */
export function followPlaceFile(path: string): { current(): PlaceFile | null; close(): void } {
  let opened: { file: PlaceFile; identity: string } | null = null;
  const close = () => {
    opened?.file.close();
    opened = null;
  };
  return {
    current() {
      const found = statSync(path, { throwIfNoEntry: false });
      const identity = found ? `${found.ino} ${found.mtimeMs} ${found.size}` : null;
      if (opened?.identity === identity) return opened?.file ?? null;
      close();
      if (!identity) return null;
      opened = { file: openPlaceFile(path), identity };
      return opened.file;
    },
    close,
  };
}

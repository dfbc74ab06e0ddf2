import { readPlace } from '../../domain/place.ts';
import { addPoint, centroidOf, outcodesOf, type Groups } from './centroids.ts';
import type { Row } from './file-layout.ts';
import { bearersOf, districtAsSaid, foldPlaceName } from './place-names.ts';
import { UNITS_PER_DEGREE, type Db } from './tables.ts';

/** How many rows were used, had no location, or could not be read. */
export type Tally = { rows: number; withoutLocation: number; unreadable: number };
/** Takes the rows of a file one by one (null: a line that could not be read), then what follows from all of them. */
export type Fill = { add(row: Row | null): void; finish(): Tally };

/** NPT is Newport's old outcode, the only one of its shape. */
const POSTCODE = /^(?:[A-Z]{1,2}\d[A-Z\d]?|NPT)\d[A-Z]{2}$/;

export function fillPostcodes(db: Db): Fill {
  const insert = db.prepare('INSERT OR REPLACE INTO postcode VALUES (?, ?, ?, ?, ?)');
  const sectors: Groups = new Map();
  const tally = { rows: 0, withoutLocation: 0, unreadable: 0 };
  return {
    add(row) {
      const postcode = row?.['postcode']?.replaceAll(' ', '').toUpperCase() ?? '';
      if (!row || !POSTCODE.test(postcode)) return void (tally.unreadable += 1);
      const point = pointOf(row);
      if (!point) return void (tally.withoutLocation += 1);
      const nation = row['nation']?.[0] ?? null;
      insert.run(postcode, point.lat, point.lon, row['authority'] || null, nation);
      addPoint(sectors, `${postcode.slice(0, -3)} ${postcode.at(-3)}`, point.lat, point.lon, nation);
      tally.rows += 1;
    },
    finish() {
      fillCentroids(db, 'sector', sectors);
      fillCentroids(db, 'outcode', outcodesOf(sectors));
      return tally;
    },
  };
}

function fillCentroids(db: Db, table: 'sector' | 'outcode', groups: Groups): void {
  const insert = db.prepare(`INSERT INTO ${table} VALUES (?, ?, ?, ?, ?, ?)`);
  for (const [key, group] of groups) {
    const { lat, lon, radiusMetres, postcodes, nation } = centroidOf(group);
    insert.run(key, lat, lon, radiusMetres, postcodes, nation);
  }
}

export function fillPlaceNames(db: Db): Fill {
  const insert = db.prepare('INSERT INTO place_name VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  const tally = { rows: 0, withoutLocation: 0, unreadable: 0 };
  return {
    add(row) {
      if (!row) return void (tally.unreadable += 1);
      const { name = '', district = '', type = '' } = row;
      // A postcode district among the names is known better from the postcodes.
      if (readPlace(name).kind !== 'name') return;
      const point = pointOf(row);
      if (!point) return void (tally.withoutLocation += 1);
      for (const bearer of bearersOf({ name, district, type })) {
        const { folded, name: said, district: where, type: size, short } = bearer;
        insert.run(folded, said, where, foldPlaceName(where), size, short ? 1 : 0, point.lat, point.lon);
      }
      tally.rows += 1;
    },
    finish: () => tally,
  };
}

export function fillAuthorities(db: Db): Fill {
  const insert = db.prepare('INSERT OR REPLACE INTO authority VALUES (?, ?)');
  const tally = { rows: 0, withoutLocation: 0, unreadable: 0 };
  return {
    add(row) {
      if (!row?.['code'] || !row['name']) return void (tally.unreadable += 1);
      insert.run(row['code'], districtAsSaid(row['name']));
      tally.rows += 1;
    },
    finish: () => tally,
  };
}

/** The point in units of 1e-5 degree. ONS writes latitude 99.999999 for a postcode it cannot place. */
function pointOf(row: Row): { lat: number; lon: number } | null {
  const lat = Number(row['lat'] || NaN);
  const lon = Number(row['lon'] || NaN);
  if (!(lat >= 49 && lat <= 61.5 && lon >= -9 && lon <= 2.5)) return null;
  return { lat: Math.round(lat * UNITS_PER_DEGREE), lon: Math.round(lon * UNITS_PER_DEGREE) };
}

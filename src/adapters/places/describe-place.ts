import type { Nation } from '../../domain/area-served.ts';
import { distanceMetres, nationOf, type Place, type Precision } from '../../domain/place.ts';
import { quantile } from './centroids.ts';
import type { CentroidRow, NameRow, PlaceFile, PostcodeRow } from './place-file.ts';
import { foldPlaceName, type SettlementType } from './place-names.ts';
import { UNITS_PER_DEGREE } from './tables.ts';

/** A settlement further off than this says nothing about whose district a point is in. */
const NEIGHBOUR_METRES = 5000;
const SECTOR_METRES = 15_000;
const POSTCODE_RADIUS_METRES = 100;
/** How far from its named point a settlement reaches: round figures, since OS Open Names gives a point alone. */
const SETTLEMENT_RADIUS_METRES: Record<SettlementType, number> = { c: 5000, t: 2500, a: 1200, v: 1000, h: 500, o: 1000 };
const NATIONS: Record<string, Nation> = { E: 'england', W: 'wales', S: 'scotland', N: 'northern-ireland' };

export function describePostcode(file: PlaceFile, row: PostcodeRow, postcode: string, outcode: string): Place {
  return {
    label: postcode,
    precision: 'postcode',
    ...degrees(row),
    radiusMetres: POSTCODE_RADIUS_METRES,
    outcode,
    authority: row.authority ?? authorityNear(file, row),
    nation: NATIONS[row.nation ?? ''] ?? nationOf(outcode),
  };
}

export function describeCentroid(file: PlaceFile, row: CentroidRow, precision: 'sector' | 'district'): Place {
  const outcode = row.key.split(' ')[0] ?? row.key;
  return {
    label: row.key,
    precision,
    ...degrees(row),
    radiusMetres: Math.max(POSTCODE_RADIUS_METRES, row.radiusMetres),
    outcode,
    authority: authorityNear(file, row),
    nation: NATIONS[row.nation ?? ''] ?? nationOf(outcode),
  };
}

/** Several outcodes as one place: `M`, or the `SW1` that is now SW1A, SW1E and others. Null for none. */
export function describeOutcodes(file: PlaceFile, rows: CentroidRow[], label: string, precision: 'district' | 'area'): Place | null {
  if (rows.length === 0) return null;
  const nations = new Set(rows.map((row) => row.nation));
  const [nation] = nations;
  const { middle, radiusMetres } = middleOf(rows);
  return {
    label,
    precision,
    ...degrees(middle),
    radiusMetres,
    outcode: null,
    authority: precision === 'district' ? authorityNear(file, middle) : null,
    nation: (nations.size === 1 && NATIONS[nation ?? '']) || nationOf(label),
  };
}

export function describeName(file: PlaceFile, row: NameRow): Place {
  return {
    label: labelOf(file, row),
    precision: 'place',
    ...degrees(row),
    radiusMetres: SETTLEMENT_RADIUS_METRES[row.type],
    ...surroundings(file, row),
    authority: row.district,
  };
}

/** A whole district by its settlements: `Trafford`. Null for none. */
export function describeDistrict(file: PlaceFile, rows: NameRow[]): Place | null {
  const [first] = rows;
  if (!first) return null;
  const { middle, radiusMetres } = middleOf(rows);
  const precision: Precision = 'area';
  const { nation } = surroundings(file, middle);
  return { label: first.district, precision, ...degrees(middle), radiusMetres, outcode: null, authority: first.district, nation };
}

/**
 * `Sale, Trafford`. The district is left out where it only says a city's or town's own name again and no other
 * city or town has that name. Typed back, a label finds the place it stands for.
 */
export function labelOf(file: PlaceFile, row: NameRow): string {
  const folded = foldPlaceName(row.name);
  const said = foldPlaceName(row.district).split(' ');
  const isSeat = isLarge(row) && folded.split(' ').every((word) => said.includes(word));
  const isOnly = !file.names(folded).some((other) => isLarge(other) && !other.short && other.district !== row.district);
  return isSeat && isOnly ? row.name : `${row.name}, ${row.district}`;
}

function isLarge({ type }: NameRow): boolean {
  return type === 'c' || type === 't';
}

/** A settlement's outcode and nation are those of the postcode sector whose centre is nearest: right for five in six. */
function surroundings(file: PlaceFile, row: { lat: number; lon: number }): Pick<Place, 'outcode' | 'nation'> {
  const sector = file.nearestSector(row, SECTOR_METRES);
  const outcode = sector?.key.split(' ')[0] ?? null;
  return { outcode, nation: NATIONS[sector?.nation ?? ''] ?? (outcode ? nationOf(outcode) : null) };
}

function authorityNear(file: PlaceFile, row: { lat: number; lon: number }): string | null {
  return file.nearestName(row, NEIGHBOUR_METRES)?.district ?? null;
}

function middleOf(rows: { lat: number; lon: number }[]): { middle: { lat: number; lon: number }; radiusMetres: number } {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const middle = { lat: mean(rows.map(({ lat }) => lat)), lon: mean(rows.map(({ lon }) => lon)) };
  const distances = rows.map((row) => distanceMetres(degrees(middle), degrees(row)));
  return { middle, radiusMetres: Math.round(quantile(distances, 0.9)) };
}

function degrees({ lat, lon }: { lat: number; lon: number }): { lat: number; lon: number } {
  return { lat: Math.round(lat) / UNITS_PER_DEGREE, lon: Math.round(lon) / UNITS_PER_DEGREE };
}

import { distanceMetres } from '../../domain/place.ts';
import { UNITS_PER_DEGREE } from './tables.ts';

/** Coordinates in units of 1e-5 degree. */
type Centroid = { lat: number; lon: number; radiusMetres: number; postcodes: number; nation: string | null };
/** The points of a group, latitude and longitude in turn, and every nation they lie in. */
type Group = { points: number[]; nations: Set<string> };
export type Groups = Map<string, Group>;

export function addPoint(groups: Groups, key: string, lat: number, lon: number, nation: string | null): void {
  let group = groups.get(key);
  if (!group) groups.set(key, (group = { points: [], nations: new Set() }));
  group.points.push(lat, lon);
  group.nations.add(nation ?? '');
}

/** Sectors put together into their districts: `M33 7` and `M33 4` into `M33`. */
export function outcodesOf(sectors: Groups): Groups {
  const outcodes: Groups = new Map();
  for (const [sector, { points, nations }] of sectors) {
    const outcode = sector.slice(0, -2);
    const group = outcodes.get(outcode) ?? { points: [], nations: new Set() };
    outcodes.set(outcode, {
      points: group.points.concat(points),
      nations: new Set([...group.nations, ...nations]),
    });
  }
  return outcodes;
}

/**
 * The median point, which a stray postcode (ONS has some a hundred kilometres off) does not move, the distance
 * within which nine in ten of the postcodes lie, and the nation when it is one and the same for all.
 */
export function centroidOf({ points, nations }: Group): Centroid {
  const lat = quantile(points.filter((_, index) => index % 2 === 0), 0.5);
  const lon = quantile(points.filter((_, index) => index % 2 === 1), 0.5);
  const centre = { lat: lat / UNITS_PER_DEGREE, lon: lon / UNITS_PER_DEGREE };
  const distances = [];
  for (let index = 0; index < points.length; index += 2) {
    const point = { lat: (points[index] ?? 0) / UNITS_PER_DEGREE, lon: (points[index + 1] ?? 0) / UNITS_PER_DEGREE };
    distances.push(distanceMetres(centre, point));
  }
  const [nation] = nations;
  return {
    lat,
    lon,
    radiusMetres: Math.round(quantile(distances, 0.9)),
    postcodes: points.length / 2,
    nation: nations.size === 1 && nation ? nation : null,
  };
}

/** The value below which that share of the values lies; it is always one of them. */
export function quantile(values: number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

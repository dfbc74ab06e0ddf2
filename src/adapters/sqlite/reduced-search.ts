import { sql } from 'kysely';
import { distanceMetres } from '../../domain/place.ts';
import type { Bounds, Hits, Pins, Point, SearchPlan } from '../../domain/search.ts';
import { foldName } from '../../domain/slug.ts';
import type { Database } from './tables.ts';

/** More candidates than anybody pages through; beyond it the reduced search stops looking. */
const MOST_CANDIDATES = 5000;
const METRES_PER_DEGREE = 111_320;

/**
 * The search without the index: published listings by need, by words in the name, and by place.
 * Other filters are not answered here; the page says so.
 */
export async function reducedSearch(db: Database, plan: SearchPlan): Promise<Hits> {
  const rows = await candidates(db, plan, boundsOf(plan)).execute();
  const centre = plan.near;
  const hits = rows
    .map((row) => ({
      listing: row.id,
      venue: row.position ?? 0,
      distanceMetres: centre && row.lat !== null && row.lon !== null ? distanceMetres(centre, { lat: row.lat, lon: row.lon }) : null,
      name: row.name,
      named: named(row.name, plan.wanted.words),
    }))
    .filter((hit) => hit.distanceMetres === null || plan.radiusMetres === null || hit.distanceMetres <= plan.radiusMetres)
    .toSorted(plan.sort === 'name' ? byName : (a, b) => b.named - a.named || byDistance(a, b));
  const once = eachOnce(hits);
  const start = (plan.page - 1) * plan.perPage;
  const page = once.slice(start, start + plan.perPage).map(({ listing, venue }) => ({ listing, venue }));
  return { hits: page, matching: once.length, total: once.length, facets: {} };
}

/** How many words of the line stand in a name: of a line that was read into needs, the index cannot rank by the others now. */
function named(name: string, line: string): number {
  const words = new Set(foldName(name).split(' '));
  return foldName(line).split(' ').filter((word) => word.length > 3 && words.has(word)).length;
}

/** Each listing where it first stands. */
function eachOnce<Hit extends { listing: string }>(hits: Hit[]): Hit[] {
  const seen = new Set<string>();
  return hits.filter(({ listing }) => !seen.has(listing) && seen.add(listing));
}

/** Single pins in the rectangle; without the index there are no clusters, so there is a limit. */
export async function reducedPins(db: Database, plan: SearchPlan, bounds: Bounds): Promise<Pins> {
  const rows = await candidates(db, plan, bounds).where('listing_venue.lat', 'is not', null).limit(200).execute();
  const pins = rows.map((row) => ({ point: { lat: row.lat!, lon: row.lon! }, count: 1, listing: { slug: row.slug, name: row.name } }));
  return { pins, total: pins.length };
}

function candidates(db: Database, plan: SearchPlan, bounds: Bounds | null) {
  let query = db
    .selectFrom('listing')
    .leftJoin('listing_venue', 'listing_venue.listing_id', 'listing.id')
    .select(['listing.id', 'listing.slug', 'listing.name', 'listing_venue.position', 'listing_venue.lat', 'listing_venue.lon'])
    .where('listing.status', '=', 'published')
    .orderBy('listing.name')
    .limit(MOST_CANDIDATES);
  if (plan.needs.length > 0) {
    query = query.where('listing.id', 'in', db.selectFrom('listing_need').select('listing_id').where('need', 'in', plan.needs));
  }
  for (const word of foldName(plan.text).split(' ').filter((part) => part.length > 2).slice(0, 5)) {
    query = query.where(sql<string>`fold_name(listing.name)`, 'like', `%${word}%`);
  }
  if (!bounds) return query;
  return query.where((eb) =>
    eb.or([
      eb('listing_venue.lat', 'is', null),
      eb.and([
        eb.between('listing_venue.lat', bounds.south, bounds.north),
        eb.between('listing_venue.lon', bounds.west, bounds.east),
      ]),
    ]),
  );
}

function boundsOf(plan: SearchPlan): Bounds | null {
  if (plan.bounds) return plan.bounds;
  return plan.near && plan.radiusMetres !== null ? around(plan.near, plan.radiusMetres) : null;
}

function around({ lat, lon }: Point, metres: number): Bounds {
  const latitudes = metres / METRES_PER_DEGREE;
  const longitudes = latitudes / Math.cos((lat * Math.PI) / 180);
  return { south: lat - latitudes, north: lat + latitudes, west: lon - longitudes, east: lon + longitudes };
}

function byDistance(a: { distanceMetres: number | null }, b: { distanceMetres: number | null }) {
  return (a.distanceMetres ?? Infinity) - (b.distanceMetres ?? Infinity) || 0;
}

function byName(a: { name: string }, b: { name: string }) {
  return a.name.localeCompare(b.name, 'en-GB');
}

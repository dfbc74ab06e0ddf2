import { NOTHING_HEARD } from '../domain/interpretation/interpretation.ts';
import { nameLikeness } from '../domain/likeness.ts';
import type { ListingDetails } from '../domain/listing.ts';
import { ANYTHING, type Bounds, type Point, type SearchRequest } from '../domain/search.ts';
import { searchListings, type Found, type SearchDeps } from './search-listings.ts';

const MOST_SHOWN = 5;
const LOOKED_AT = 40;
/** Below this two names have a word in common at most. */
const LEAST_ALIKE = 0.3;
/** About 20 miles north and south, and as far east and west in the middle of the country. */
const AROUND_DEGREES = { lat: 0.3, lon: 0.5 };

/**
 * Published listings whose names, or who runs them, are like this name, the likest first. What is around the place, when one is
 * said and known, is looked for apart, since a plain name is found everywhere.
 */
export async function findAlike(deps: SearchDeps, name: string, near: string | null): Promise<Found[]> {
  // A name is taken as it stands: a “Tuesday Lunch” asks for no day and no need.
  const asWritten = { ...deps, read: () => ({ said: NOTHING_HEARD, urgent: [] }) };
  const request: SearchRequest = { ...ANYTHING, q: name, withinMiles: Infinity, perPage: LOOKED_AT };
  const place = near ? await deps.places.find(near) : null;
  const local = place?.kind === 'found' ? [{ ...request, bounds: around(place.place) }] : [];
  const answers = await Promise.all([...local, request].map((each) => searchListings(asWritten, each)));
  const found = new Map(answers.flatMap((answer) => answer.found.map((each) => [each.listing.id, each])));
  return [...found.values()]
    .map((each) => ({ each, alike: alikeTo(name, each.listing.details) }))
    .filter(({ alike }) => alike >= LEAST_ALIKE)
    .toSorted((a, b) => b.alike - a.alike)
    .slice(0, MOST_SHOWN)
    .map(({ each }) => each);
}

function alikeTo(name: string, details: ListingDetails): number {
  return Math.max(nameLikeness(name, details.name), nameLikeness(name, details.organisation.name));
}

function around({ lat, lon }: Point): Bounds {
  return { south: lat - AROUND_DEGREES.lat, north: lat + AROUND_DEGREES.lat, west: lon - AROUND_DEGREES.lon, east: lon + AROUND_DEGREES.lon };
}

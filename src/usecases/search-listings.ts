import type { LineRead, ReadLine } from '../domain/line-read.ts';
import { helpIn, type UrgentHelp } from '../domain/urgent/help.ts';
import { understand, type Understanding } from '../domain/understanding.ts';
import { isOver } from '../domain/lifetime.ts';
import type { Listing } from '../domain/listing.ts';
import { londonWallClock } from '../domain/london-time.ts';
import { distanceMetres, METRES_PER_MILE, type Place, type PlaceAnswer } from '../domain/place.ts';
import type { Clock, ListingStore, Places, SearchIndex } from '../domain/ports.ts';
import { DEFAULT_WITHIN_MILES, type Bounds, type Facets, type Hit, type Hits, type Pins, type SearchPlan, type SearchRequest } from '../domain/search.ts';
import { WEEKDAYS, type Weekday } from '../domain/session.ts';
import { dayNumber } from '../domain/calendar.ts';
import { weekdayOf } from '../domain/recurrence.ts';

export type SearchDeps = {
  listings: ListingStore;
  index: SearchIndex;
  places: Places;
  clock: Clock;
  read: ReadLine;
  /** Told why the index did not answer. */
  onDegraded: (error: unknown) => void;
};

/** A listing, at which of its venues, and how far that is from the place asked for. */
export type Found = { listing: Listing; venue: number; distanceMetres: number | null };

export type SearchAnswer = {
  plan: SearchPlan;
  /** What became of the place that was asked for; null when none was. */
  place: PlaceAnswer | null;
  /** The line of the request, read once for all that is asked about it. */
  line: LineRead;
  understood: Understanding;
  /** What the words call for at once, whatever was found. */
  urgent: UrgentHelp[];
  found: Found[];
  /** How many match by filter and text: what other searches can be compared with. `total` counts what single words found, too. */
  matching: number;
  total: number;
  facets: Facets;
  /** The index did not answer: this is the reduced search. */
  degraded: boolean;
};

/** Answers a search with listings. The index says which, the store says what; without the index the store says both. */
export async function searchListings(deps: SearchDeps, request: SearchRequest): Promise<SearchAnswer> {
  const line = readLine(deps, request);
  const { plan, place, understood } = await planSearch(deps, request, line);
  const { hits, degraded } = await askIndex(deps, plan);
  const found = await foundOf(deps, hits.hits, plan.near);
  const urgent = helpIn(plan.near?.nation ?? null, line.urgent);
  const { matching, total, facets } = hits;
  return { plan, place, line, understood, urgent, found, matching, total, facets, degraded };
}

/** Every match in a rectangle of the map, clustered for its zoom. */
export async function searchPins(deps: SearchDeps, request: SearchRequest, bounds: Bounds, zoom: number): Promise<Pins & { degraded: boolean }> {
  const { plan } = await planSearch(deps, request, readLine(deps, request));
  try {
    return { ...(await deps.index.pins(plan, bounds, zoom)), degraded: false };
  } catch (error) {
    deps.onDegraded(error);
    return { ...(await deps.listings.pins(plan, bounds)), degraded: true };
  }
}

/** The published listings of some hits, in their order. The reduced search knows no dates, so what is over is left out here. */
export async function foundOf({ listings, clock }: SearchDeps, hits: Hit[], near: Place | null): Promise<Found[]> {
  const published = await listings.findPublished(hits.map(({ listing }) => listing));
  const today = londonWallClock(clock()).date;
  const byId = new Map(published.filter(({ details }) => !isOver(details, today)).map((listing) => [listing.id, listing]));
  return hits.flatMap(({ listing: id, venue }) => {
    const listing = byId.get(id);
    return listing ? [{ listing, venue, distanceMetres: distanceTo(listing, venue, near) }] : [];
  });
}

function readLine({ read, clock }: SearchDeps, { q }: SearchRequest): LineRead {
  return read(q, weekday(londonWallClock(clock()).date));
}

/** What the index is asked for a request whose line was read: the place found, the clock read. */
export async function planSearch({ places, clock }: Pick<SearchDeps, 'places' | 'clock'>, request: SearchRequest, { said }: Pick<LineRead, 'said'>) {
  const { date, clock: time } = londonWallClock(clock());
  const heard = understand(request, said);
  const answered = heard.near ? await places.find(heard.near) : null;
  // A word that only sounded like a place is left to the index.
  const isMisheard = answered?.kind === 'unknown' && request.near === null && !said.place?.named;
  const place = isMisheard ? null : answered;
  const understood = isMisheard ? understand(request, { ...said, place: null, left: `${said.left} ${heard.near}`.trim() }) : heard;
  const found = place?.kind === 'found' ? place.place : null;
  const plan = {
    ...request,
    ...understood.filters,
    text: understood.text,
    wanted: understood.wanted,
    near: found,
    radiusMetres: found && !request.bounds ? radiusOf(found, request.withinMiles ?? DEFAULT_WITHIN_MILES) : null,
    today: date,
    halfHour: `${weekday(date)}${time.slice(0, 2)}${time.slice(3) < '30' ? '00' : '30'}`,
    sort: request.sort === 'distance' && !found ? ('best' as const) : request.sort,
  };
  return { plan, place, understood };
}

/** A place known only roughly is looked around from its edge, not from its middle. */
function radiusOf(place: Place, miles: number): number | null {
  return Number.isFinite(miles) ? miles * METRES_PER_MILE + (place.precision === 'postcode' ? 0 : place.radiusMetres) : null;
}

async function askIndex({ index, listings, onDegraded }: SearchDeps, plan: SearchPlan): Promise<{ hits: Hits; degraded: boolean }> {
  try {
    return { hits: await index.search(plan), degraded: false };
  } catch (error) {
    onDegraded(error);
    return { hits: await listings.search(plan), degraded: true };
  }
}

function distanceTo({ details }: Listing, position: number, near: Place | null): number | null {
  const venue = details.venues[position];
  if (!near || !venue || venue.confidential || venue.lat === null || venue.lon === null) return null;
  return distanceMetres(near, { lat: venue.lat, lon: venue.lon });
}

function weekday(date: string): Weekday {
  return WEEKDAYS[weekdayOf(dayNumber(date))]!;
}

import type { Access } from './venue.ts';
import type { Delivery, Kind, RouteIn } from './listing.ts';
import type { Place } from './place.ts';
import type { Wanted } from './ranking.ts';
import type { TimeOfDay, Weekday } from './session.ts';

/** WGS84 degrees. */
export type Point = { lat: number; lon: number };
export type Bounds = { south: number; west: number; north: number; east: number };

export const SORTS = ['best', 'distance', 'name'] as const;
export type Sort = (typeof SORTS)[number];
export const OPEN_WHEN = ['now', 'today', 'week'] as const;
export type OpenWhen = (typeof OPEN_WHEN)[number];

/** Distances offered, in miles. A search that names a place and no distance looks within the default. */
export const WITHIN_MILES = [1, 3, 5, 10, 25] as const;
export const DEFAULT_WITHIN_MILES = 5;
/** The index gives no more pages than this many listings fill. */
export const MAX_RESULTS = 1000;
export const DEFAULT_PER_PAGE = 20;

/** What narrows a search. Groups are joined by AND, the values in one group by OR; `access` by AND, since each is a must. */
export type Filters = {
  needs: string[];
  subNeeds: string[];
  audiences: string[];
  days: Weekday[];
  times: TimeOfDay[];
  open: OpenWhen | null;
  cost: 'free' | null;
  delivery: Delivery[];
  access: Access[];
  languages: string[];
  age: number | null;
  routes: RouteIn[];
  kinds: Kind[];
};

export const NO_FILTERS: Filters = {
  needs: [], subNeeds: [], audiences: [], days: [], times: [], open: null, cost: null,
  delivery: [], access: [], languages: [], age: null, routes: [], kinds: [],
};

/** A line is read so far and no further: nobody types so much while a caller talks. */
export const LONGEST_LINE = 500;

/** A search as somebody asked for it, each value already known to be of its kind. */
export type SearchRequest = Filters & {
  q: string;
  /** What was heard in the line and taken away again: `need:debt`, `place:sale`. */
  without: string[];
  /** Needs that were offered as perhaps meant too, and taken. */
  also: string[];
  near: string | null;
  /** Null is the default distance; Infinity is any. */
  withinMiles: number | null;
  /** The rectangle of the map, when "search this area" was used. It replaces `near`'s radius. */
  bounds: Bounds | null;
  sort: Sort;
  page: number;
  perPage: number;
};

/** The search that narrows nothing: what others are spelt out from. */
export const ANYTHING: SearchRequest = {
  ...NO_FILTERS, q: '', without: [], also: [], near: null, withinMiles: null, bounds: null, sort: 'best', page: 1, perPage: DEFAULT_PER_PAGE,
};

const FACETS = ['need', 'audience', 'day', 'cost', 'delivery', 'access', 'language', 'route', 'kind'] as const;
export type FacetName = (typeof FACETS)[number];
export type Facets = Partial<Record<FacetName, Record<string, number>>>;

/** A search as the index is asked it: the place found, the clock read. */
export type SearchPlan = Filters & {
  text: string;
  /** What the line was heard to want, to rank by. */
  wanted: Wanted;
  near: Place | null;
  radiusMetres: number | null;
  bounds: Bounds | null;
  /** Now, as a day and a half hour in London: `2026-11-24`, `tu1030`. */
  today: string;
  halfHour: string;
  sort: Sort;
  page: number;
  perPage: number;
};

/** One listing found, and the position of the venue it was found at: the nearest, when a place was asked for. */
export type Hit = { listing: string; venue: number };
/** `matching` is how many there are by filter and text; `total` counts what was found beside them by single words, too. */
export type Hits = { hits: Hit[]; matching: number; total: number; facets: Facets };

/** One thing on the map: a single listing at a venue, or a cluster of several. */
export type Pin = { point: Point; count: number; listing: { slug: string; name: string } | null };
export type Pins = { pins: Pin[]; total: number };

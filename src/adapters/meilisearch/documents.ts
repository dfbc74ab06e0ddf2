import type { AreaServed } from '../../domain/area-served.ts';
import { calendarOf, type Calendars } from '../../domain/listing-calendar.ts';
import { lastDay, openings } from '../../domain/hours.ts';
import { isSunk } from '../../domain/lifetime.ts';
import type { Listing, ListingDetails } from '../../domain/listing.ts';
import { subNeedLabel, needLabel, type Vocabulary } from '../../domain/need.ts';
import { areaKeys, comesToThem } from '../../domain/reach.ts';
import { termsOfListing } from '../../domain/terms.ts';
import { timesAhead } from '../../domain/times-ahead.ts';
import { outcodeOf, publicVenue, type Venue } from '../../domain/venue.ts';
import { CELL_LEVELS, cellAt, cellField } from './cells.ts';

/** One listing at one of its venues: `_geo` is one point, so a listing has a document for each. */
export type IndexDocument = { id: string; listing: string; [field: string]: unknown };

export type DocumentContext = { vocabulary: Vocabulary; calendars: Calendars; today: string };

/** Stands for a radius in miles where a listing names none, or has no point to measure it from. */
export const NO_LIMIT = 999;
const LAST_OF_ALL_DAYS = 99_991_231;

/** The id of a listing's document at a venue, by position. */
export function documentId(listing: string, venue: number): string {
  return `${listing}-${venue}`;
}

/** The documents of a listing: one for each venue, or one where there is none. */
export function documentsOf(listing: Listing, context: DocumentContext): IndexDocument[] {
  const { venues, areasServed } = listing.details;
  const positions = venues.length === 0 ? [null] : [...venues.keys()];
  const times = positions.map((position) => timeFields(listing.details, position, context));
  const shared = {
    ...sharedFields(listing, context),
    // A facet counts one document of each listing, whichever it is: so these are the same in all of them.
    anyDays: [...new Set(times.flatMap(({ days }) => days))],
    anyAccess: [...new Set(venues.flatMap(({ access }) => access))],
  };
  return times.map((time, position) => ({
    ...shared,
    ...time,
    ...(venues[position] && venueFields(publicVenue(venues[position]), outcodeOf(venues[position].postcode), areasServed)),
    id: documentId(listing.id, position),
    venue: position,
  }));
}

function sharedFields(listing: Listing, { vocabulary, today }: DocumentContext) {
  const { details } = listing;
  const areas = details.areasServed;
  return {
    listing: listing.id,
    slug: listing.slug,
    name: wellFormed(details.name),
    sortName: wellFormed(details.name.toLowerCase()),
    organisation: wellFormed(details.organisation.name),
    words: needWords(details, vocabulary),
    summary: wellFormed(details.summary),
    description: wellFormed(`${details.description} ${details.suits}`.slice(0, 2000)),
    // Between spaces, each a word to look for: as a list they would take ten times as long to read.
    terms: ` ${termsOfListing(details).join(' ')} `,
    needs: details.needs.map(({ need }) => need),
    subNeeds: details.needs.flatMap(({ subNeeds }) => subNeeds),
    audiences: details.audiences,
    kind: details.kind,
    cost: details.cost.kind,
    delivery: details.delivery,
    languages: details.languages,
    routes: details.routeIn,
    ageMin: details.age.min ?? 0,
    ageMax: details.age.max ?? 120,
    serves: areaKeys(areas),
    limits: [...new Set(areas.map((area) => area.type))],
    limitMiles: NO_LIMIT,
    reach: comesToThem(details),
    sunk: isSunk(details, today) ? 1 : 0,
  };
}

/** What the sessions at a venue (or at no venue in particular) come to. */
function timeFields(details: ListingDetails, venue: number | null, { calendars, today }: DocumentContext) {
  const calendar = calendarOf(details, calendars);
  const sessions = openings(details).filter((session) => session.venue === null || venue === null || session.venue === venue);
  const { slots, halfHours, dates } = timesAhead(sessions, calendar, today);
  const last = lastDay(sessions);
  return {
    slots,
    days: [...new Set(slots.map((slot) => slot.slice(0, 2)))],
    times: [...new Set(slots.map((slot) => slot.slice(3)))],
    dates: dates.map(dateField),
    halfHours,
    lastDay: last === null ? LAST_OF_ALL_DAYS : dateField(last),
  };
}

function venueFields(venue: Venue, outcode: string | null, areas: AreaServed[]) {
  const point = venue.lat !== null && venue.lon !== null ? { lat: venue.lat, lon: venue.lon } : null;
  return {
    places: wellFormed([venue.confidential ? '' : venue.name, venue.address, venue.authority, outcode ?? ''].filter(Boolean).join(', ')),
    access: venue.access,
    ...(point && { _geo: { lat: point.lat, lng: point.lon }, limitMiles: widestRadiusMiles(areas) }),
    ...(point && Object.fromEntries(CELL_LEVELS.map((level) => [cellField(level), cellAt(point, level)]))),
  };
}

function widestRadiusMiles(areas: AreaServed[]): number {
  const miles = areas.flatMap((area) => (area.type === 'radius' ? area.miles : []));
  return miles.length > 0 ? Math.max(...miles) : NO_LIMIT;
}

/** The labels of what it is for, and for each need the word its phrases are synonyms of. */
function needWords(details: ListingDetails, vocabulary: Vocabulary): string[] {
  const needs = details.needs.flatMap(({ need, subNeeds }) => [
    `${needLabel(vocabulary, need)} ${needWord(need)}`,
    ...subNeeds.map((sub) => subNeedLabel(vocabulary, need, sub)),
  ]);
  const audiences = details.audiences.map((slug) => vocabulary.audiences.find((audience) => audience.slug === slug)?.label ?? slug);
  return [...needs, ...audiences];
}

/** A word nobody types, which stands for a need: what callers say is made a synonym of it. */
export function needWord(need: string): string {
  return `zq${need.replaceAll('-', '')}`;
}

/** The text without halves of characters, which a cut may leave behind and the server refuses. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

/** A day as a number that filters can compare: `2026-11-24` is 20261124. */
export function dateField(date: string): number {
  return Number(date.replaceAll('-', ''));
}

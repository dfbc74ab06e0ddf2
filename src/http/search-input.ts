import { DAY_PARAMS } from '../domain/labels.ts';
import { DELIVERIES, KINDS, ROUTES_IN } from '../domain/listing.ts';
import type { Vocabulary } from '../domain/need.ts';
import { DEFAULT_PER_PAGE, LONGEST_LINE, MAX_RESULTS, OPEN_WHEN, SORTS, type Bounds, type SearchRequest } from '../domain/search.ts';
import { TIMES_OF_DAY, WEEKDAYS, type Weekday } from '../domain/session.ts';
import { ACCESS_SLUGS } from '../domain/venue.ts';
import { FILTER_PARAMS } from './search-query.ts';

/** What a request's query string was read as, and a sentence for each value that was dropped. */
export type SearchInput = { request: SearchRequest; problems: Problems };
export type Problems = Record<string, string>;

const MOST_VALUES = 30;
const MOST_PER_PAGE = 100;
/** What the values of a parameter are, where its name does not say so. */
const NOUNS: Record<string, string> = {
  also: 'need', sub: 'finer need', time: 'time of day', open: 'opening', delivery: 'way of helping',
  access: 'kind of access', route: 'way in', kind: 'type', sort: 'order',
};
const PARAMS = ['q', 'near', 'within', ...Object.values(FILTER_PARAMS), 'sort', 'page', 'per_page', 'bbox', 'drop', 'also'];

/** Reads a query string. A bad value is left out, and said so where it would have narrowed the search; it never throws. `more` are parameters of the caller's own. */
export function readSearch(query: Record<string, unknown>, vocabulary: Vocabulary, more: string[] = []): SearchInput {
  const problems: Problems = {};
  const values = (name: string) => valuesOf(query[name], name, problems);
  const known = <Value extends string>(name: string, allowed: readonly Value[]) => knownValues(values(name), name, allowed, problems);
  const one = <Value extends string>(name: string, allowed: readonly Value[]) => known(name, allowed)[0] ?? null;

  const request: SearchRequest = {
    q: lineOf(values('q')[0] ?? '', problems),
    without: values('drop').filter((key) => /^[a-z]+(?::[\w-]{1,40})?$/.test(key)),
    also: known('also', vocabulary.needs.map((need) => need.slug)),
    near: lineOf(values('near')[0] ?? '', problems, 'near', 120) || null,
    withinMiles: withinOf(values('within')[0], problems),
    bounds: boundsOf(values('bbox')[0], problems),
    needs: known('need', vocabulary.needs.map((need) => need.slug)),
    subNeeds: known('sub', vocabulary.needs.flatMap((need) => need.subNeeds.map((sub) => sub.slug))),
    audiences: known('audience', vocabulary.audiences.map((audience) => audience.slug)),
    days: known('day', Object.values(DAY_PARAMS)).map(weekdayNamed),
    times: known('time', TIMES_OF_DAY),
    open: one('open', OPEN_WHEN),
    cost: one('cost', ['free']),
    delivery: known('delivery', DELIVERIES),
    access: known('access', ACCESS_SLUGS),
    languages: languagesOf(values('lang'), problems),
    age: wholeNumber(values('age')[0], 'age', 0, 120, problems),
    routes: known('route', ROUTES_IN),
    kinds: known('kind', KINDS),
    sort: one('sort', SORTS) ?? 'best',
    page: 1,
    perPage: wholeNumber(values('per_page')[0], 'per_page', 1, MOST_PER_PAGE, problems) ?? DEFAULT_PER_PAGE,
  };
  const lastPage = Math.ceil(MAX_RESULTS / request.perPage);
  request.page = wholeNumber(values('page')[0], 'page', 1, lastPage, problems) ?? 1;
  for (const name of Object.keys(query)) {
    if (!PARAMS.includes(name) && !more.includes(name)) problems[short(name)] = `There is no filter called “${short(name)}”, so it was left out.`;
  }
  return { request, problems };
}

/** West, south, east and north in degrees, as GeoJSON orders them. */
export function boundsOf(typed: string | undefined, problems: Problems): Bounds | null {
  if (!typed) return null;
  const [west, south, east, north, ...rest] = typed.split(',').map(Number);
  const sensible =
    [west, south, east, north].every(Number.isFinite) && rest.length === 0 && south! < north! && west! < east! &&
    Math.abs(south!) <= 90 && Math.abs(north!) <= 90 && Math.abs(west!) <= 180 && Math.abs(east!) <= 180;
  if (sensible) return { west: west!, south: south!, east: east!, north: north! };
  problems.bbox = 'The area of the map could not be read: it is west, south, east and north in degrees.';
  return null;
}

export function wholeNumber(typed: string | undefined, name: string, least: number, most: number, problems: Problems): number | null {
  if (typed === undefined || typed === '') return null;
  const number = Number(typed);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  problems[name] = `“${short(typed)}” is not a whole number from ${least} to ${most}, so ${name.replace('_', ' ')} was left out.`;
  return null;
}

function valuesOf(given: unknown, name: string, problems: Problems): string[] {
  if (given === undefined) return [];
  const list = (Array.isArray(given) ? given : [given]).filter((value) => typeof value === 'string');
  if (list.length > MOST_VALUES) problems[name] = `Only the first ${MOST_VALUES} values of “${name}” were used.`;
  return list.slice(0, MOST_VALUES);
}

function knownValues<Value extends string>(typed: string[], name: string, allowed: readonly Value[], problems: Problems): Value[] {
  const wanted = typed.filter((value) => value !== '');
  const unknown = wanted.filter((value) => !(allowed as readonly string[]).includes(value));
  if (unknown.length > 0) problems[name] = `This directory knows no ${NOUNS[name] ?? name} “${short(unknown[0]!)}”, so it was left out.`;
  return [...new Set(wanted.filter((value): value is Value => !unknown.includes(value)))];
}

function lineOf(typed: string, problems: Problems, name = 'q', most = LONGEST_LINE): string {
  // oxlint-disable-next-line no-control-regex -- control characters are just what is looked for
  const clean = typed.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim();
  if (clean.length <= most) return clean;
  problems[name] = `That is a long line: only its first ${most} characters were used.`;
  return clean.slice(0, most);
}

function withinOf(typed: string | undefined, problems: Problems): number | null {
  if (typed === undefined || typed === '') return null;
  if (typed === 'any') return Infinity;
  const miles = Number(typed);
  if (Number.isFinite(miles) && miles > 0 && miles <= 500) return miles;
  problems.within = `“${short(typed)}” is not a distance in miles, so the usual distance was used.`;
  return null;
}

function languagesOf(typed: string[], problems: Problems): string[] {
  const codes = typed.filter((code) => /^[a-z]{2,3}$/.test(code));
  const wrong = typed.find((code) => code !== '' && !codes.includes(code));
  if (wrong) problems.lang = `“${short(wrong)}” is not a language code such as ur or pl, so it was left out.`;
  return [...new Set(codes)];
}

function weekdayNamed(param: string): Weekday {
  return WEEKDAYS.find((day) => DAY_PARAMS[day] === param)!;
}

/** Something typed, short enough to be repeated in a sentence. */
function short(typed: string): string {
  return typed.length > 40 ? `${typed.slice(0, 40)}…` : typed;
}

import { placeKeys } from '../../domain/reach.ts';
import { METRES_PER_MILE, type Place } from '../../domain/place.ts';
import type { Bounds, FacetName, SearchPlan } from '../../domain/search.ts';
import { addDays, dayNumber } from '../../domain/calendar.ts';
import { weekdayOf } from '../../domain/recurrence.ts';
import { WEEKDAYS } from '../../domain/session.ts';
import { HALF_HOURS } from '../../domain/week.ts';
import { dateField, NO_LIMIT, wellFormed } from './documents.ts';

/** A value as it may stand in a filter, whatever is in it. The only place a filter value is quoted. */
export function quote(value: string): string {
  return JSON.stringify(wellFormed(value));
}

/** The conditions of a plan, by the facet that chooses them; those without a value are left out. */
export function conditionsOf(plan: SearchPlan): Map<FacetName | 'other', string[]> {
  const conditions = new Map<FacetName | 'other', string[]>();
  const put = (name: FacetName | 'other', ...expressions: (string | null)[]) => {
    const kept = expressions.filter((expression) => expression !== null);
    if (kept.length > 0) conditions.set(name, [...(conditions.get(name) ?? []), ...kept]);
  };
  put('other', `lastDay >= ${dateField(plan.today)}`);
  put('need', oneOf('needs', plan.needs));
  put('other', oneOf('subNeeds', plan.subNeeds));
  put('audience', oneOf('audiences', plan.audiences));
  put('day', dayFilter(plan));
  put('other', plan.days.length === 0 ? oneOf('times', plan.times) : null);
  put('other', openFilter(plan));
  put('cost', costFilter(plan));
  put('delivery', oneOf('delivery', plan.delivery));
  put('access', ...plan.access.map((access) => `access = ${quote(access)}`));
  put('language', oneOf('languages', plan.languages));
  put('route', oneOf('routes', plan.routes));
  put('kind', oneOf('kind', plan.kinds));
  put('other', plan.age === null ? null : `ageMin <= ${plan.age}`, plan.age === null ? null : `ageMax >= ${plan.age}`);
  put('other', ...placeFilters(plan));
  return conditions;
}

export function filterOf(conditions: Map<FacetName | 'other', string[]>, without?: FacetName): string[] {
  return [...conditions].flatMap(([name, expressions]) => (name === without ? [] : expressions));
}

function oneOf(field: string, values: readonly string[]): string | null {
  return values.length > 0 ? `${field} IN [${values.map(quote).join(', ')}]` : null;
}

/** Ticked, it has to say that it is free; heard beside a need, it may say nothing of what it costs. */
function costFilter({ cost, wanted }: SearchPlan): string | null {
  if (cost) return `cost = ${quote(cost)}`;
  return wanted.cost ? 'cost != "price"' : null;
}

function dayFilter(plan: SearchPlan): string | null {
  if (plan.days.length === 0) return null;
  if (plan.times.length === 0) return oneOf('days', plan.days);
  return oneOf('slots', plan.days.flatMap((day) => plan.times.map((time) => `${day}-${time}`)));
}

function openFilter(plan: SearchPlan): string | null {
  switch (plan.open) {
    case 'now':
      return `dates IN [${nightDates(plan).join(', ')}] AND halfHours = ${quote(plan.halfHour)}`;
    case 'today':
      return onDates(plan, 1);
    case 'week':
      return onDates(plan, 7);
    case null:
      return null;
  }
}

/** On one of so many days from today, at a time of day that was asked for, and today not over yet. */
function onDates({ today, days, times, halfHour }: SearchPlan, count: number): string {
  const asked = Array.from({ length: count }, (_, ahead) => addDays(today, ahead))
    .map((date) => ({ date, weekday: WEEKDAYS[weekdayOf(dayNumber(date))]! }))
    .filter(({ weekday }) => days.length === 0 || days.includes(weekday));
  const expressions = asked.map(({ date, weekday }) =>
    [
      `dates = ${dateField(date)}`,
      oneOf('slots', times.map((time) => `${weekday}-${time}`)),
      date === today ? oneOf('halfHours', HALF_HOURS.filter((each) => each.startsWith(weekday) && each >= halfHour)) : null,
    ].filter((expression) => expression !== null).join(' AND '));
  return expressions.length > 0 ? expressions.map((expression) => `(${expression})`).join(' OR ') : 'dates IN []';
}

/** What is open in the small hours may have begun the day before. */
function nightDates({ today, halfHour }: SearchPlan): number[] {
  const began = halfHour.slice(2) < '0600' ? [addDays(today, -1), today] : [today];
  return began.map(dateField);
}

/** Near enough to travel to, or reached without travelling; and in either case open to people from there. */
function placeFilters(plan: SearchPlan): string[] {
  if (plan.bounds) return [withinBounds(plan.bounds)];
  if (!plan.near) return [];
  const serves = servesPlace(plan.near);
  if (plan.radiusMetres === null) return [serves];
  return [`${withinRadius(plan.near, plan.radiusMetres)} OR reach = true`, serves];
}

/**
 * It names no area, or one that holds the place. What nobody could tell of a place excludes nothing: of a town, which
 * lies in several postcode districts, a listing for one of them is shown when it is no further off than its edge.
 */
function servesPlace(place: Place): string {
  const open = [`serves IN [${placeKeys(place).map(quote).join(', ')}]`, 'limits IS EMPTY'];
  if (!place.authority) open.push('limits = "authority"');
  if (!place.nation) open.push('limits = "nation"');
  if (!place.outcode) open.push(`(limits = "postcode" AND ${withinRadius(place, place.radiusMetres + TOWN_EDGE_METRES)})`);
  return [...open, ...withinItsRadius(place)].join(' OR ');
}

/** How far beyond the edge of a town the districts that are partly in it may reach. */
const TOWN_EDGE_METRES = 2000;
const RADIUS_CLASSES_MILES = [1, 2, 3, 5, 10, 15, 25, 50, 100, 200];

/**
 * A filter knows only fixed distances, so a listing's own radius is rounded up to a class of them: also beyond
 * the distance searched, since a home visitor is found from any distance. Whose venue has no point is not measured.
 */
function withinItsRadius(place: Place): string[] {
  const rings = RADIUS_CLASSES_MILES.map((miles, position) => {
    const above = RADIUS_CLASSES_MILES[position - 1] ?? 0;
    return `(limitMiles > ${above} AND limitMiles <= ${miles} AND ${withinRadius(place, miles * METRES_PER_MILE)})`;
  });
  return [...rings, `(limits = "radius" AND limitMiles = ${NO_LIMIT})`];
}

function withinRadius({ lat, lon }: Place, metres: number): string {
  return `_geoRadius(${lat}, ${lon}, ${Math.round(metres)})`;
}

export function withinBounds({ south, west, north, east }: Bounds): string {
  return `_geoBoundingBox([${north}, ${east}], [${south}, ${west}])`;
}

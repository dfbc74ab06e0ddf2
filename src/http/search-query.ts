import { DAY_PARAMS } from '../domain/labels.ts';
import { DEFAULT_PER_PAGE, type SearchRequest } from '../domain/search.ts';
import type { Understanding } from '../domain/understanding.ts';

/** What makes a search one of anywhere: neither the place that was chosen nor the one that the line names counts. */
export function anywhere({ without }: SearchRequest, { placeKey }: Pick<Understanding, 'placeKey'>): Partial<SearchRequest> {
  return { near: null, withinMiles: null, bounds: null, without: placeKey ? [...without, placeKey] : without };
}

/** A search as a query string: the reverse of `readSearch`. What has its usual value is left out. */
export function searchQuery(request: SearchRequest, changes: Partial<SearchRequest> = {}): URLSearchParams {
  const wanted = { ...request, page: 1, ...changes };
  const { bounds } = wanted;
  const pairs: [string, string | number | null][] = [
    ['q', wanted.q],
    ...wanted.without.map((key): [string, string] => ['drop', key]),
    ...wanted.also.map((need): [string, string] => ['also', need]),
    ['near', wanted.near],
    ['within', wanted.withinMiles === Infinity ? 'any' : wanted.withinMiles],
    ...wanted.needs.map((need): [string, string] => ['need', need]),
    ...wanted.subNeeds.map((sub): [string, string] => ['sub', sub]),
    ...wanted.audiences.map((audience): [string, string] => ['audience', audience]),
    ...wanted.days.map((day): [string, string] => ['day', DAY_PARAMS[day]]),
    ...wanted.times.map((time): [string, string] => ['time', time]),
    ['open', wanted.open],
    ['cost', wanted.cost],
    ...wanted.delivery.map((delivery): [string, string] => ['delivery', delivery]),
    ...wanted.access.map((access): [string, string] => ['access', access]),
    ...wanted.languages.map((language): [string, string] => ['lang', language]),
    ['age', wanted.age],
    ...wanted.routes.map((route): [string, string] => ['route', route]),
    ...wanted.kinds.map((kind): [string, string] => ['kind', kind]),
    ['sort', wanted.sort === 'best' ? null : wanted.sort],
    ['page', wanted.page === 1 ? null : wanted.page],
    ['per_page', wanted.perPage === DEFAULT_PER_PAGE ? null : wanted.perPage],
    ['bbox', bounds && [bounds.west, bounds.south, bounds.east, bounds.north].map((degrees) => degrees.toFixed(5)).join(',')],
  ];
  return new URLSearchParams(pairs.flatMap(([name, value]): [string, string][] => (value === null || value === '' ? [] : [[name, String(value)]])));
}

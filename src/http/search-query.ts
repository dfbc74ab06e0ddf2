import { DAY_PARAMS } from '../domain/labels.ts';
import { DEFAULT_PER_PAGE, type Filters, type SearchRequest } from '../domain/search.ts';
import type { Weekday } from '../domain/session.ts';
import type { Understanding } from '../domain/understanding.ts';

/** What each filter is called in an address. */
export const FILTER_PARAMS: Record<keyof Filters, string> = {
  needs: 'need', subNeeds: 'sub', audiences: 'audience', days: 'day', times: 'time', open: 'open', cost: 'cost',
  delivery: 'delivery', access: 'access', languages: 'lang', age: 'age', routes: 'route', kinds: 'kind',
};
const FILTERS = Object.keys(FILTER_PARAMS) as (keyof Filters)[];

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
    ...filterPairs(wanted),
    ['sort', wanted.sort === 'best' ? null : wanted.sort],
    ['page', wanted.page === 1 ? null : wanted.page],
    ['per_page', wanted.perPage === DEFAULT_PER_PAGE ? null : wanted.perPage],
    ['bbox', bounds && [bounds.west, bounds.south, bounds.east, bounds.north].map((degrees) => degrees.toFixed(5)).join(',')],
  ];
  return new URLSearchParams(pairs.flatMap(([name, value]): [string, string][] => (value === null || value === '' ? [] : [[name, String(value)]])));
}

function filterPairs(filters: Filters): [string, string][] {
  return FILTERS.flatMap((filter) => {
    const values = [filters[filter]].flat().filter((value) => value !== null);
    return values.map((value): [string, string] => [FILTER_PARAMS[filter], paramValue(filter, value)]);
  });
}

/** A value of a filter as an address has it: days are longer there, and `fr` is French. */
export function paramValue(filter: keyof Filters, value: string | number): string {
  return filter === 'days' ? DAY_PARAMS[value as Weekday] : String(value);
}

import type { NEAR_MISS_LABELS } from '../domain/labels.ts';
import type { Filters, SearchRequest } from '../domain/search.ts';
import type { Heard, Understanding } from '../domain/understanding.ts';
import { foundOf, planSearch, type Found, type SearchAnswer, type SearchDeps } from './search-listings.ts';

/** One thing that was asked for, and how many more would match without it. */
export type NearMiss = { reason: Reason; count: number; found: Found[]; request: SearchRequest };
type Reason = keyof typeof NEAR_MISS_LABELS;

/** With fewer matches than this, what stands in the way is worth knowing: what only says a word of the line may be for something else. */
const THIN = 4;
const SHOWN = 4;
/** As far as somebody might still go for the right place. */
const FURTHER_MILES = 25;

/**
 * Lifts each constraint of a thin search but the need and the words, by itself, and says how many more there would be: never a dead end.
 * Nothing when there are matches enough, beyond the first page, or while the index is down.
 */
export async function relaxSearch(deps: SearchDeps, request: SearchRequest, answer: SearchAnswer): Promise<NearMiss[]> {
  if (!isThin(request, answer) || answer.degraded) return [];
  const lifted = lifts(request, answer);
  const plans = await Promise.all(lifted.map(async (lift) => ({ ...(await planSearch(deps, lift.request, answer.line)).plan, perPage: THIN + SHOWN })));
  const peeked = await deps.index.peek(plans).catch((error: unknown) => {
    deps.onDegraded(error);
    return [];
  });
  const already = new Set(answer.found.map(({ listing }) => listing.id));
  const misses = await Promise.all(
    peeked.map(async ({ hits, matching }, position) => {
      const others = hits.filter(({ listing }) => !already.has(listing)).slice(0, SHOWN);
      return { ...lifted[position]!, count: matching - answer.matching, found: await foundOf(deps, others, plans[position]!.near) };
    }),
  );
  return misses.filter(({ count, found }) => count > 0 && found.length > 0);
}

/** Whether so little was found that ways on are worth their room; the later pages of a list are not thin. */
export function isThin(request: SearchRequest, { matching }: SearchAnswer): boolean {
  return request.page === 1 && matching < THIN;
}

/** The same search without one constraint, for each that there is. */
function lifts(request: SearchRequest, { understood, plan }: SearchAnswer): { reason: Reason; request: SearchRequest }[] {
  const { filters } = understood;
  const further = Math.max(FURTHER_MILES, request.withinMiles ?? 0);
  const lift = (reason: Reason, is: boolean, changes: Partial<SearchRequest>, ...kinds: Heard['kind'][]) =>
    is ? [{ reason, request: changed(request, understood, changes, kinds) }] : [];
  return [
    // A place that was named, perhaps in the line, is looked around again when the part of the map no longer stands for it.
    ...lift('area', request.bounds !== null, { bounds: null, withinMiles: further }),
    ...lift('distance', request.bounds === null && plan.near !== null && (request.withinMiles ?? 0) < FURTHER_MILES, { withinMiles: FURTHER_MILES }),
    // Without its need, a finer one keeps nothing together.
    ...lift('sub-need', filters.subNeeds.length > 0 && filters.needs.length > 0, { subNeeds: [] }),
    ...lift('kind', filters.kinds.length > 0, { kinds: [] }),
    ...(isTimed(filters) ? [{ reason: 'time' as const, request: withoutTime(request, understood) }] : []),
    ...lift('cost', filters.cost !== null || plan.wanted.cost !== null, { cost: null }, 'cost'),
    ...lift('age', filters.age !== null, { age: null }, 'age'),
    ...lift('access', filters.access.length > 0, { access: [] }, 'access'),
    ...lift('delivery', filters.delivery.length > 0, { delivery: [] }, 'delivery'),
    ...lift('language', filters.languages.length > 0, { languages: [] }, 'language'),
    ...lift('route', filters.routes.length > 0, { routes: [] }, 'route'),
    ...lift('audience', request.audiences.length > 0, { audiences: [] }),
  ];
}

/** Whether a day, a time of day or a time from now was asked for. */
export function isTimed({ days, times, open }: Filters): boolean {
  return days.length + times.length > 0 || open !== null;
}

/** The same search at any time. */
export function withoutTime(request: SearchRequest, understood: Understanding): SearchRequest {
  return changed(request, understood, { days: [], times: [], open: null }, ['day', 'time', 'open']);
}

/** The search with some choices changed, and without what was heard of some kinds. */
function changed(request: SearchRequest, understood: Understanding, changes: Partial<SearchRequest>, kinds: Heard['kind'][]): SearchRequest {
  const heard = understood.heard.filter(({ kind }) => kinds.includes(kind)).map(({ key }) => key);
  return { ...request, ...changes, without: [...request.without, ...heard], page: 1 };
}

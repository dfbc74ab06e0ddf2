import type { Meilisearch, MultiSearchQuery } from 'meilisearch';
import type { Facets, FacetName, Hit, Hits, SearchPlan } from '../../domain/search.ts';
import { conditionsOf, filterOf } from './filter.ts';

/** The index's field for each facet of the domain. */
const FACET_FIELDS: Record<FacetName, string> = {
  need: 'needs', audience: 'audiences', day: 'anyDays', cost: 'cost', delivery: 'delivery',
  access: 'anyAccess', language: 'languages', route: 'routes', kind: 'kind',
};
const FACET_NAMES = Object.keys(FACET_FIELDS) as FacetName[];

/**
 * One question to the index: the page asked for, each listing once at its nearest venue, with counts.
 * A group that narrows the search is counted as if it did not, in a query of its own: its other values
 * would add to what is shown, so their counts must not be those of what is left.
 */
export async function searchIndex(client: Meilisearch, indexUid: string, plan: SearchPlan): Promise<Hits> {
  const queries = searchQueries(indexUid, plan);
  const { results } = await client.multiSearch<{ queries: MultiSearchQuery[] }, Hit>({ queries });
  return { ...hitsOf(results[0]!), facets: facetsOf(results) };
}

/** The first few of each search, all asked at once. */
export async function peekIndex(client: Meilisearch, indexUid: string, plans: SearchPlan[]): Promise<Hits[]> {
  if (plans.length === 0) return [];
  const queries = plans.map((plan) => ({ ...searchQueries(indexUid, plan)[0]!, facets: [] }));
  const { results } = await client.multiSearch<{ queries: MultiSearchQuery[] }, Hit>({ queries });
  return results.map(hitsOf);
}

/** The page and the total of one answer. Each query here asks for a numbered page, and so is told the total. */
export function hitsOf({ hits, totalHits = 0 }: { hits: Hit[]; totalHits?: number }): Hits {
  return { hits: hits.map(({ listing, venue }) => ({ listing, venue })), matching: totalHits, total: totalHits, facets: {} };
}

/** The counts of several answers together; each group is counted in one of them. */
export function facetsOf(results: ({ facetDistribution?: Record<string, Record<string, number>> } | undefined)[]): Facets {
  const distribution = Object.assign({}, ...results.map((result) => result?.facetDistribution)) as Record<string, Record<string, number>>;
  return Object.fromEntries(FACET_NAMES.map((name) => [name, distribution[FACET_FIELDS[name]] ?? {}]));
}

/** What is called as the line says: somebody may just have typed a name. */
export function namedQuery(indexUid: string, words: string, filter: string[], most: number): MultiSearchQuery {
  return { indexUid, q: words, distinct: 'listing', matchingStrategy: 'all', attributesToSearchOn: ['name'], filter, page: 1, hitsPerPage: most };
}

/** The queries of one search: the page with its counts, and one for each group that narrows it. */
export function searchQueries(indexUid: string, plan: SearchPlan): MultiSearchQuery[] {
  const conditions = conditionsOf(plan);
  const narrowed = FACET_NAMES.filter((name) => conditions.has(name) && name !== 'access');
  const common = { indexUid, q: plan.text, distinct: 'listing', matchingStrategy: 'frequency' as const };
  return [
    {
      ...common,
      filter: filterOf(conditions),
      facets: FACET_NAMES.filter((name) => !narrowed.includes(name)).map((name) => FACET_FIELDS[name]),
      sort: sortOf(plan),
      page: plan.page,
      hitsPerPage: plan.perPage,
      attributesToRetrieve: ['listing', 'venue'],
    },
    ...narrowed.map((name) => ({
      ...common,
      // The days narrow what is open on them, too.
      filter: filterOf(name === 'day' ? conditionsOf({ ...plan, days: [] }) : conditions, name),
      facets: [FACET_FIELDS[name]],
      page: 1,
      hitsPerPage: 0,
      attributesToRetrieve: [],
    })),
  ];
}

function sortOf(plan: SearchPlan): string[] {
  const nearest = plan.near ? [`_geoPoint(${plan.near.lat}, ${plan.near.lon}):asc`] : [];
  switch (plan.sort) {
    case 'name':
      return ['sortName:asc', ...nearest];
    case 'distance':
      return nearest.length > 0 ? nearest : ['sunk:asc'];
    case 'best':
      return ['sunk:asc', ...nearest];
  }
}

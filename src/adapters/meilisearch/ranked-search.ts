import type { Index, Meilisearch, MultiSearchQuery } from 'meilisearch';
import { distanceMetres } from '../../domain/place.ts';
import { rank, type Candidate } from '../../domain/ranking.ts';
import type { Hits, SearchPlan } from '../../domain/search.ts';
import { facetsOf, namedQuery, searchQueries } from './search.ts';

/** So many of the nearest, and as many that the words find best, are put in order for the caller; the others follow by distance. */
const RANKED = 100;
/** So many that are called as the line says stand before all others. */
const NAMED = 3;
const ATTRIBUTES = ['listing', 'venue', 'needs', 'subNeeds', 'audiences', 'routes', 'delivery', 'languages', 'sunk', 'terms', '_geo'];

type Document = Omit<Candidate, 'distanceMetres' | 'words' | 'terms' | 'sunk'> & { terms: string; sunk: 0 | 1; _geo?: { lat: number; lng: number } };

/**
 * A search whose needs were heard: those needs by filter, the words of the line only to rank by. Words alone do
 * not rank a sentence well, and as a condition they would lose whoever says the same in other words. What is called just
 * as the line says comes first, for a name may sound like a need.
 */
export async function rankedSearch(client: Meilisearch, index: Index, plan: SearchPlan): Promise<Hits> {
  const first = (plan.page - 1) * plan.perPage;
  const end = first + plan.perPage;
  // From the first listing on, whichever page is asked for: what is ranked is then the same on each.
  const [main, ...counts] = searchQueries(index.uid, { ...plan, page: 1, perPage: Math.max(end, RANKED) });
  const wide = { ...main!, attributesToRetrieve: ATTRIBUTES };
  const worded = { ...wide, q: plan.wanted.words, facets: [], hitsPerPage: RANKED, showRankingScore: true, matchingStrategy: 'frequency' as const };
  const { results } = await client.multiSearch<{ queries: MultiSearchQuery[] }, Document>({ queries: [wide, worded, { ...namedQuery(index.uid, plan, NAMED), attributesToRetrieve: ATTRIBUTES }, ...counts] });
  const [all, byWords, byName, ...counted] = results;
  const named = byName?.hits ?? [];
  const nearest = all?.hits ?? [];
  const words = new Map((byWords?.hits ?? []).map((hit) => [hit.listing, hit._rankingScore ?? 0]));
  const pool = new Map([...named, ...nearest.slice(0, RANKED), ...(byWords?.hits ?? [])].map((hit) => [hit.listing, hit]));
  const isNamed = new Set(named.map(({ listing }) => listing));
  const ranked = rank([...pool.values()].filter(({ listing }) => !isNamed.has(listing)).map((hit) => candidateOf(hit, plan, words.get(hit.listing) ?? 0)), plan.wanted);
  const others = nearest.filter(({ listing }) => !pool.has(listing));
  const alsoNamed = named.filter(({ needs }) => !needs.some((need) => plan.needs.includes(need))).length;
  return {
    hits: [...named, ...ranked, ...others].slice(first, end).map(({ listing, venue }) => ({ listing, venue })),
    total: (all && 'totalHits' in all ? (all.totalHits as number) : 0) + alsoNamed,
    facets: facetsOf([all, ...counted]),
  };
}

function candidateOf({ _geo, sunk, terms, ...hit }: Document, plan: SearchPlan, words: number): Candidate {
  return { ...hit, sunk: sunk === 1, words, terms: plan.wanted.terms.filter((term) => terms.includes(` ${term} `)), distanceMetres: _geo && plan.near ? distanceMetres(plan.near, { lat: _geo.lat, lon: _geo.lng }) : null };
}

import type { Index, Meilisearch, MultiSearchQuery } from 'meilisearch';
import { distanceMetres } from '../../domain/place.ts';
import { rank, type Candidate } from '../../domain/ranking.ts';
import type { Hits, SearchPlan } from '../../domain/search.ts';
import { facetsOf, searchQueries } from './search.ts';

/** So many of the nearest are put in order for the caller at a time; a page never reaches across two windows. */
const WINDOW = 100;
const ATTRIBUTES = ['listing', 'venue', 'needs', 'subNeeds', 'audiences', 'routes', 'sunk', '_geo'];

type Document = Omit<Candidate, 'distanceMetres' | 'words' | 'sunk'> & { sunk: 0 | 1; _geo?: { lat: number; lng: number } };

/**
 * A search whose needs were heard: those needs by filter, the words of the line only to rank by. Words alone do
 * not rank a sentence well, and as a condition they would lose whoever says the same in other words.
 */
export async function rankedSearch(client: Meilisearch, index: Index, plan: SearchPlan): Promise<Hits> {
  const first = (plan.page - 1) * plan.perPage;
  const window = Math.floor(first / WINDOW) + 1;
  const [main, ...counts] = searchQueries(index.uid, { ...plan, page: window, perPage: WINDOW });
  const wide = { ...main!, attributesToRetrieve: ATTRIBUTES };
  const worded = { ...wide, q: plan.wanted.words, facets: [], page: 1, showRankingScore: true, matchingStrategy: 'frequency' as const };
  const { results } = await client.multiSearch<{ queries: MultiSearchQuery[] }, Document>({ queries: [wide, worded, ...counts] });
  const [all, byWords, ...counted] = results;
  const words = new Map((byWords?.hits ?? []).map((hit) => [hit.listing, hit._rankingScore ?? 0]));
  // On the first window, what the words find stands for ranking however far down it is by distance.
  const found = window === 1 ? [...(all?.hits ?? []), ...(byWords?.hits ?? [])] : (all?.hits ?? []);
  const once = [...new Map(found.map((hit) => [hit.listing, hit])).values()];
  const ranked = rank(once.map((hit) => candidateOf(hit, plan, words.get(hit.listing) ?? 0)), plan.wanted);
  const start = first - (window - 1) * WINDOW;
  return {
    hits: ranked.slice(start, start + plan.perPage).map(({ listing, venue }) => ({ listing, venue })),
    total: all && 'totalHits' in all ? (all.totalHits as number) : 0,
    facets: facetsOf([all, ...counted]),
  };
}

function candidateOf({ _geo, sunk, ...hit }: Document, plan: SearchPlan, words: number): Candidate {
  return { ...hit, sunk: sunk === 1, words, distanceMetres: _geo && plan.near ? distanceMetres(plan.near, { lat: _geo.lat, lon: _geo.lng }) : null };
}

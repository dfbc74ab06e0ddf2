import type { Meilisearch, MultiSearchQuery } from 'meilisearch';
import { distanceMetres } from '../../domain/place.ts';
import { rank, type Candidate } from '../../domain/ranking.ts';
import type { Hits, SearchPlan } from '../../domain/search.ts';
import { conditionsOf, filterOf } from './filter.ts';
import { facetsOf, hitsOf, namedQuery, searchQueries } from './search.ts';

/** So many of the nearest are put in order for the caller, beside those that say a word of the line; the others follow by distance. */
const RANKED = 100;
/** So many that are called as the line says stand before all others. */
const NAMED = 3;
/** Of those that say a word of the line, how many are looked at for each word: a word that more of them say tells little. */
const SAYING = 20;
/** What ranking looks at. */
export const RANKED_ATTRIBUTES = [
  'listing',
  'venue',
  'needs',
  'subNeeds',
  'audiences',
  'cost',
  'routes',
  'delivery',
  'access',
  'languages',
  'sunk',
  'terms',
  '_geo',
];

type Document = Omit<Candidate, 'distanceMetres' | 'terms' | 'access' | 'sunk'> & {
  terms: string;
  access?: Candidate['access'];
  sunk: 0 | 1;
  _geo?: { lat: number; lng: number };
};

/**
 * A search that a line was understood for: the needs heard by filter, the words of the line only to rank by. Words alone do
 * not rank a sentence well, and as a condition they would lose whoever says the same in other words. What is called just
 * as the line says comes first, for a name may sound like a need; and what says several of its rarer words is found
 * whatever its needs, for a need may be misheard, unless it was chosen. Where no need was heard, what says some of the words is found beside what has all.
 */
export async function rankedSearch(client: Meilisearch, indexUid: string, plan: SearchPlan): Promise<Hits> {
  const first = (plan.page - 1) * plan.perPage;
  const end = first + plan.perPage;
  const isByNeed = plan.wanted.needs.length > 0;
  // From the first listing on, whichever page is asked for: what is ranked is then the same on each.
  const [main, ...counts] = searchQueries(indexUid, { ...plan, page: 1, perPage: Math.max(end, RANKED) });
  const filter = filterOf(conditionsOf(plan), isByNeed && !plan.wanted.isChosen ? 'need' : undefined);
  const saying = plan.wanted.terms.map((term) => ({ ...main!, q: term, filter, facets: [], hitsPerPage: SAYING }));
  // A need that was ticked, without a line, names nobody.
  const naming = plan.wanted.words === '' ? [] : [namedQuery(indexUid, plan.wanted.words, filter, NAMED)];
  // A listing's words are most of its document, and without a line nobody looks at them.
  const attributesToRetrieve = RANKED_ATTRIBUTES.filter((name) => name !== 'terms' || saying.length > 0);
  const queries: MultiSearchQuery[] = [main!, ...naming, ...saying].map((query) => ({ ...query, attributesToRetrieve }));
  const { results } = await client.multiSearch<{ queries: MultiSearchQuery[] }, Document>({ queries: [...queries, ...counts] });

  const [all, ...others] = results.slice(0, queries.length);
  const { matching } = hitsOf(all!);
  const named = others.slice(0, naming.length).flatMap(({ hits }) => hits);
  const isNamed = new Set(named.map(({ listing }) => listing));
  // Without a need, what has all the words is as much as anybody reads.
  const beside = isByNeed || matching <= RANKED ? others.slice(naming.length).flatMap(({ hits }) => hits) : [];
  const pool = new Map([...named, ...all!.hits.slice(0, RANKED), ...beside].map((hit) => [hit.listing, hit]));
  const ranked = rank([...pool.values()].filter(({ listing }) => !isNamed.has(listing)).map((hit) => candidateOf(hit, plan)), plan.wanted);
  const found = [...named, ...ranked, ...all!.hits.filter(({ listing }) => !pool.has(listing))];
  const isAsked = new Set(all!.hits.map(({ listing }) => listing));
  const isMore = ({ listing, needs }: Pick<Candidate, 'listing' | 'needs'>) => {
    if (isByNeed) return !needs.some((need) => plan.needs.includes(need));
    return matching <= RANKED && !isAsked.has(listing);
  };
  const total = matching + found.filter(isMore).length;
  const facets = facetsOf([all, ...results.slice(queries.length)]);
  return { ...hitsOf({ hits: found.slice(first, end), totalHits: matching }), total, facets };
}

function candidateOf({ _geo, sunk, terms, ...hit }: Document, plan: SearchPlan): Candidate {
  return {
    ...hit,
    access: hit.access ?? [],
    sunk: sunk === 1,
    terms: plan.wanted.terms.filter((term) => terms.includes(` ${term} `)),
    distanceMetres: _geo && plan.near ? distanceMetres(plan.near, { lat: _geo.lat, lon: _geo.lng }) : null,
  };
}

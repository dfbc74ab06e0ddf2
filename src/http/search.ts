import { Router, type Request, type Response } from 'express';
import { DEFAULT_PER_PAGE, DEFAULT_WITHIN_MILES, SORTS, WITHIN_MILES, type SearchRequest } from '../domain/search.ts';
import { SORT_LABELS } from '../domain/labels.ts';
import { countUnrecognised, type CountDeps } from '../usecases/count-unrecognised.ts';
import { searchListings, type SearchAnswer, type SearchDeps } from '../usecases/search-listings.ts';
import { cardsOf, type CardContext } from './cards.ts';
import { chipsOf, offersOf } from './chips.ts';
import { filterGroups, reducedFilterGroups } from './filter-groups.ts';
import { needTiles, type NeedDeps } from './needs.ts';
import type { Renderer, SearchLocals } from './pages.ts';
import { paths } from './paths.ts';
import { headingOf, placeProblems } from './search-heading.ts';
import { readSearch } from './search-input.ts';
import { pagesOf } from './search-pages.ts';
import { linkWorkerTeams, urgentPanels, type UrgentDeps } from './urgent-panel.ts';
import { searchQuery } from './search-query.ts';
import { waysOnLocals } from './ways-on.ts';

export type SearchRouteDeps = SearchDeps & NeedDeps & UrgentDeps & CountDeps & Renderer;

/** `/` and `/search`: the line, the results and the map. */
export function searchRoutes(deps: SearchRouteDeps): Router {
  const router = Router();
  router.get(['/', '/search'], async (req, res) => {
    const { request, problems } = readSearch(req.query, deps.vocabulary);
    const asked = req.path === '/search' && isAsked(request);
    const answer = asked ? await searchListings(deps, request) : null;
    const locals = await searchLocals(deps, request, answer, Object.values(problems));
    const isPart = isFragment(req, res);
    if (answer) await countUnrecognised(deps, request.q, answer, isPart);
    if (isPart) return deps.renderFragment(res, 'search/_found', locals);
    return deps.renderPage(res, 'search/index', { title: asked ? 'Matches' : 'Find somewhere for this caller', nav: 'find', wide: true, noIndex: asked }, locals);
  });
  return router;
}

/** A script asks for the changing part alone; caches must not mix the two up. */
function isFragment(req: Request, res: Response): boolean {
  res.vary('X-Fragment');
  return req.get('X-Fragment') === 'found';
}

function isAsked(request: SearchRequest): boolean {
  return searchQuery({ ...request, sort: 'best', perPage: DEFAULT_PER_PAGE, withinMiles: null }).size > 0 || request.page > 1;
}

async function searchLocals(deps: SearchRouteDeps, request: SearchRequest, answer: SearchAnswer | null, problems: string[]): Promise<SearchLocals> {
  const context: CardContext = { vocabulary: deps.vocabulary, calendars: deps.calendars, now: deps.clock() };
  const place = answer?.place;
  const near = answer?.plan.near ?? null;
  const within = request.withinMiles ?? DEFAULT_WITHIN_MILES;
  const local = await deps.localSettings();
  return {
    asked: answer !== null,
    line: request.q,
    near: request.near ?? '',
    within: [...new Set([...WITHIN_MILES, ...(Number.isFinite(within) ? [within] : [])])]
      .toSorted((a, b) => a - b)
      .map((miles) => ({ value: String(miles), label: miles === 1 ? '1 mile' : `${miles} miles`, selected: miles === within }))
      .concat({ value: 'any', label: 'Any distance', selected: within === Infinity }),
    sort: SORTS.map((sort) => ({ value: sort, label: SORT_LABELS[sort], selected: sort === request.sort })),
    chips: chipsOf(request, answer?.understood.heard ?? [], near?.label ?? null, deps.vocabulary),
    offers: answer ? offersOf(request, answer.understood, deps.vocabulary) : [],
    urgent: answer ? urgentPanels(answer.urgent, local, { nation: near?.nation ?? null, near: near?.label ?? null }) : [],
    needsExit: answer !== null && isDiscreet(answer),
    linkWorkers: linkWorkerTeams(local),
    isMuch: (answer?.plan.needs.length ?? 0) > 1,
    filters: answer ? (answer.degraded ? reducedFilterGroups(request, deps.vocabulary) : filterGroups(request, answer.understood.heard, answer.facets, deps.vocabulary)) : [],
    kept: [...searchQuery(request)].filter(([name]) => ['sub', 'age', 'per_page', 'bbox', 'drop', 'also'].includes(name)),
    problems: [...problems, ...placeProblems(answer)],
    questions: answer ? answer.understood.ambiguous.map(({ word, choices }) => ({ word, choices: choices.map(({ label, need }) => ({ label, href: paths.search(chosenNeed(request, need)) })) })) : [],
    placeChoices: place?.kind === 'ambiguous' ? place.choices.map(({ label }) => ({ label, href: paths.search(searchQuery(request, { near: label })) })) : [],
    ...(await waysOnLocals(deps, request, answer, context)),
    heading: answer ? headingOf(answer, within) : '',
    total: answer?.total ?? 0,
    cards: answer ? cardsOf(answer.found, answer.plan, context) : [],
    firstNumber: (request.page - 1) * request.perPage + 1,
    pages: answer ? pagesOf(request, answer.total) : [],
    degraded: answer?.degraded ?? false,
    needs: answer && answer.total > 0 ? [] : await needTiles(deps),
    clearHref: paths.home(),
    map: {
      pinsHref: paths.pins(searchQuery({ ...request, perPage: DEFAULT_PER_PAGE, bounds: null })),
      centre: near && { lat: near.lat, lon: near.lon, radiusMetres: answer?.plan.radiusMetres ?? null, label: near.label },
      area: request.bounds && [request.bounds.west, request.bounds.south, request.bounds.east, request.bounds.north].join(','),
    },
    shownHref: paths.search(shownQuery(request, answer)),
  };
}

/** Whoever does the harm may look on. */
function isDiscreet({ plan, urgent }: SearchAnswer): boolean {
  return plan.needs.includes('safety') || urgent.some(({ as, discreet }) => as === 'panel' && discreet);
}

/** The same search with a need chosen, written `need` or `need/sub-need`. */
function chosenNeed(request: SearchRequest, chosen: string): URLSearchParams {
  const [need = '', subNeed] = chosen.split('/');
  return searchQuery(request, { needs: [need], subNeeds: subNeed ? [subNeed] : [] });
}

/** What may stand in an address bar: what was understood, but not the line, of a postcode the district, of the map's area about a mile. */
function shownQuery(request: SearchRequest, answer: SearchAnswer | null): URLSearchParams {
  const { bounds } = request;
  const near = answer?.plan.near ?? null;
  return searchQuery({ ...request, ...answer?.understood.filters }, {
    q: '',
    without: [],
    also: [],
    near: near?.outcode ?? (near?.precision === 'place' ? near.label : null),
    page: request.page,
    bounds: bounds && { west: roughly(bounds.west), south: roughly(bounds.south), east: roughly(bounds.east), north: roughly(bounds.north) },
  });
}

function roughly(degrees: number): number {
  return Math.round(degrees * 50) / 50;
}

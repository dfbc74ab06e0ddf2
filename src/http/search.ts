import { Router, type Request, type Response } from 'express';
import { METRES_PER_MILE, readPlace } from '../domain/place.ts';
import { DEFAULT_WITHIN_MILES, MAX_RESULTS, SORTS, WITHIN_MILES, type SearchRequest } from '../domain/search.ts';
import { NEAR_MISS_LABELS, SORT_LABELS } from '../domain/labels.ts';
import { contactsFor } from '../domain/urgent/contact.ts';
import { countUnrecognised, type CountDeps } from '../usecases/count-unrecognised.ts';
import { findCloser } from '../usecases/find-closer.ts';
import { relaxSearch } from '../usecases/relax-search.ts';
import { searchListings, type SearchAnswer, type SearchDeps } from '../usecases/search-listings.ts';
import { cardOf, cardsOf, type CardContext } from './cards.ts';
import { chipsOf, offersOf } from './chips.ts';
import { filterGroups, reducedFilterGroups } from './filter-groups.ts';
import { needTiles, type NeedDeps } from './needs.ts';
import type { Renderer, SearchLocals } from './pages.ts';
import { paths } from './paths.ts';
import { readSearch } from './search-input.ts';
import { linkWorkerTeams, urgentPanels, type UrgentDeps } from './urgent-panel.ts';
import { searchQuery } from './search-query.ts';

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
  return searchQuery({ ...request, sort: 'best', perPage: 20, withinMiles: null }).size > 0 || request.page > 1;
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
    offers: answer ? offersOf(request, answer.understood.perhaps, deps.vocabulary) : [],
    urgent: answer ? urgentPanels(answer.urgent, local, { nation: near?.nation ?? null, near: near?.label ?? null }) : [],
    needsExit: answer !== null && isDiscreet(answer),
    linkWorkers: linkWorkerTeams(local),
    isMuch: (answer?.plan.needs.length ?? 0) > 1,
    filters: answer ? (answer.degraded ? reducedFilterGroups(request, deps.vocabulary) : filterGroups(request, answer.understood.heard, answer.facets, deps.vocabulary)) : [],
    kept: [...searchQuery(request)].filter(([name]) => ['sub', 'age', 'per_page', 'bbox', 'drop', 'also'].includes(name)),
    problems: [...problems, ...placeProblems(answer)],
    questions: answer ? answer.understood.ambiguous.map(({ word, choices }) => ({ word, choices: choices.map(({ label, need }) => ({ label, href: paths.search(chosenNeed(request, need)) })) })) : [],
    placeChoices: place?.kind === 'ambiguous' ? place.choices.map(({ label }) => ({ label, href: paths.search(searchQuery(request, { near: label })) })) : [],
    closer: answer ? await closerLocals(deps, request, answer, context) : null,
    ...(await thinLocals(deps, request, answer, context)),
    heading: answer ? headingOf(answer, within) : '',
    total: answer?.total ?? 0,
    cards: answer ? cardsOf(answer.found, answer.plan, context) : [],
    firstNumber: (request.page - 1) * request.perPage + 1,
    pages: answer ? pagesOf(request, answer.total) : [],
    degraded: answer?.degraded ?? false,
    needs: answer && answer.total > 0 ? [] : await needTiles(deps),
    ...nearerLocals(request, answer),
    clearHref: paths.home(),
    map: {
      pinsHref: paths.pins(searchQuery({ ...request, perPage: 20, bounds: null })),
      centre: near && { lat: near.lat, lon: near.lon, radiusMetres: answer?.plan.radiusMetres ?? null, label: near.label },
      area: request.bounds && [request.bounds.west, request.bounds.south, request.bounds.east, request.bounds.north].join(','),
    },
    shownHref: paths.search(shownQuery(request, answer)),
  };
}

/** What fits better at another time, in a sentence's worth of words. */
async function closerLocals(deps: SearchRouteDeps, request: SearchRequest, answer: SearchAnswer, context: CardContext): Promise<SearchLocals['closer']> {
  const found = await findCloser(deps, request, answer);
  if (!found) return null;
  const { name, href, nextSession, where } = cardOf(found, answer.plan, context);
  return { name, href, where, when: nextSession?.text ?? null };
}

/** Whoever does the harm may look on. */
function isDiscreet({ plan, urgent }: SearchAnswer): boolean {
  return plan.needs.includes('safety') || urgent.some(({ as, discreet }) => as === 'panel' && discreet);
}

/** Where to look when nothing is near enough; null where no place was asked for. */
function nearerLocals(request: SearchRequest, answer: SearchAnswer | null): Pick<SearchLocals, 'furtherHref' | 'anywhereHref'> {
  if (!answer?.plan.near && !request.bounds) return { furtherHref: null, anywhereHref: null };
  return {
    furtherHref: paths.search(searchQuery(request, { withinMiles: Infinity, bounds: null })),
    anywhereHref: paths.search(searchQuery(request, { near: null, bounds: null, withinMiles: null, without: [...request.without, 'place'] })),
  };
}

/** What to offer when little was found: what stands in the way, places further off, national numbers for the need. */
async function thinLocals(deps: SearchRouteDeps, request: SearchRequest, answer: SearchAnswer | null, context: CardContext): Promise<Pick<SearchLocals, 'nearMisses' | 'wider' | 'national'>> {
  const misses = answer ? await relaxSearch(deps, request, answer) : [];
  const wider = misses.find(({ reason }) => reason === 'distance');
  const isThin = answer !== null && request.page === 1 && answer.total < 4;
  const shownAbove = answer?.urgent.flatMap(({ as, contacts }) => (as === 'panel' ? contacts.map(({ key }) => key) : [])) ?? [];
  const guides = isThin ? deps.guides.filter(({ need }) => answer.plan.needs.includes(need)) : [];
  return {
    nearMisses: misses.map(({ reason, count, request: lifted }) => ({ label: `${count} more ${NEAR_MISS_LABELS[reason]}`, href: paths.search(searchQuery(lifted)) })),
    wider: wider && answer ? cardsOf(wider.found, answer.plan, context) : [],
    national: contactsFor([...new Set(guides.flatMap(({ contacts }) => contacts))], deps.urgentData.contacts, answer?.plan.near?.nation ?? null)
      .filter(({ key, search }) => search === null && !shownAbove.includes(key)),
  };
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

function headingOf({ total, place, plan }: SearchAnswer, within: number): string {
  const count = total >= MAX_RESULTS ? `${MAX_RESULTS.toLocaleString('en-GB')} or more` : total.toLocaleString('en-GB');
  const matches = total === 1 ? '1 match' : `${count} matches`;
  if (plan.bounds) return `${matches} in this area of the map`;
  if (place?.kind !== 'found') return matches;
  if (plan.radiusMetres === null) return `${matches}, nearest to ${place.place.label} first`;
  // What is known only roughly is searched around from its edge.
  const whence = place.place.precision === 'postcode' ? place.place.label : `the edge of ${place.place.label}`;
  return `${matches} within ${within} mile${within === 1 ? '' : 's'} of ${whence}`;
}

/** Why the place did not narrow the search as it was meant to. */
function placeProblems(answer: SearchAnswer | null): string[] {
  const place = answer?.place;
  if (place?.kind === 'unknown') return [`We do not know a place or postcode “${place.typed.slice(0, 40)}”, so these are not by distance. Check the spelling, or try the first half of the postcode.`];
  if (place?.kind === 'ambiguous') return [`There is more than one ${place.name}. Which one do they mean?`];
  if (place?.kind !== 'found' || place.place.precision === 'postcode') return [];
  const { near } = answer!.understood;
  if (near && readPlace(near).kind === 'postcode') return [`We do not know the postcode ${near.toUpperCase()}, so this is for ${place.place.label}, and distances are from its middle.`];
  if (place.place.radiusMetres > METRES_PER_MILE * 3) {
    return [`${place.place.label} is a large area: distances are from its middle. A postcode gives better ones.`];
  }
  return [];
}

const PAGES_EITHER_SIDE = 2;

function pagesOf(request: SearchRequest, total: number): SearchLocals['pages'] {
  const last = Math.ceil(Math.min(total, MAX_RESULTS) / request.perPage);
  if (last <= 1) return [];
  const link = (label: string, page: number, rel: string | null = null) => ({
    label, rel, current: page === request.page && rel === null, href: paths.search(searchQuery(request, { page })),
  });
  const numbers = Array.from({ length: last }, (_, index) => index + 1);
  const shown = numbers.filter((page) => page === 1 || page === last || Math.abs(page - request.page) <= PAGES_EITHER_SIDE);
  return [
    ...(request.page > 1 ? [link('Previous', request.page - 1, 'prev')] : []),
    ...shown.map((page) => link(String(page), page)),
    ...(request.page < last ? [link('Next', request.page + 1, 'next')] : []),
  ];
}

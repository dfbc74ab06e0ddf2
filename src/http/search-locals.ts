import { DEFAULT_PER_PAGE, DEFAULT_WITHIN_MILES, SORTS, WITHIN_MILES, type SearchRequest } from '../domain/search.ts';
import { SORT_LABELS } from '../domain/labels.ts';
import type { SearchAnswer, SearchDeps } from '../usecases/search-listings.ts';
import { cardsOf } from './cards.ts';
import { chipsOf, offersOf } from './chips.ts';
import { filterGroups, reducedFilterGroups } from './filter-groups.ts';
import { needTiles, type NeedDeps } from './needs.ts';
import type { SearchLocals } from './pages.ts';
import { paths } from './paths.ts';
import { countText, headingOf, placeProblems } from './search-heading.ts';
import { pagesOf } from './search-pages.ts';
import { anywhere, searchQuery } from './search-query.ts';
import { linkWorkerTeams, urgentPanels, type UrgentDeps } from './urgent-panel.ts';
import { waysOnLocals } from './ways-on.ts';

export type SearchLocalsDeps = SearchDeps & NeedDeps & UrgentDeps;

/** The fields of the form, on every page of a search. */
const FIELDS = ['q', 'near', 'within'];

type FormLocals = Pick<SearchLocals, 'line' | 'near' | 'within' | 'sort'>;

/** What a page has that nothing was asked of. */
const NOTHING_ASKED: Omit<SearchLocals, keyof FormLocals | 'kept' | 'problems' | 'needs'> = {
  asked: false,
  title: 'Find somewhere for this caller',
  chips: [],
  offers: [],
  urgent: [],
  needsExit: false,
  linkWorkers: [],
  isMuch: false,
  filters: [],
  questions: [],
  placeChoices: [],
  closer: null,
  nearMisses: [],
  wider: [],
  widerFrom: 1,
  national: [],
  furtherHref: null,
  anywhereHref: null,
  heading: '',
  total: 0,
  cards: [],
  firstNumber: 1,
  pages: [],
  degraded: false,
  map: { pinsHref: paths.pins(), centre: '', radiusMetres: null, area: '' },
  shownHref: paths.search(),
};

/** The first page: the line, and the needs to begin with. `problems` are sentences about what was asked. */
export async function startLocals(deps: NeedDeps, request: SearchRequest, problems: string[]): Promise<SearchLocals> {
  return { ...NOTHING_ASKED, ...formLocals(request), kept: keptFields(request, FIELDS), problems, needs: await needTiles(deps) };
}

/** The answer to a search: what was understood, the list, what to do beside it. */
export async function askedLocals(deps: SearchLocalsDeps, request: SearchRequest, answer: SearchAnswer, problems: string[]): Promise<SearchLocals> {
  const { vocabulary, calendars } = deps;
  const { plan, place, understood, total, degraded } = answer;
  const context = { vocabulary, calendars, now: deps.clock() };
  const near = plan.near?.label ?? null;
  const filters = degraded ? reducedFilterGroups(request, vocabulary) : filterGroups(request, understood.heard, answer.facets, vocabulary);
  const local = await deps.localSettings();
  return {
    ...formLocals(request),
    kept: keptFields(request, [...FIELDS, 'sort', ...filters.map(({ name }) => name)]),
    asked: true,
    title: countText(total),
    chips: chipsOf(request, understood.heard, near, vocabulary),
    offers: offersOf(request, understood, vocabulary),
    urgent: urgentPanels(answer.urgent, local, { nation: plan.near?.nation ?? null, near }),
    needsExit: isDiscreet(answer),
    linkWorkers: linkWorkerTeams(local),
    isMuch: plan.needs.length > 1,
    filters,
    problems: [...problems, ...placeProblems(answer)],
    questions: understood.ambiguous.map(({ word, choices }) => ({
      word,
      choices: choices.map(({ label, need }) => ({ label, href: paths.search(chosenNeed(request, need)) })),
    })),
    placeChoices: place?.kind === 'ambiguous' ? place.choices.map(({ label }) => ({ label, href: paths.search(searchQuery(request, { near: label })) })) : [],
    ...(await waysOnLocals(deps, request, answer, context)),
    heading: headingOf(answer, withinOf(request)),
    total,
    cards: cardsOf(answer.found, plan, context),
    firstNumber: (request.page - 1) * request.perPage + 1,
    pages: pagesOf(request, total),
    degraded,
    needs: total > 0 ? [] : await needTiles(deps),
    map: mapLocals(request, answer),
    shownHref: paths.search(shownQuery(request, answer)),
  };
}

function formLocals(request: SearchRequest): FormLocals {
  return {
    line: request.q,
    near: request.near ?? '',
    within: withinOptions(withinOf(request)),
    sort: SORTS.map((sort) => ({ value: sort, label: SORT_LABELS[sort], selected: sort === request.sort })),
  };
}

/** What the form must carry because nothing on the page draws it: a filter that is not to be seen must not be lost when it is sent again. */
function keptFields(request: SearchRequest, drawn: string[]): SearchLocals['kept'] {
  return [...searchQuery(request)].filter(([name]) => !drawn.includes(name));
}

function withinOf({ withinMiles }: SearchRequest): number {
  return withinMiles ?? DEFAULT_WITHIN_MILES;
}

/** The distances offered, and among them the one that was asked for. */
function withinOptions(within: number): SearchLocals['within'] {
  const miles = [...new Set([...WITHIN_MILES, within])].filter(Number.isFinite).toSorted((a, b) => a - b);
  return [
    ...miles.map((each) => ({ value: String(each), label: each === 1 ? '1 mile' : `${each} miles`, selected: each === within })),
    { value: 'any', label: 'Any distance', selected: within === Infinity },
  ];
}

function mapLocals(request: SearchRequest, { plan: { near, radiusMetres }, understood }: SearchAnswer): SearchLocals['map'] {
  const { bounds } = request;
  return {
    // In an area of the map a place only says how far everything is: neither its miles nor whom somebody serves there may keep a pin away that has its card.
    pinsHref: paths.pins(searchQuery(request, { perPage: DEFAULT_PER_PAGE, bounds: null, ...(bounds && anywhere(request, understood)) })),
    centre: near ? `${near.lat},${near.lon}` : '',
    radiusMetres,
    area: bounds ? [bounds.west, bounds.south, bounds.east, bounds.north].join(',') : '',
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
function shownQuery(request: SearchRequest, { plan: { near }, understood }: SearchAnswer): URLSearchParams {
  const { bounds } = request;
  return searchQuery({ ...request, ...understood.filters }, {
    q: '',
    cost: understood.filters.cost ?? understood.wanted.cost,
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

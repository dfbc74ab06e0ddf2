import { DAY_LABELS, DAY_PARAMS, DELIVERY_LABELS, KIND_LABELS, languageLabel, OPEN_LABELS, ROUTE_LABELS, TIME_LABELS } from '../domain/labels.ts';
import { DELIVERIES, KINDS, ROUTES_IN } from '../domain/listing.ts';
import { needLabel, type Vocabulary } from '../domain/need.ts';
import { FILTER_OF, type Heard } from '../domain/understanding.ts';
import { OPEN_WHEN, type FacetName, type Facets, type SearchRequest } from '../domain/search.ts';
import { TIMES_OF_DAY, WEEKDAYS } from '../domain/session.ts';
import { ACCESS, ACCESS_SLUGS } from '../domain/venue.ts';
import { FILTER_PARAMS, paramValue } from './search-query.ts';

/** `short` is the label where there is room for three letters; `count` how many there would be, null where it is not counted; `heard` is in the line, and not chosen here. */
type FilterOption = { label: string; short: string; value: string; count: string | null; selected: boolean; heard: boolean };
export type FilterGroup = {
  name: string;
  legend: string;
  look: 'boxes' | 'days';
  control: 'checkbox' | 'radio';
  open: boolean;
  options: FilterOption[];
  /** The choice of none of them, where only one can be chosen and the line says none. */
  any: { selected: boolean } | null;
};

type Option = { label: string; value: string; count: number | null; selected: boolean };
type Group = Pick<FilterGroup, 'name' | 'legend' | 'open'> & Partial<Pick<FilterGroup, 'look' | 'control'>> & { options: Option[] };

/** The reduced search knows the needs and nothing else, and counts nothing. */
export function reducedFilterGroups(request: SearchRequest, vocabulary: Vocabulary): FilterGroup[] {
  const options = vocabulary.needs.map(({ slug, label }) => ({ value: slug, label, count: null, selected: request.needs.includes(slug) }));
  return [drawn({ name: 'need', legend: 'Need', open: true, options }, [])];
}

/** The filters beside the results, with what was heard in the line marked. Values that would find nothing are left out, unless they are chosen. */
export function filterGroups(request: SearchRequest, heard: Heard[], facets: Facets, vocabulary: Vocabulary): FilterGroup[] {
  const said = saidOptions(heard);
  return [...timeGroups(request, facets), ...countedGroups(request, facets, vocabulary)]
    .filter(({ options }) => options.length > 0)
    .map((group) => drawn(group, said));
}

function timeGroups({ days, times, open }: SearchRequest, { day: counts }: Facets): Group[] {
  const dayOptions = WEEKDAYS.map((day) => ({ value: DAY_PARAMS[day], label: DAY_LABELS[day], count: counts?.[day] ?? null, selected: days.includes(day) }));
  const timeOptions = TIMES_OF_DAY.map((time) => ({ value: time, label: TIME_LABELS[time], count: null, selected: times.includes(time) }));
  const openOptions = OPEN_WHEN.map((when) => ({ value: when, label: OPEN_LABELS[when], count: null, selected: open === when }));
  return [
    { name: 'day', legend: 'Day', look: 'days', open: true, options: dayOptions },
    { name: 'time', legend: 'Time of day', open: true, options: timeOptions },
    { name: 'open', legend: 'Open', control: 'radio', open: true, options: openOptions },
  ];
}

function countedGroups(request: SearchRequest, facets: Facets, { needs, audiences }: Vocabulary): Group[] {
  const counted = <Value extends string>(facet: FacetName, values: readonly Value[], chosen: readonly string[], label: (value: Value) => string): Option[] =>
    values
      .map((value) => ({ value, label: label(value), count: facets[facet]?.[value] ?? 0, selected: chosen.includes(value) }))
      .filter((option) => option.count > 0 || option.selected);
  const slugs = (all: { slug: string }[]) => all.map(({ slug }) => slug);
  const audienceLabel = (slug: string) => audiences.find((audience) => audience.slug === slug)?.label ?? slug;
  const languages = [...new Set([...Object.keys(facets.language ?? {}), ...request.languages])];
  return [
    { name: 'cost', legend: 'Cost', open: true, options: counted('cost', ['free'], request.cost ? [request.cost] : [], () => 'Free') },
    { name: 'delivery', legend: 'How', open: true, options: counted('delivery', DELIVERIES, request.delivery, (value) => DELIVERY_LABELS[value]) },
    { name: 'access', legend: 'Getting in', open: false, options: counted('access', ACCESS_SLUGS, request.access, (value) => ACCESS[value]) },
    { name: 'route', legend: 'Way in', open: false, options: counted('route', ROUTES_IN, request.routes, (value) => ROUTE_LABELS[value]) },
    { name: 'need', legend: 'Need', open: false, options: counted('need', slugs(needs), request.needs, (slug) => needLabel({ needs, audiences }, slug)) },
    { name: 'audience', legend: 'Who for', open: false, options: byCount(counted('audience', slugs(audiences), request.audiences, audienceLabel)) },
    { name: 'kind', legend: 'Type', open: false, options: counted('kind', KINDS, request.kinds, (value) => KIND_LABELS[value]) },
    { name: 'lang', legend: 'Language', open: false, options: byCount(counted('language', languages, request.languages, languageLabel)) },
  ];
}

function byCount(options: Option[]): Option[] {
  return options.toSorted((a, b) => (b.count ?? 0) - (a.count ?? 0));
}

/** What the line says, as options are named: `day:tue`, `lang:ur`. What was offered and taken was not said. */
function saidOptions(heard: Heard[]): string[] {
  return heard.flatMap(({ key, kind, value }) => {
    if (kind === 'place' || key.startsWith('also:')) return [];
    const filter = FILTER_OF[kind];
    return `${FILTER_PARAMS[filter]}:${paramValue(filter, value)}`;
  });
}

/** A group as the page shows it: open where something of it is chosen. */
function drawn({ look = 'boxes', control = 'checkbox', ...group }: Group, said: string[]): FilterGroup {
  const options = group.options.map((option) => ({
    ...option,
    short: option.label.slice(0, 3),
    count: option.count?.toLocaleString('en-GB') ?? null,
    heard: said.includes(`${group.name}:${option.value}`),
  }));
  const isChosen = options.some(({ selected }) => selected);
  const isSaid = options.some(({ heard }) => heard);
  return { ...group, look, control, options, open: group.open || isChosen, any: control === 'radio' && !isSaid ? { selected: !isChosen } : null };
}

import { DAY_LABELS, DAY_PARAMS, DELIVERY_LABELS, KIND_LABELS, languageLabel, OPEN_LABELS, ROUTE_LABELS, TIME_LABELS } from '../domain/labels.ts';
import { DELIVERIES, KINDS, ROUTES_IN } from '../domain/listing.ts';
import type { Vocabulary } from '../domain/need.ts';
import type { Heard } from '../domain/understanding.ts';
import { OPEN_WHEN, type FacetName, type Facets, type SearchRequest } from '../domain/search.ts';
import { TIMES_OF_DAY, WEEKDAYS, type Weekday } from '../domain/session.ts';
import { ACCESS, ACCESS_SLUGS } from '../domain/venue.ts';

/** `count` is how many there would be, null where it is not counted; `heard` is in the line, and not chosen here. */
type FilterOption = { label: string; value: string; count: number | null; selected: boolean; heard: boolean };
type Option = Omit<FilterOption, 'heard'>;
export type FilterGroup = { name: string; legend: string; look: 'boxes' | 'days' | 'one'; open: boolean; options: FilterOption[] };

/** The reduced search knows the needs and nothing else, and counts nothing. */
export function reducedFilterGroups(request: SearchRequest, vocabulary: Vocabulary): FilterGroup[] {
  const options = vocabulary.needs.map(({ slug, label }) => ({ value: slug, label, count: null, selected: request.needs.includes(slug), heard: false }));
  return [{ name: 'need', legend: 'Need', look: 'boxes', open: true, options }];
}

/** The filters beside the results, with what was heard in the line marked. Values that would find nothing are left out, unless they are chosen. */
export function filterGroups(request: SearchRequest, heard: Heard[], facets: Facets, vocabulary: Vocabulary): FilterGroup[] {
  const counted = (facet: FacetName, values: readonly string[], chosen: readonly string[], label: (value: string) => string): Option[] =>
    values
      .map((value) => ({ value, label: label(value), count: facets[facet]?.[value] ?? 0, selected: chosen.includes(value) }))
      .filter((option) => option.count > 0 || option.selected);
  const byCount = (options: Option[]) => options.toSorted((a, b) => (b.count ?? 0) - (a.count ?? 0));

  const groups: (Omit<FilterGroup, 'options'> & { options: Option[] })[] = [
    {
      name: 'day', legend: 'Day', look: 'days', open: true,
      options: WEEKDAYS.map((day) => ({ value: DAY_PARAMS[day], label: DAY_LABELS[day], count: facets.day?.[day] ?? null, selected: request.days.includes(day) })),
    },
    { name: 'time', legend: 'Time of day', look: 'boxes', open: true, options: TIMES_OF_DAY.map((time) => ({ value: time, label: TIME_LABELS[time], count: null, selected: request.times.includes(time) })) },
    { name: 'open', legend: 'Open', look: 'one', open: true, options: OPEN_WHEN.map((when) => ({ value: when, label: OPEN_LABELS[when], count: null, selected: request.open === when })) },
    { name: 'cost', legend: 'Cost', look: 'boxes', open: true, options: counted('cost', ['free'], request.cost ? [request.cost] : [], () => 'Free') },
    { name: 'delivery', legend: 'How', look: 'boxes', open: true, options: counted('delivery', DELIVERIES, request.delivery, (value) => DELIVERY_LABELS[value as keyof typeof DELIVERY_LABELS]) },
    { name: 'access', legend: 'Getting in', look: 'boxes', open: false, options: counted('access', ACCESS_SLUGS, request.access, (value) => ACCESS[value as keyof typeof ACCESS]) },
    { name: 'route', legend: 'Way in', look: 'boxes', open: false, options: counted('route', ROUTES_IN, request.routes, (value) => ROUTE_LABELS[value as keyof typeof ROUTE_LABELS]) },
    {
      name: 'need', legend: 'Need', look: 'boxes', open: false,
      options: counted('need', vocabulary.needs.map((need) => need.slug), request.needs, (slug) => vocabulary.needs.find((need) => need.slug === slug)!.label),
    },
    {
      name: 'audience', legend: 'Who for', look: 'boxes', open: false,
      options: byCount(counted('audience', vocabulary.audiences.map((audience) => audience.slug), request.audiences, (slug) => vocabulary.audiences.find((audience) => audience.slug === slug)!.label)),
    },
    { name: 'kind', legend: 'Type', look: 'boxes', open: false, options: counted('kind', KINDS, request.kinds, (value) => KIND_LABELS[value as keyof typeof KIND_LABELS]) },
    { name: 'lang', legend: 'Language', look: 'boxes', open: false, options: byCount(counted('language', Object.keys(facets.language ?? {}).concat(request.languages.filter((code) => !facets.language?.[code])), request.languages, languageLabel)) },
  ];
  const said = heard.filter(({ key }) => !key.startsWith('also:')).map(({ kind, value }) => (kind === 'day' ? `day:${DAY_PARAMS[value as Weekday]}` : `${kind === 'language' ? 'lang' : kind}:${value}`));
  return groups.filter((group) => group.options.length > 0).map((group) => {
    const options = group.options.map((option) => ({ ...option, heard: said.includes(`${group.name}:${option.value}`) }));
    return { ...group, options, open: group.open || options.some((option) => option.selected) };
  });
}

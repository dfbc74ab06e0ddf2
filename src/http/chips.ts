import { DAY_LABELS, DELIVERY_LABELS, KIND_LABELS, languageLabel, OPEN_LABELS, ROUTE_LABELS, TIME_LABELS } from '../domain/labels.ts';
import { needLabel, type Vocabulary } from '../domain/need.ts';
import { ACCESS } from '../domain/venue.ts';
import type { SearchRequest } from '../domain/search.ts';
import { paths } from './paths.ts';
import { searchQuery } from './search-query.ts';

/** One thing that narrows the search, and the address of the same search without it. */
export type Chip = { label: string; href: string };

export function chipsOf(request: SearchRequest, placeLabel: string | null, vocabulary: Vocabulary): Chip[] {
  const chip = (label: string, changes: Partial<SearchRequest>): Chip => ({ label, href: paths.search(searchQuery(request, changes)) });
  const each = <Name extends 'needs' | 'subNeeds' | 'audiences' | 'days' | 'times' | 'delivery' | 'access' | 'languages' | 'routes' | 'kinds'>(
    name: Name,
    label: (value: SearchRequest[Name][number]) => string,
  ) => {
    const values = request[name] as SearchRequest[Name][number][];
    return values.map((value) => chip(label(value), { [name]: values.filter((other) => other !== value) }));
  };
  const subNeeds = vocabulary.needs.flatMap((need) => need.subNeeds);
  return [
    ...each('needs', (slug) => needLabel(vocabulary, slug)),
    ...each('subNeeds', (slug) => subNeeds.find((sub) => sub.slug === slug)?.label ?? slug),
    ...(request.near && placeLabel ? [chip(`near ${placeLabel}`, { near: null })] : []),
    ...(request.bounds ? [chip('in this area of the map', { bounds: null })] : []),
    ...each('days', (day) => DAY_LABELS[day]),
    ...each('times', (time) => TIME_LABELS[time]),
    ...(request.open ? [chip(`Open: ${OPEN_LABELS[request.open].toLowerCase()}`, { open: null })] : []),
    ...(request.cost ? [chip('Free', { cost: null })] : []),
    ...(request.age === null ? [] : [chip(`age ${request.age}`, { age: null })]),
    ...each('audiences', (slug) => vocabulary.audiences.find((audience) => audience.slug === slug)?.label ?? slug),
    ...each('delivery', (delivery) => DELIVERY_LABELS[delivery]),
    ...each('access', (access) => ACCESS[access]),
    ...each('languages', languageLabel),
    ...each('routes', (route) => ROUTE_LABELS[route]),
    ...each('kinds', (kind) => KIND_LABELS[kind]),
  ];
}

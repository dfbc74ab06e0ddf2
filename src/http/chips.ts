import { daysText, daysTogether, DELIVERY_LABELS, KIND_LABELS, languageLabel, OPEN_LABELS, ROUTE_LABELS, TIME_LABELS } from '../domain/labels.ts';
import { needLabel, type Vocabulary } from '../domain/need.ts';
import type { Weekday } from '../domain/session.ts';
import { ACCESS } from '../domain/venue.ts';
import type { SearchRequest } from '../domain/search.ts';
import type { Heard, Understanding } from '../domain/understanding.ts';
import { paths } from './paths.ts';
import { searchQuery } from './search-query.ts';

/** One thing that narrows the search, or only ranks it, the words that led to it, and the address of the same search without it. */
export type Chip = { label: string; href: string; words: string; ranks: boolean };

/** What was heard in the line, then what was chosen. */
export function chipsOf(request: SearchRequest, heard: Heard[], placeLabel: string | null, vocabulary: Vocabulary): Chip[] {
  return [...heardChips(request, heard, placeLabel, vocabulary), ...chosenChips(request, placeLabel, vocabulary)];
}

function heardChips(request: SearchRequest, heard: Heard[], placeLabel: string | null, vocabulary: Vocabulary): Chip[] {
  return [...byLabel(heard, placeLabel, vocabulary)].map(([label, together]) => ({
    label,
    href: paths.search(searchQuery(request, withoutHeard(request, together.map(({ key }) => key)))),
    words: together[0]!.words.join(' '),
    ranks: together[0]!.ranks,
  }));
}

/** What was heard under its labels. Unpaid carers are a need and an audience: one label stands for both. */
function byLabel(heard: Heard[], placeLabel: string | null, vocabulary: Vocabulary): Map<string, Heard[]> {
  const found = new Map<string, Heard[]>();
  for (const [label, together] of labelled(heard, placeLabel, vocabulary)) found.set(label, [...(found.get(label) ?? []), ...together]);
  return found;
}

/** Each thing heard with its label; days that follow each other are said together, where the first of them stands. */
function labelled(heard: Heard[], placeLabel: string | null, vocabulary: Vocabulary): [label: string, together: Heard[]][] {
  const days = daysTogether(heard.filter(({ kind }) => kind === 'day').map(({ value }) => value as Weekday));
  return heard.flatMap((each): [string, Heard[]][] => {
    const { kind, value } = each;
    if (kind === 'place') return [[`near ${placeLabel ?? value}`, [each]]];
    if (kind !== 'day') return [[heardLabel(kind, value, vocabulary), [each]]];
    const together = days.find(([first]) => first === value);
    return together ? [[daysText(together), heard.filter((other) => other.kind === 'day' && together.some((day) => day === other.value))]] : [];
  });
}

/** What was heard is named as misheard; what was offered is only not taken any more. */
function withoutHeard({ without, also }: SearchRequest, keys: string[]): Partial<SearchRequest> {
  const taken = also.filter((need) => keys.includes(`also:${need}`));
  return taken.length > 0 ? { also: also.filter((need) => !taken.includes(need)) } : { without: [...without, ...keys] };
}

/**
 * What may be meant too, each with the address of the same search with it: a place that the line names beside the chosen one, needs
 * that are not sure, and what was taken away, perhaps from the line before.
 */
export function offersOf(request: SearchRequest, understood: Pick<Understanding, 'perhaps' | 'elsewhere' | 'removed'>, vocabulary: Vocabulary): Chip[] {
  const { perhaps, elsewhere, removed } = understood;
  const change = changing(request);
  const again = [...byLabel(removed, null, vocabulary)].map(([label, together]) => {
    const keys = together.map(({ key }) => key);
    return change(label, { without: request.without.filter((key) => !keys.includes(key)) }, together[0]!.words.join(' '));
  });
  return [
    ...again,
    ...(elsewhere ? [change(`near ${elsewhere} instead`, { near: elsewhere }, elsewhere)] : []),
    ...perhaps.map(({ need, words }) => change(needLabel(vocabulary, need), { also: [...request.also, need] }, words.join(' '))),
  ];
}

/** Makes chips that lead to the same search with some choices changed. */
function changing(request: SearchRequest) {
  return (label: string, changes: Partial<SearchRequest>, words = ''): Chip => {
    const href = paths.search(searchQuery(request, changes));
    return { label, href, words, ranks: false };
  };
}

function heardLabel(kind: Heard['kind'], value: string, vocabulary: Vocabulary): string {
  const labels = LABELS[kind];
  if (labels) return labels[value] ?? value;
  switch (kind) {
    case 'need':
      return needLabel(vocabulary, value);
    case 'audience':
      return vocabulary.audiences.find(({ slug }) => slug === value)?.label ?? value;
    case 'language':
      return languageLabel(value);
    case 'age':
      return `age ${value}`;
    default:
      return value;
  }
}

const LABELS: Partial<Record<Heard['kind'], Record<string, string>>> = {
  time: TIME_LABELS, open: OPEN_LABELS, cost: { free: 'Free' }, access: ACCESS, delivery: DELIVERY_LABELS, route: ROUTE_LABELS,
};

function chosenChips(request: SearchRequest, placeLabel: string | null, vocabulary: Vocabulary): Chip[] {
  const chip = changing(request);
  const each = <Name extends 'needs' | 'subNeeds' | 'audiences' | 'times' | 'delivery' | 'access' | 'languages' | 'routes' | 'kinds'>(
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
    ...daysTogether(request.days).map((together) => chip(daysText(together), { days: request.days.filter((day) => !together.includes(day)) })),
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

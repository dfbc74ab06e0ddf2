import type { Interpretation } from './interpretation/interpretation.ts';
import type { Wanted } from './ranking.ts';
import type { Filters, SearchRequest } from './search.ts';

/** Something a line was understood to say, or was asked whether it says: what to leave out to undo it, and the words that led to it. */
export type Heard = {
  key: string;
  kind: 'need' | 'audience' | 'place' | 'day' | 'time' | 'open' | 'cost' | 'age' | 'access' | 'delivery' | 'language' | 'route';
  value: string;
  words: string[];
  /** It brings forward what has it, and leaves nothing out. */
  ranks: boolean;
};

export type Understanding = {
  /** The search with what was heard added to what was chosen. */
  filters: Filters;
  near: string | null;
  /** The words a listing has to match; none where needs were heard, since the same can be said in others. */
  text: string;
  wanted: Wanted;
  /** The words nothing was made of. */
  left: string;
  heard: Heard[];
  /** What was taken away again and would be heard. */
  removed: Heard[];
  ambiguous: Interpretation['ambiguous'];
  /** What leaves out the place that the line names, whether it counts now or not; null where it names none. */
  placeKey: string | null;
  /** A place that the line names beside the one that was chosen, as typed; null where there is none. */
  elsewhere: string | null;
  /** Needs that may be meant too, and the words that led to them. */
  perhaps: { need: string; words: string[] }[];
};

/**
 * Joins what was chosen with what was heard. A choice in one respect silences what was heard in it, and
 * `request.without` names what somebody has taken away. Whom it is for only ranks: a group for everybody may suit as well. So do, beside a
 * need, the way it is given, whether somebody can get in, its language and the way in, since few listings say them all.
 */
export function understand(request: SearchRequest, said: Interpretation): Understanding {
  const open = hearings(said, request.also).filter(({ kind }) => !isChosen(request, kind));
  const kept = open.filter(({ key }) => !request.without.includes(key));
  const of = <Value extends string>(kind: Heard['kind']) => kept.filter((each) => each.kind === kind).map(({ value }) => value as Value);
  const needs = [...request.needs, ...of('need')];
  const subNeeds = [...said.needs, ...said.perhaps].filter(({ need }) => needs.includes(need)).flatMap((each) => each.subNeeds);
  const manner: Manner = {
    cost: of<'free'>('cost')[0] ?? null,
    delivery: of<Manner['delivery'][number]>('delivery'),
    access: of<Manner['access'][number]>('access'),
    languages: of('language'),
    routes: of<Manner['routes'][number]>('route'),
  };
  // With a need to rank by, how they would like it only ranks; without one it is all there is to go by.
  const [narrows, ranks] = needs.length > 0 ? [NO_MANNER, manner] : [manner, NO_MANNER];
  const heard = kept.map((each) => ({ ...each, ranks: each.kind === 'audience' || (needs.length > 0 && MANNERS.includes(each.kind)) }));
  const age = request.age ?? ageOf(heard, said);
  const audiences = [...new Set([...of<string>('audience'), ...ofTheirAge(age, request.without)])];
  const place = heard.find(({ kind }) => kind === 'place');
  // Who speaks of harm may name who does it.
  const sex = needs.includes('safety') ? null : said.sex;
  return {
    filters: {
      subNeeds: request.subNeeds,
      audiences: request.audiences,
      kinds: request.kinds,
      needs,
      days: [...request.days, ...of<Filters['days'][number]>('day')],
      times: [...request.times, ...of<Filters['times'][number]>('time')],
      open: request.open ?? of<NonNullable<Filters['open']>>('open')[0] ?? null,
      cost: request.cost ?? narrows.cost,
      age,
      access: [...request.access, ...narrows.access],
      delivery: [...request.delivery, ...narrows.delivery],
      languages: [...request.languages, ...narrows.languages],
      routes: [...request.routes, ...narrows.routes],
    },
    near: request.near ?? place?.value ?? null,
    text: textOf(request, needs, heard, said),
    left: said.left,
    placeKey: said.place && keyOf('place', said.place.typed),
    elsewhere: elsewhereOf(request, said),
    wanted: { words: request.q, terms: said.terms, needs, isChosen: request.needs.length > 0, subNeeds, audiences, sex, ...ranks },
    heard,
    removed: open.filter((each) => !kept.includes(each)).map((each) => ({ ...each, ranks: false })),
    perhaps: request.needs.length > 0 ? [] : said.perhaps.filter(({ need }) => !needs.includes(need)),
    ambiguous: said.ambiguous.filter(({ choices }) => !choices.some(({ need }) => request.needs.includes(need.split('/')[0]!))),
  };
}

/** What is said of the way they would like it. */
const MANNERS: readonly Heard['kind'][] = ['delivery', 'access', 'language', 'route'];
type Manner = Pick<Wanted, 'cost' | 'delivery' | 'access' | 'languages' | 'routes'>;

const NO_MANNER: Manner = { cost: null, delivery: [], access: [], languages: [], routes: [] };

/** A place that the line names and that is not the chosen one, however either is written. */
function elsewhereOf({ near, without }: SearchRequest, { place }: Interpretation): string | null {
  if (!near || !place?.named || without.includes(keyOf('place', place.typed))) return null;
  return folded(near).includes(folded(place.typed)) ? null : place.typed;
}

function folded(place: string): string {
  return place.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function textOf(request: SearchRequest, needs: string[], heard: Heard[], said: Interpretation): string {
  if (needs.length > 0) return '';
  return heard.length > 0 ? said.left : request.q;
}

type Hearing = Omit<Heard, 'ranks'>;

function hearings(said: Interpretation, also: string[]): Hearing[] {
  const one = (kind: Heard['kind'], value: string, words: string[] = []): Hearing => ({ key: keyOf(kind, value), kind, value, words });
  const each = (kind: Heard['kind'], values: readonly string[]): Hearing[] => values.map((value) => one(kind, value));
  return [
    ...said.needs.map(({ need, words }) => one('need', need, words)),
    // Of another line it may be left over from the one before.
    ...said.perhaps.filter(({ need }) => also.includes(need)).map(({ need, words }): Hearing => ({ key: `also:${need}`, kind: 'need', value: need, words })),
    ...(said.place ? [one('place', said.place.typed, said.place.words)] : []),
    ...each('day', said.days),
    ...each('time', said.times),
    ...each('open', said.open ? [said.open] : []),
    ...each('cost', said.cost ? [said.cost] : []),
    ...(said.age ? [one('age', ageText(said.age), said.age.words)] : []),
    ...said.audiences.map(({ slug, words }) => one('audience', slug, words)),
    ...each('access', said.access),
    ...each('delivery', said.delivery),
    ...each('language', said.languages),
    ...each('route', said.routes),
  ];
}

/** What undoes one thing heard, as an address carries it: `need:debt`, `place:m33-7nd`. It names the value, for another line may say another. */
function keyOf(kind: Heard['kind'], value: string): string {
  return `${kind}:${value.toLowerCase().replace(/[^\w-]+/g, '-').slice(0, 40)}`;
}

/** The filter by which the same can be chosen. A place is none. */
export const FILTER_OF: Record<Exclude<Heard['kind'], 'place'>, keyof Filters> = {
  need: 'needs', audience: 'audiences', day: 'days', time: 'times', open: 'open', cost: 'cost',
  age: 'age', access: 'access', delivery: 'delivery', language: 'languages', route: 'routes',
};

function isChosen(request: SearchRequest, kind: Heard['kind']): boolean {
  if (kind === 'place') return request.near !== null || request.bounds !== null;
  const chosen = request[FILTER_OF[kind]];
  return Array.isArray(chosen) ? chosen.length > 0 : chosen !== null;
}

/** The audiences that an age belongs to, as their labels have it: 11 to 25, and from 50 on. */
function ofTheirAge(age: number | null, without: string[]): string[] {
  if (age === null) return [];
  const own = [...(age >= 11 && age <= 25 ? ['young-people'] : []), ...(age >= 50 ? ['older-people'] : [])];
  return own.filter((audience) => !without.includes(`audience:${audience}`));
}

/** One age to look for; of "in her eighties" the middle. */
function ageOf(heard: Heard[], { age }: Interpretation): number | null {
  if (!age || !heard.some(({ kind }) => kind === 'age')) return null;
  if (age.min === null || age.max === null) return age.min ?? age.max;
  return Math.round((age.min + age.max) / 2);
}

function ageText({ min, max }: NonNullable<Interpretation['age']>): string {
  if (min !== null && max !== null) return min === max ? String(min) : `${min} to ${max}`;
  return min === null ? `up to ${max}` : `${min} and over`;
}

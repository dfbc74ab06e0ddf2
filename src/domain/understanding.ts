import type { Interpretation } from './interpretation/interpretation.ts';
import type { Wanted } from './ranking.ts';
import type { Filters, SearchRequest } from './search.ts';

/** Something a line was understood to say, or was asked whether it says: what to leave out to undo it, and the words that led to it. */
export type Heard = { key: string; kind: 'need' | 'audience' | 'place' | 'day' | 'time' | 'open' | 'cost' | 'age' | 'access' | 'delivery' | 'language' | 'route'; value: string; words: string[] };

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
  ambiguous: Interpretation['ambiguous'];
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
  const heard = hearings(said, request.also).filter(({ key, kind }) => !request.without.includes(key) && !isChosen(request, kind));
  const of = <Value extends string>(kind: Heard['kind']) => heard.filter((each) => each.kind === kind).map(({ value }) => value as Value);
  const needs = of('need');
  const manner = { delivery: of<Wanted['delivery'][number]>('delivery'), access: of<Wanted['access'][number]>('access'), languages: of('language'), routes: of<Wanted['routes'][number]>('route') };
  // With a need to rank by, how they would like it only ranks; without one it is all there is to go by.
  const [narrows, ranks] = needs.length > 0 ? [NO_MANNER, manner] : [manner, NO_MANNER];
  const age = request.age ?? ageOf(heard, said);
  const place = heard.find(({ kind }) => kind === 'place');
  return {
    filters: {
      subNeeds: request.subNeeds,
      audiences: request.audiences,
      kinds: request.kinds,
      needs: [...request.needs, ...needs],
      days: [...request.days, ...of<Filters['days'][number]>('day')],
      times: [...request.times, ...of<Filters['times'][number]>('time')],
      open: request.open ?? of<NonNullable<Filters['open']>>('open')[0] ?? null,
      cost: request.cost ?? of<'free'>('cost')[0] ?? null,
      age,
      access: [...request.access, ...narrows.access],
      delivery: [...request.delivery, ...narrows.delivery],
      languages: [...request.languages, ...narrows.languages],
      routes: [...request.routes, ...narrows.routes],
    },
    near: request.near ?? place?.value ?? null,
    text: textOf(request, needs, heard, said),
    left: said.left,
    elsewhere: said.place?.named && request.near && !request.near.toLowerCase().includes(said.place.typed.toLowerCase()) && !request.without.includes('place') ? said.place.typed : null,
    wanted: { words: request.q, terms: said.terms, needs, subNeeds: [...said.needs, ...said.perhaps].filter(({ need }) => needs.includes(need)).flatMap(({ subNeeds }) => subNeeds), audiences: [...new Set([...of('audience'), ...ofTheirAge(age, request.without)])], ...ranks },
    heard,
    perhaps: request.needs.length > 0 ? [] : said.perhaps.filter(({ need }) => !needs.includes(need)),
    ambiguous: said.ambiguous.filter(({ choices }) => !choices.some(({ need }) => request.needs.includes(need.split('/')[0]!))),
  };
}

/** Whether what was heard brings forward what has it, and leaves nothing out: as `understand` takes it. */
export function onlyRanks({ kind }: Heard, heard: Heard[]): boolean {
  return kind === 'audience' || (['delivery', 'access', 'language', 'route'].includes(kind) && heard.some((other) => other.kind === 'need'));
}

const NO_MANNER: Pick<Wanted, 'delivery' | 'access' | 'languages' | 'routes'> = { delivery: [], access: [], languages: [], routes: [] };

function textOf(request: SearchRequest, needs: string[], heard: Heard[], said: Interpretation): string {
  if (needs.length > 0) return '';
  return heard.length > 0 ? said.left : request.q;
}

function hearings(said: Interpretation, also: string[]): Heard[] {
  const each = (kind: Heard['kind'], values: readonly string[]): Heard[] => values.map((value) => ({ key: `${kind}:${value}`, kind, value, words: [] }));
  return [
    ...said.needs.map(({ need, words }): Heard => ({ key: `need:${need}`, kind: 'need', value: need, words })),
    // Of another line it may be left over from the one before.
    ...said.perhaps.filter(({ need }) => also.includes(need)).map(({ need, words }): Heard => ({ key: `also:${need}`, kind: 'need', value: need, words })),
    ...(said.place ? [{ key: 'place', kind: 'place', value: said.place.typed, words: said.place.words } satisfies Heard] : []),
    ...each('day', said.days),
    ...each('time', said.times),
    ...each('open', said.open ? [said.open] : []),
    ...each('cost', said.cost ? [said.cost] : []),
    ...(said.age ? [{ key: 'age', kind: 'age', value: ageText(said.age), words: said.age.words } satisfies Heard] : []),
    ...said.audiences.map(({ slug, words }): Heard => ({ key: `audience:${slug}`, kind: 'audience', value: slug, words })),
    ...each('access', said.access),
    ...each('delivery', said.delivery),
    ...each('language', said.languages),
    ...each('route', said.routes),
  ];
}

function isChosen(request: SearchRequest, kind: Heard['kind']): boolean {
  switch (kind) {
    case 'need': return request.needs.length > 0;
    case 'audience': return request.audiences.length > 0;
    case 'place': return request.near !== null || request.bounds !== null;
    case 'day': return request.days.length > 0;
    case 'time': return request.times.length > 0;
    case 'open': return request.open !== null;
    case 'cost': return request.cost !== null;
    case 'age': return request.age !== null;
    case 'access': return request.access.length > 0;
    case 'delivery': return request.delivery.length > 0;
    case 'language': return request.languages.length > 0;
    case 'route': return request.routes.length > 0;
  }
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

import type { Delivery, RouteIn } from '../listing.ts';
import type { OpenWhen } from '../search.ts';
import { TIMES_OF_DAY } from '../session.ts';
import type { Access } from '../venue.ts';
import { findAge } from './age.ts';
import { createDictionary, type Match, type Meaning } from './dictionary.ts';
import type { Ambiguity, Interpret, NeedHeard } from './interpretation.ts';
import type { Token } from './lexicon.ts';
import { wordsOfLine } from './line.ts';
import { groupBy, rankNeeds, wordsAt } from './needs-heard.ts';
import { settle } from './settle.ts';
import type { CallerVocabulary } from './vocabulary.ts';
import { findDays } from './when.ts';
import { findPlaceName, findPostcode, type PlaceFound, type PlaceNames } from './where.ts';

/**
 * Builds the interpreter once; each line then takes well under a millisecond. `placeNames` are the names a
 * table of places knows, in lower case; without it the vocabulary's own towns are all it knows.
 * Throws a sentence when a phrase of the vocabulary cannot be read.
 */
export function createInterpreter(vocabulary: CallerVocabulary, placeNames?: PlaceNames): Interpret {
  const dictionary = createDictionary(vocabulary);
  const wants = new Set(vocabulary.words.wants);
  const idle = new Set([...vocabulary.words.idle, ...vocabulary.words.wants]);
  const namesThings = new Set(vocabulary.namesThings);
  const ownPlaces = new Set(vocabulary.places);
  const names = { has: (name: string) => ownPlaces.has(name) || placeNames?.has(name) === true };

  return (text, today) => {
    const line = dictionary.read(wordsOfLine(text));
    const found = dictionary.find(line);
    const place = placeIn(line, found, names);
    const { matches, negated } = settle(found.filter(({ at }) => !place || !at.some((position) => place.at.includes(position))), line);
    const age = findAge(line) ?? ageSaid(matches);
    const days = findDays(line, today);
    const needs = rankNeeds(matches, line, wants);
    const valuesOf = (is: Valued) => [...new Set(matches.flatMap(({ meaning }) => (meaning.is === is ? [meaning.value] : [])))];
    const times = valuesOf('time');

    const used = new Set([...matches.filter((match) => !namesAThing(match, namesThings)), ...negated].flatMap(({ at }) => at));
    for (const position of [...days.at, ...(age?.at ?? []), ...(place?.at ?? [])]) used.add(position);

    return {
      needs,
      audiences: [...groupBy(matches.filter(({ meaning }) => meaning.is === 'audience'), valueOf)].map(([slug, same]) => ({ slug, words: wordsAt(same.flatMap(({ at }) => at), line) })),
      age: age && { min: age.min, max: age.max, words: wordsAt(age.at, line) },
      place: place && { typed: place.typed, words: wordsAt(place.at, line) },
      days: days.days,
      times: TIMES_OF_DAY.filter((time) => times.includes(time)),
      open: (valuesOf('open')[0] as OpenWhen | undefined) ?? null,
      cost: matches.some(({ meaning }) => meaning.is === 'cost') ? 'free' : null,
      access: valuesOf('access') as Access[],
      delivery: valuesOf('delivery') as Delivery[],
      languages: valuesOf('language'),
      routes: valuesOf('route') as RouteIn[],
      ambiguous: ambiguities(matches, needs, vocabulary),
      left: leftOver(line, used, idle),
      not: [...new Set(negated.flatMap(({ meaning }) => (meaning.is === 'need' ? [meaning.need] : [])))],
    };
  };
}

type Valued = Extract<Meaning, { value: string }>['is'];

function valueOf({ meaning }: Match): string {
  return 'value' in meaning ? meaning.value : '';
}

/** A postcode before a name. A name inside a phrase of several words ("cant get in the bath") is none. */
function placeIn(line: Token[], found: Match[], names: PlaceNames): PlaceFound | null {
  const place = findPostcode(line) ?? findPlaceName(line, names);
  if (!place || place.sure) return place;
  const inPhrase = found.some(({ meaning, at, together }) => meaning.is === 'need' && together && at.length > place.at.length && place.at.every((position) => at.includes(position)));
  return inPhrase ? null : place;
}

function ageSaid(matches: Match[]): { min: number | null; max: number | null; at: number[] } | null {
  for (const { meaning, at } of matches) if (meaning.is === 'age') return { min: meaning.min, max: meaning.max, at };
  return null;
}

/** Offered only where nothing else in the line says which of the two is meant. */
function ambiguities(matches: Match[], needs: NeedHeard[], vocabulary: CallerVocabulary): Ambiguity[] {
  const words = new Set(matches.filter(({ meaning }) => meaning.is === 'ambiguous').map(valueOf));
  return [...words].flatMap((word) => {
    const choices = vocabulary.ambiguous[word] ?? [];
    const isClear = choices.some((choice) => needs.some(({ need }) => choice.need.split('/')[0] === need));
    return isClear ? [] : [{ word, choices }];
  });
}

function namesAThing({ meaning, words }: Match, namesThings: ReadonlySet<string>): boolean {
  return meaning.is === 'need' && words <= 2 && namesThings.has(meaning.need);
}

function leftOver(line: Token[], used: ReadonlySet<number>, idle: ReadonlySet<string>): string {
  return line
    .filter(({ word, filler, link, number }, position) => !used.has(position) && !filler && !link && number === null && word.length > 1 && !idle.has(word))
    .map(({ typed }) => typed)
    .join(' ');
}

import type { Delivery, RouteIn } from '../listing.ts';
import type { OpenWhen } from '../search.ts';
import type { TimeOfDay } from '../session.ts';
import type { Access } from '../venue.ts';
import { ageBefore, findAge } from './age.ts';
import { wordSets, type DayWords } from './constraint-words.ts';
import { createDictionary, type Match, type Meaning } from './dictionary.ts';
import type { Interpret, Interpretation } from './interpretation.ts';
import type { Token } from './lexicon.ts';
import { wordsOfLine } from './line.ts';
import { groupBy, rankNeeds, wordsAt } from './needs-heard.ts';
import type { WeighNeeds } from './needs-weighed.ts';
import { isHabit, isNotThen, isTimeWord, isToldOf } from './not-then.ts';
import { settle } from './settle.ts';
import { termsOf } from '../terms.ts';
import type { CallerVocabulary } from './vocabulary.ts';
import { findDays, timesSaid } from './when.ts';
import { findPlace, placesKnown } from './where.ts';
import { sexSaid } from './whose-sex.ts';

/** What says when or how, and no need. */
const CONSTRAINTS: ReadonlySet<string> = new Set(['time', 'open', 'cost', 'route', 'language']);

const NONE = { needs: [], perhaps: [] };

/** Of a line longer than callers' the first words say enough to rank by. */
const MOST_TERMS = 8;

/**
 * Builds the interpreter once; each line then takes well under a millisecond. `weighNeeds` knows what words were learnt to
 * say of needs. Throws a sentence when a phrase of the vocabulary cannot be read.
 */
export function createInterpreter(vocabulary: CallerVocabulary, weighNeeds: WeighNeeds): Interpret {
  const dictionary = createDictionary(vocabulary);
  const idle = new Set([...vocabulary.words.idle, ...vocabulary.words.wants]);
  // Who it is about tells listings apart by whom they are for, not by whom they mention.
  const people = new Set(['kin', 'he', 'partner'].flatMap((slot) => vocabulary.slots[slot] ?? []));
  const namesThings = new Set(vocabulary.namesThings);
  const places = placesKnown(vocabulary);
  const ageWords = { ...wordSets(vocabulary.ageWords), roads: places.roads };
  const dayWords = wordSets(vocabulary.days);
  const sexWords = wordSets(vocabulary.sexWords);

  return (text, today) => {
    const line = dictionary.read(wordsOfLine(text));
    const found = dictionary.find(line);
    const place = findPlace(line, found, places);
    const elsewhere = found.filter(({ at }) => !place || !at.some((position) => place.at.includes(position)));
    const { matches, negated } = settle(elsewhere.filter((match) => !isWorkedWith(match, line)), line);
    const age = findAge(line, ageWords) ?? ageBefore(place?.at ?? [], line, ageWords) ?? ageSaid(matches);
    const days = findDays(line, today, dayWords);
    const not = new Set(negated.flatMap(({ meaning }) => (meaning.is === 'need' ? [meaning.need] : [])));
    const constraints = new Set([...days.at, ...(age?.at ?? []), ...matches.flatMap(({ meaning, at }) => (CONSTRAINTS.has(meaning.is) ? at : []))]);
    // "whats on tues mornings": beside when, words as thin as these ask for anything.
    if (constraints.size > 0) line.forEach(({ word }, at) => idle.has(word) && constraints.add(at));
    const asked = ambiguousWords(matches, line, idle);
    const { needs: meant, perhaps } = asked.isAlone ? NONE : rankNeeds(matches, weighNeeds(line, place?.at ?? []), line, { negated: not, constraints });
    const valuesOf = (is: Valued) => [...new Set(matches.flatMap(({ meaning }) => (meaning.is === is ? [meaning.value] : [])))];
    const named = (is: 'time' | 'open', said: Match[], isRefused: boolean) =>
      said.flatMap(({ meaning, at }) => {
        if (meaning.is !== is || isToldOf(line, at[0]!, dayWords)) return [];
        const isOut = isRefused || isNotThen(line, at[0]!, dayWords);
        return isOut || !isHabit(line, at[0]!, dayWords) ? [{ value: meaning.value, isOut }] : [];
      });
    const times = [...named('time', matches, false), ...named('time', negated, true)];

    const used = new Set([...matches.filter((match) => !namesAThing(match, namesThings)), ...negated].flatMap(({ at }) => at));
    for (const position of [...days.at, ...(age?.at ?? []), ...(place?.at ?? [])]) used.add(position);

    return {
      needs: meant,
      perhaps,
      audiences: audiencesIn(matches, line),
      sex: sexSaid(line, sexWords),
      age: age && { min: age.min, max: age.max, words: wordsAt(age.at, line) },
      place: place && { typed: place.typed, named: place.named, words: wordsAt(place.at, line) },
      days: days.days,
      times: timesSaid(times.map(({ value, isOut }) => ({ time: value as TimeOfDay, isOut }))),
      open: (named('open', matches, false).find(({ isOut }) => !isOut)?.value as OpenWhen | undefined) ?? null,
      cost: matches.some((match) => match.meaning.is === 'cost' && !isFreeThen(match, line, dayWords)) ? 'free' : null,
      access: valuesOf('access') as Access[],
      delivery: valuesOf('delivery') as Delivery[],
      languages: valuesOf('language'),
      routes: valuesOf('route') as RouteIn[],
      // Any need that was heard says which of the two is meant.
      ambiguous: meant.length > 0 ? [] : asked.words.map((word) => ({ word, choices: vocabulary.ambiguous[word] ?? [] })),
      left: leftOver(line, used, idle),
      terms: termsIn(tellingWords(line, new Set([...(place?.at ?? []), ...constraints]), idle).filter(({ word }) => !people.has(word))),
      not: [...not],
    };
  };
}

/** "free mondays": somebody has time then. "free on mondays" may be either, and costs nothing. */
function isFreeThen({ at }: Match, line: Token[], words: DayWords): boolean {
  return at.length === 1 && isTimeWord(line[at[0]! + 1], words);
}

/** "works with toddlers": not for whom something is looked for. */
function isWorkedWith({ meaning, at: [first] }: Match, line: Token[]): boolean {
  if (meaning.is !== 'audience' && meaning.is !== 'age') return false;
  return line[first! - 1]?.word === 'with' && /^(?:work|volunteer|job)$/.test(line[first! - 2]?.key ?? '');
}

function audiencesIn(matches: Match[], line: Token[]): Interpretation['audiences'] {
  const found = groupBy(matches.filter(({ meaning }) => meaning.is === 'audience'), valueOf);
  return [...found].map(([slug, same]) => ({ slug, words: wordsAt(same.flatMap(({ at }) => at), line) }));
}

function termsIn(telling: Token[]): string[] {
  return [...new Set(telling.flatMap(({ word }) => termsOf(word)))].slice(0, MOST_TERMS);
}

type Valued = Extract<Meaning, { value: string }>['is'];

function valueOf({ meaning }: Match): string {
  return 'value' in meaning ? meaning.value : '';
}

function ageSaid(matches: Match[]): { min: number | null; max: number | null; at: number[] } | null {
  for (const { meaning, at } of matches) if (meaning.is === 'age' && (meaning.min ?? meaning.max) !== null) return { min: meaning.min, max: meaning.max, at };
  return null;
}

/** The words that mean two things, and whether nothing beside them says anything. */
function ambiguousWords(matches: Match[], line: Token[], idle: ReadonlySet<string>): { words: string[]; isAlone: boolean } {
  const found = matches.filter(({ meaning }) => meaning.is === 'ambiguous');
  const at = new Set(found.flatMap((match) => match.at));
  const others = line.filter(({ word, filler, link }, position) => !at.has(position) && !filler && !link && !idle.has(word));
  return { words: [...new Set(found.map(valueOf))], isAlone: found.length > 0 && others.length === 0 };
}

function namesAThing({ meaning, words }: Match, namesThings: ReadonlySet<string>): boolean {
  return meaning.is === 'need' && words <= 2 && namesThings.has(meaning.need);
}

function leftOver(line: Token[], used: ReadonlySet<number>, idle: ReadonlySet<string>): string {
  return tellingWords(line, used, idle).map(({ typed }) => typed).join(' ');
}

/** The words that say something by themselves, but for those at some positions. */
function tellingWords(line: Token[], but: ReadonlySet<number>, idle: ReadonlySet<string>): Token[] {
  const says = ({ word, filler, link, number }: Token) => !filler && !link && number === null && word.length > 1 && !idle.has(word);
  return line.filter((token, position) => !but.has(position) && says(token));
}

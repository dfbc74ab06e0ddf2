import type { Weekday } from '../session.ts';
import { stemOf } from './inflection.ts';
import type { LineWord } from './line.ts';
import { createSpelling } from './spelling.ts';
import type { CallerVocabulary } from './vocabulary.ts';

/** A word of the line as the vocabulary knows it. `number` is its value where it is one; `weekday` the day it names; `known` says it stands in some phrase, `wish` that it asks for something ("wants"). */
export type Token = LineWord & Reading;
/** What is known of a word wherever it stands. */
type Reading = { word: string; key: string; number: number | null; weekday: Weekday | null; known: boolean; filler: boolean; link: boolean; wish: boolean };

/** Reads words the same way in phrases and in lines. */
export type Lexicon = {
  /** The key of a word of a phrase, which makes it known. */
  learn(word: string): string;
  isFiller(word: string): boolean;
  isLink(word: string): boolean;
  /** Says little without its neighbours: "all", "day", "get". */
  isThin(word: string): boolean;
  /** To be called once all phrases are learnt: the words of a line, misspellings put right. */
  reader(): (words: LineWord[]) => Token[];
};

const NUMBER_WORDS = new Map(
  ('zero one two three four five six seven eight nine ten ' +
    'eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty').split(' ').map((word, number) => [word, number]),
);
/** Correcting is the dear part: a line with more unknown words than this is no line of a caller. */
const MOST_CORRECTIONS = 8;
const SHORTEST_JOINED = 3;

export function createLexicon({ words, places, ordinaryWords }: CallerVocabulary): Lexicon {
  const whole = new Set(words.whole);
  const fillers = new Set(words.fillers);
  const links = new Set(words.links);
  const same = new Map(Object.entries(words.same).flatMap(([word, others]) => others.map((other) => [other, word] as const)));
  const thin = new Set(words.idle);
  const wishes = new Set(words.wishes);
  const weekdays = new Map(Object.entries(words.weekdays).flatMap(([day, names]) => names.map((name) => [name, day as Weekday] as const)));
  const forms = new Map<string, string>();
  /** One string for all words with a stem: the tree finds what is the very same faster than what is only equal. */
  const stems = new Map<string, string>();

  const keyOf = (word: string) => (whole.has(word) || fillers.has(word) || links.has(word) ? word : stemOf(word));
  const stemIn = (word: string) => {
    const stem = keyOf(word);
    return stems.get(stem) ?? stem;
  };
  const learn = (typed: string) => {
    const word = same.get(typed) ?? typed;
    const known = forms.get(word);
    if (known !== undefined) return known;
    const key = stemIn(word);
    stems.set(key, key);
    forms.set(word, key);
    return key;
  };

  const reader = () => {
    for (const word of [...words.wants, ...words.idle, ...fillers, ...links]) learn(word);
    const guarded = new Set(words.protected);
    const settled = new Set([...words.protected, ...ordinaryWords, ...places, ...same.keys()]);
    const correct = createSpelling([...forms.keys()].filter((word) => !guarded.has(word)));

    const readingOf = (word: string): Reading => {
      const key = forms.get(word) ?? stemIn(word);
      return {
        word,
        key,
        number: numberOf(word),
        weekday: weekdays.get(word) ?? null,
        known: stems.has(key),
        filler: fillers.has(word),
        link: links.has(word),
        wish: wishes.has(word),
      };
    };
    const readings = new Map([...forms.keys()].map((word) => [word, readingOf(word)]));
    const token = ({ typed, clause }: LineWord, word: string): Token => {
      const { key, number, weekday, known, filler, link, wish } = readings.get(word) ?? readingOf(word);
      return { typed, clause, word, key, number, weekday, known, filler, link, wish };
    };
    const isKnown = (word: string) => forms.has(word) || settled.has(word) || stems.has(keyOf(word));
    const corrected = (word: string) => {
      // "hidin", "kickin": the g is dropped in writing as in speech.
      if (word.endsWith('in') && stems.has(keyOf(`${word}g`))) return `${word}g`;
      const stem = stemOf(word);
      return correct(word) ?? (stem === word ? null : correct(stem));
    };
    const split = (word: string) => {
      for (let at = SHORTEST_JOINED; at <= word.length - SHORTEST_JOINED; at += 1) {
        const [first, second] = [word.slice(0, at), word.slice(at)];
        if (forms.has(first) && forms.has(second)) return [first, second];
      }
      return null;
    };

    return (line: LineWord[]): Token[] => {
      const tokens: Token[] = [];
      let corrections = 0;
      for (let at = 0; at < line.length; at += 1) {
        const from = line[at]!;
        const next = line[at + 1];
        const isJoinable = next?.clause === from.clause && !fillers.has(from.word) && !links.has(from.word);
        const joined = isJoinable ? from.word + next.word : '';
        if (joined.length > 5 && forms.has(joined)) {
          tokens.push(token({ ...from, typed: `${from.typed} ${next!.typed}` }, joined));
          at += 1;
          continue;
        }
        const word = same.get(from.word) ?? from.word;
        if (word.includes(' ')) tokens.push(...word.split(' ').map((part) => token(from, part)));
        else if (isKnown(word) || numberOf(word) !== null || corrections >= MOST_CORRECTIONS) tokens.push(token(from, word));
        else {
          corrections += 1;
          const right = corrected(word);
          const parts = right ? null : split(word);
          if (parts) tokens.push(...parts.map((part) => token(from, part)));
          else tokens.push(token(from, right ? (same.get(right) ?? right) : word));
        }
      }
      return tokens;
    };
  };

  return { learn, isFiller: (word) => fillers.has(word), isLink: (word) => links.has(word), isThin: (word) => thin.has(word), reader };
}

function numberOf(word: string): number | null {
  const digits = /^£?(\d{1,6})$/.exec(word)?.[1];
  return digits ? Number(digits) : (NUMBER_WORDS.get(word) ?? null);
}

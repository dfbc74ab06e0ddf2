import { createLexicon, type Token } from './lexicon.ts';
import type { LineWord } from './line.ts';
import { readPhrase, type Firmness, type Phrase } from './phrase.ts';
import { addSlot, addSteps, emptyTree, endingOf, findParts, partOf, phraseOf, type Reached } from './phrase-tree.ts';
import type { CallerVocabulary } from './vocabulary.ts';

/** What a phrase means. */
export type Meaning =
  | { is: 'need'; need: string; subNeed: string | null }
  | { is: 'audience' | 'access' | 'delivery' | 'route' | 'time' | 'language' | 'open' | 'ambiguous'; value: string }
  | { is: 'age'; min: number | null; max: number | null }
  | { is: 'cost' | 'nothing' | 'negator' };

/** A phrase found: as the vocabulary writes it, what it means, how firmly, and the positions of its words. */
export type Match = { source: string; meaning: Meaning; firmness: Firmness; words: number; /** Its words stand together, not only in one line. */ together: boolean; at: number[] };

/** The vocabulary made ready: reads a line's words, and finds every phrase in them. */
export type Dictionary = { read(words: LineWord[]): Token[]; find(line: Token[]): Match[] };

const SPEAKING = '{speaks}';
/** Of a part that is in the line many times, how many are tried with the others. */
const MOST_TRIED = 4;
const SWALLOWED_WORDS = 5;
const FARTHEST_APART = 6;

type Known = Omit<Phrase, 'parts' | 'choices'> & { source: string; meaning: Meaning; parts: number };
type PartFound = { part: number; at: number[] };

/** Throws a sentence when a phrase cannot be read or names a slot that does not exist. */
export function createDictionary(vocabulary: CallerVocabulary): Dictionary {
  const lexicon = createLexicon(vocabulary);
  const tree = emptyTree(Object.keys(vocabulary.slots));
  const phrases: Known[] = [];

  const read = (source: string): Phrase => {
    const phrase = readPhrase(source, lexicon);
    for (const [name, spellings] of phrase.choices) if (!tree.slots.has(name)) spellings.forEach((steps) => addSlot(tree, name, steps));
    return phrase;
  };
  for (const [name, values] of Object.entries(vocabulary.slots)) {
    for (const value of values) read(value).parts.forEach((part) => part.forEach((steps) => addSlot(tree, name, steps)));
  }
  for (const [source, meaning] of meaningsOf(vocabulary)) {
    const { parts, firmness, swallows, words } = read(source);
    const at = phrases.push({ source, meaning, firmness, swallows, words, parts: parts.length }) - 1;
    parts.forEach((spellings, part) => {
      for (const steps of spellings) addSteps(tree, tree.root, steps, endingOf(at, part));
    });
  }

  const partsOf = Uint8Array.from(phrases, ({ parts }) => (1 << parts) - 1);
  const find = (line: Token[]): Match[] => {
    const matches = new Map<string, Match>();
    for (const [index, found] of wholePhrases(findParts(tree, line), partsOf)) {
      const { source, meaning, firmness, words, parts, swallows } = phrases[index]!;
      for (const standing of standings(found, parts)) {
        const at = swallows ? withNextWords(standing, line) : standing;
        // Two phrases for one thing on the same words are one match: the firmer, which stands first in the vocabulary.
        const same = `${idOf(meaning)} ${at.join()}`;
        if (matches.get(same)?.firmness !== undefined && firmness !== 'plain' && firmness !== 'taught') continue;
        matches.set(same, { source, meaning, firmness, words, together: parts === 1, at });
      }
    }
    return [...matches.values()];
  };
  return { read: lexicon.reader(), find };
}

function idOf(meaning: Meaning): string {
  if (meaning.is === 'need') return `${meaning.need}/${meaning.subNeed ?? ''}`;
  return 'value' in meaning ? `${meaning.is} ${meaning.value}` : meaning.is;
}

/**
 * The phrases all of whose parts were reached. Most that are spread over a line lack one, so those are counted out first.
 * `partsOf` has a bit for each part of each phrase.
 */
function wholePhrases(reached: Reached[], partsOf: Uint8Array): Map<number, PartFound[]> {
  const partsSeen = new Uint8Array(partsOf.length);
  for (const { endings } of reached) for (const ending of endings) partsSeen[phraseOf(ending)]! |= 1 << partOf(ending);
  const whole = new Map<number, PartFound[]>();
  for (const { endings, at } of reached) {
    for (const ending of endings) {
      const [phrase, part] = [phraseOf(ending), partOf(ending)];
      if (partsSeen[phrase] !== partsOf[phrase]) continue;
      const found = whole.get(phrase);
      if (found) found.push({ part, at });
      else whole.set(phrase, [{ part, at }]);
    }
  }
  return whole;
}

/** Where a phrase stands whole: each place of one part; the first place that has every one of several parts. */
function standings(found: PartFound[], parts: number): number[][] {
  if (parts === 1) return found.map(({ at }) => at);
  const together = (part: number, taken: number[]): number[] | null => {
    if (part === parts) return taken;
    for (const { at } of found.filter((candidate) => candidate.part === part).slice(0, MOST_TRIED)) {
      if (at.some((position) => taken.includes(position)) || isFar(at, taken)) continue;
      const rest = together(part + 1, [...taken, ...at]);
      if (rest) return rest;
    }
    return null;
  };
  const at = together(0, []);
  return at ? [at.toSorted((a, b) => a - b)] : [];
}

/** In a long line, words a sentence apart do not speak of the same thing. */
function isFar(at: number[], taken: number[]): boolean {
  if (taken.length === 0) return false;
  return Math.min(...at.flatMap((position) => taken.map((other) => Math.abs(position - other)))) > FARTHEST_APART;
}

function withNextWords(at: number[], line: Token[]): number[] {
  const last = at.at(-1)!;
  const next = Array.from({ length: SWALLOWED_WORDS }, (_, step) => last + 1 + step);
  return [...at, ...next.filter((position) => line[position]?.clause === line[last]!.clause)];
}

function meaningsOf({ needs, audiences, constraints, ages, nothing, negators, ambiguous }: CallerVocabulary): [string, Meaning][] {
  const valued = (is: 'audience' | 'access' | 'delivery' | 'route' | 'time' | 'open', values: Record<string, string[]>) =>
    Object.entries(values).flatMap(([value, phrases]) => phrases.map((phrase): [string, Meaning] => [phrase, { is, value }]));
  const spoken = (names: string[]) => names.flatMap((name) => [`${SPEAKING} ${name}`, `${name} ${SPEAKING}`, `${name} only`, `in ${name}`]);

  return [
    ...Object.entries(needs).flatMap(([need, bySub]) =>
      Object.entries(bySub).flatMap(([sub, phrases]) =>
        phrases.map((phrase): [string, Meaning] => [phrase, { is: 'need', need, subNeed: sub === need ? null : sub }]),
      ),
    ),
    ...valued('audience', audiences),
    ...valued('access', constraints.access),
    ...valued('delivery', constraints.delivery),
    ...valued('route', constraints.routes),
    ...valued('time', constraints.times),
    ...valued('open', constraints.open),
    ...Object.entries(constraints.languages).flatMap(([value, names]) => spoken(names).map((phrase): [string, Meaning] => [phrase, { is: 'language', value }])),
    ...constraints.cost.free.map((phrase): [string, Meaning] => [phrase, { is: 'cost' }]),
    ...ages.map(({ phrase, min, max }): [string, Meaning] => [phrase, { is: 'age', min, max }]),
    ...nothing.map((phrase): [string, Meaning] => [phrase, { is: 'nothing' }]),
    ...negators.map((phrase): [string, Meaning] => [phrase, { is: 'negator' }]),
    ...Object.keys(ambiguous).map((word): [string, Meaning] => [word, { is: 'ambiguous', value: word }]),
  ];
}

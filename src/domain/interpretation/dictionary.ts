import { createLexicon, type Token } from './lexicon.ts';
import type { LineWord } from './line.ts';
import { FIRMNESSES, readPhrase, type Firmness, type Phrase } from './phrase.ts';
import { addSlot, addSteps, emptyTree, findPhrases } from './phrase-tree.ts';
import type { CallerVocabulary } from './vocabulary.ts';

/** What a phrase means. */
export type Meaning =
  | { is: 'need'; need: string; subNeed: string | null }
  | { is: 'audience' | 'access' | 'delivery' | 'route' | 'time' | 'language' | 'open' | 'ambiguous'; value: string }
  | { is: 'age'; min: number | null; max: number | null }
  | { is: 'cost' | 'nothing' | 'false friend' | 'negator' };

/** A phrase found: what it means, how firmly, and the positions of its words. */
export type Match = { meaning: Meaning; firmness: Firmness; words: number; at: number[] };

/** The vocabulary made ready: reads a line's words, and finds every phrase in them. */
export type Dictionary = { read(words: LineWord[]): Token[]; find(line: Token[]): Match[] };

const SPEAKING = '{speaks}';
const SWALLOWED_WORDS = 5;

type Known = Omit<Phrase, 'spellings' | 'choices'> & { meaning: Meaning };

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
    for (const value of values) for (const steps of read(value).spellings) addSlot(tree, name, steps);
  }
  for (const [source, meaning] of meaningsOf(vocabulary)) {
    const { spellings, firmness, swallows, words } = read(source);
    const phrase = phrases.push({ meaning, firmness, swallows, words }) - 1;
    for (const steps of spellings) addSteps(tree, tree.root, steps, phrase);
  }

  const find = (line: Token[]): Match[] => {
    const matches = new Map<string, Match>();
    for (const { phrase, at: standing } of findPhrases(tree, line)) {
      const { meaning, firmness, words, swallows } = phrases[phrase]!;
      const at = swallows ? withNextWords(standing, line) : standing;
      // Two phrases for one thing on the same words are one match: the firmer.
      const same = `${idOf(meaning)} ${at.join()}`;
      const held = matches.get(same);
      if (held && FIRMNESSES.indexOf(held.firmness) >= FIRMNESSES.indexOf(firmness)) continue;
      matches.set(same, { meaning, firmness, words, at });
    }
    return [...matches.values()];
  };
  return { read: lexicon.reader(), find };
}

function idOf(meaning: Meaning): string {
  if (meaning.is === 'need') return `${meaning.need}/${meaning.subNeed ?? ''}`;
  return 'value' in meaning ? `${meaning.is} ${meaning.value}` : meaning.is;
}

function withNextWords(at: number[], line: Token[]): number[] {
  const last = at.at(-1)!;
  const next = Array.from({ length: SWALLOWED_WORDS }, (_, step) => last + 1 + step);
  return [...at, ...next.filter((position) => line[position]?.clause === line[last]!.clause)];
}

function meaningsOf({ needs, audiences, constraints, ages, nothing, falseFriends, negators, ambiguous }: CallerVocabulary): [string, Meaning][] {
  const valued = (is: 'audience' | 'access' | 'delivery' | 'route' | 'time' | 'open', values: Record<string, string[]>) =>
    Object.entries(values).flatMap(([value, phrases]) => phrases.map((phrase): [string, Meaning] => [phrase, { is, value }]));
  const onlyLanguages = new Set(constraints.onlyLanguages);
  const spoken = (name: string) => [
    `${SPEAKING} ${name}`, `${name} ${SPEAKING}`, `${SPEAKING} only|just|mainly|mostly ${name}`, `${name} only`, `in ${name}`, `${name} medium`,
    ...(onlyLanguages.has(name) ? [name] : []),
  ];

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
    ...Object.entries(constraints.languages).flatMap(([value, names]) =>
      names.flatMap(spoken).map((phrase): [string, Meaning] => [phrase, { is: 'language', value }]),
    ),
    ...constraints.cost.free.map((phrase): [string, Meaning] => [phrase, { is: 'cost' }]),
    ...ages.map(({ phrase, min, max }): [string, Meaning] => [phrase, { is: 'age', min, max }]),
    ...nothing.map((phrase): [string, Meaning] => [phrase, { is: 'nothing' }]),
    ...falseFriends.map((phrase): [string, Meaning] => [phrase, { is: 'false friend' }]),
    ...negators.map((phrase): [string, Meaning] => [phrase, { is: 'negator' }]),
    ...Object.keys(ambiguous).map((word): [string, Meaning] => [word, { is: 'ambiguous', value: word }]),
  ];
}

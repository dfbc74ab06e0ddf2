import { createNearWords } from '../misspelling.ts';

/** All the words a typed word may stand for: itself, and the words of the signs it is a slip away from. */
export type Spelling = (word: string) => string[];

const SHORTEST = 4;
const LONGEST = 20;
/** From this length two slips are forgiven. */
const TWO_SLIPS_FROM = 9;

/**
 * Built once over the words of the signs. One slip is forgiven from five letters, two from nine, never in the first
 * letter; in four letters only a doubled or a swapped one. A real word (`ordinaryWords`) stands for itself alone.
 */
export function createSpelling(vocabulary: Set<string>, ordinaryWords: Set<string>): Spelling {
  const nearWords = createNearWords([...vocabulary].filter(({ length }) => length >= SHORTEST), {
    startOf: (word) => word[0] ?? '',
    mostSlips: (_, knownLength) => (knownLength < TWO_SLIPS_FROM ? 1 : 2),
  });
  return (typed) => {
    if (typed.length < SHORTEST || typed.length > LONGEST || vocabulary.has(typed) || ordinaryWords.has(typed)) return [typed];
    return [typed, ...nearWords(typed).flatMap(({ word }) => (word.length > SHORTEST || isDoubledOrSwapped(typed, word) ? [word] : []))];
  };
}

function isDoubledOrSwapped(typed: string, word: string): boolean {
  return undoubled(typed) === undoubled(word) || (typed.length === word.length && [...typed].sort().join('') === [...word].sort().join(''));
}

function undoubled(word: string): string {
  return word.replace(/(.)\1/g, '$1');
}

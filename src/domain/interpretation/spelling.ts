import { createNearWords } from '../misspelling.ts';

const SHORTEST = 5;
const LONGEST = 15;
/** From this length two slips are forgiven. */
const TWO_SLIPS_FROM = 8;
const PHONETIC_STARTS: [RegExp, string][] = [
  [/^ph/, 'f'], [/^(?:kn|gn|pn)/, 'n'], [/^wr/, 'r'], [/^ps/, 's'], [/^c(?=[eiy])/, 's'], [/^[ckq]/, 'k'], [/^wh/, 'w'],
];

/** Gives the known word a slip of the keys was meant for; null for none. */
export type Correct = (word: string) => string | null;

/** One slip is forgiven from five letters and two from eight, never in the sound the word begins with; the fewer the better. */
export function createSpelling(known: string[]): Correct {
  const nearWords = createNearWords(known.filter((word) => isWord(word, SHORTEST - 1)), {
    startOf,
    mostSlips: (typedLength, knownLength) => Math.min(slipsFor(typedLength), slipsFor(knownLength + 1)),
  });
  return (word) => {
    if (!isWord(word, SHORTEST)) return null;
    const near = nearWords(word);
    const fewest = Math.min(...near.map(({ slips }) => slips));
    return near.find(({ slips }) => slips === fewest)?.word ?? null;
  };
}

function isWord(word: string, shortest: number): boolean {
  return word.length >= shortest && word.length <= LONGEST && /^[a-z]+$/.test(word);
}

function slipsFor(length: number): number {
  return length >= TWO_SLIPS_FROM ? 2 : 1;
}

function startOf(word: string): string {
  for (const [pattern, sound] of PHONETIC_STARTS) if (pattern.test(word)) return sound;
  return word[0] ?? '';
}

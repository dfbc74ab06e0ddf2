import { matches, type Match, type ReadWord } from './match.ts';
import type { Sign, Slot } from './sign.ts';

/** Finds which of many signs stand in a line. */
export type Finder<Meaning> = (words: ReadWord[]) => { meaning: Meaning; match: Match }[];

/** A sign with its places by their numbers, the one that fewest words fill first. */
type Known<Meaning> = { sign: Sign; meaning: Meaning; places: number[] };

/** Tries only the signs of which the line has a word for every place: of thousands, a handful. Signs share their places (`@kid`). */
export function createFinder<Meaning>(signs: { sign: Sign; meaning: Meaning }[], lightWords: ReadonlySet<string>): Finder<Meaning> {
  const isLight = (word: ReadWord) => lightWords.has(word.forms[0]!);
  const numbers = new Map<Slot, number>();
  const sizes: number[] = [];
  const placesByWord = new Map<string, number[]>();
  const placeOf = (slot: Slot) => {
    const seen = numbers.get(slot);
    if (seen !== undefined) return seen;
    const words = new Set([...slot.words, ...slot.phrases.keys()]);
    const number = sizes.push(words.size) - 1;
    numbers.set(slot, number);
    for (const word of words) (placesByWord.get(word) ?? placesByWord.set(word, []).get(word)!).push(number);
    return number;
  };
  const known = signs.map(({ sign, meaning }): Known<Meaning> => {
    const places = sign.parts.flat().map(({ slot }) => placeOf(slot));
    return { sign, meaning, places: places.sort((a, b) => sizes[a]! - sizes[b]!) };
  });
  const byRarest = sizes.map((): Known<Meaning>[] => []);
  for (const each of known) byRarest[each.places[0]!]!.push(each);

  return (words) => {
    const isFilled = new Uint8Array(sizes.length);
    for (const { forms } of words) for (const form of forms) for (const place of placesByWord.get(form) ?? NOWHERE) isFilled[place] = 1;
    const found: { meaning: Meaning; match: Match }[] = [];
    byRarest.forEach((asking, rarest) => {
      if (isFilled[rarest] === 0) return;
      for (const { sign, meaning, places } of asking) {
        if (places.every((place) => isFilled[place] === 1)) for (const match of matches(sign, words, isLight)) found.push({ meaning, match });
      }
    });
    return found;
  };
}
const NOWHERE: number[] = [];

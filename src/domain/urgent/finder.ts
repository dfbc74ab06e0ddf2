import { matches, type Match, type ReadWord } from './match.ts';
import type { Sign } from './sign.ts';

/** Finds which of many signs stand in a line. */
export type Finder<Meaning> = (words: ReadWord[]) => { meaning: Meaning; match: Match }[];

type Known<Meaning> = { sign: Sign; meaning: Meaning; places: number[] };

/** Tries only the signs of which the line has a word for every place: of thousands, a handful. Signs share their places (`@kid`). */
export function createFinder<Meaning>(signs: { sign: Sign; meaning: Meaning }[], lightWords: ReadonlySet<string>): Finder<Meaning> {
  const isLight = (word: ReadWord) => lightWords.has(word.forms[0]!);
  const ids = new Map<string, number>();
  const placesByWord = new Map<string, number[]>();
  const sizes: number[] = [];
  const placeOf = (words: string[]) => {
    const name = words.toSorted().join();
    const known = ids.get(name);
    if (known !== undefined) return known;
    const id = sizes.push(words.length) - 1;
    ids.set(name, id);
    for (const word of words) (placesByWord.get(word) ?? placesByWord.set(word, []).get(word)!).push(id);
    return id;
  };
  const byRarest = new Map<number, Known<Meaning>[]>();
  for (const { sign, meaning } of signs) {
    const places = sign.parts.flat().map((slot) => placeOf([...new Set([...slot.words, ...slot.phrases.keys()])])).sort((a, b) => sizes[a]! - sizes[b]!);
    (byRarest.get(places[0]!) ?? byRarest.set(places[0]!, []).get(places[0]!)!).push({ sign, meaning, places });
  }

  return (words) => {
    const filled = new Set<number>();
    for (const { forms } of words) for (const form of forms) for (const place of placesByWord.get(form) ?? []) filled.add(place);
    const found: { meaning: Meaning; match: Match }[] = [];
    for (const rarest of filled) {
      for (const { sign, meaning, places } of byRarest.get(rarest) ?? []) {
        if (places.every((place) => filled.has(place))) for (const match of matches(sign, words, isLight)) found.push({ meaning, match });
      }
    }
    return found;
  };
}

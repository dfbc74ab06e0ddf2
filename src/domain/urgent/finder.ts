import { matches, type Match, type ReadWord } from './match.ts';
import type { Sign } from './sign.ts';

/** Finds which of many signs stand in a line. */
export type Finder<Meaning> = (words: ReadWord[]) => { meaning: Meaning; match: Match }[];

/** Tries only the signs of which the line has a word for every place: of thousands, a handful. */
export function createFinder<Meaning>(signs: { sign: Sign; meaning: Meaning }[], lightWords: ReadonlySet<string>): Finder<Meaning> {
  const isLight = (word: ReadWord) => lightWords.has(word.forms[0]!);
  const places = signs.flatMap(({ sign }, at) => sign.parts.flat().map((slot) => ({ at, firstWords: new Set([...slot.words, ...slot.phrases.keys()]) })));
  const size = signs.map(({ sign }) => sign.parts.flat().length);
  const placesByWord = new Map<string, number[]>();
  places.forEach(({ firstWords }, place) => firstWords.forEach((word) => (placesByWord.get(word) ?? placesByWord.set(word, []).get(word)!).push(place)));

  return (words) => {
    const isFilled = new Uint8Array(places.length);
    const filled = new Uint8Array(signs.length);
    const found: { meaning: Meaning; match: Match }[] = [];
    for (const form of new Set(words.flatMap(({ forms }) => forms))) {
      for (const place of placesByWord.get(form) ?? []) {
        if (isFilled[place]) continue;
        isFilled[place] = 1;
        const { at } = places[place]!;
        filled[at]! += 1;
        const { sign, meaning } = signs[at]!;
        if (filled[at] === size[at]) found.push(...matches(sign, words, isLight).map((match) => ({ meaning, match })));
      }
    }
    return found;
  };
}

const SHORTEST = 5;
const LONGEST = 18;
/** From this length two slips are forgiven. */
const TWO_SLIPS_FROM = 8;
const PHONETIC_STARTS: [RegExp, string][] = [[/^ph/, 'f'], [/^(?:kn|gn|pn)/, 'n'], [/^wr/, 'r'], [/^ps/, 's'], [/^c(?=[eiy])/, 's'], [/^[ckq]/, 'k'], [/^wh/, 'w']];

/** Gives the known word a slip of the keys was meant for; null for none. */
export type Correct = (word: string) => string | null;

/**
 * Knows the words of the vocabulary by what is left when letters are dropped, so that a misspelt word
 * finds its neighbours without trying them all. One slip (a letter dropped, added, swapped or wrong) is
 * forgiven from five letters and two from eight, never in the sound the word begins with.
 */
export function createSpelling(known: Iterable<string>): Correct {
  const byRest = new Map<string, string[]>();
  for (const word of known) {
    if (word.length < SHORTEST - 1 || word.length > LONGEST || /[^a-z]/.test(word)) continue;
    for (const rest of restsOf(word, slipsFor(word.length + 1))) byRest.set(rest, [...(byRest.get(rest) ?? []), word]);
  }

  return (word) => {
    if (word.length < SHORTEST || word.length > LONGEST || /[^a-z]/.test(word)) return null;
    const most = slipsFor(word.length);
    let best: { word: string; slips: number } | null = null;
    for (const rest of restsOf(word, most)) {
      for (const candidate of byRest.get(rest) ?? []) {
        if (startOf(candidate) !== startOf(word)) continue;
        const slips = slipsBetween(word, candidate);
        if (slips <= Math.min(most, slipsFor(candidate.length + 1)) && (best === null || slips < best.slips)) best = { word: candidate, slips };
      }
    }
    return best?.word ?? null;
  };
}

function slipsFor(length: number): number {
  return length >= TWO_SLIPS_FROM ? 2 : 1;
}

function startOf(word: string): string {
  for (const [pattern, sound] of PHONETIC_STARTS) if (pattern.test(word)) return sound;
  return word[0] ?? '';
}

/** The word itself and what remains with one letter left out, or two. */
function restsOf(word: string, letters: number): Set<string> {
  const rests = new Set([word]);
  let shortened = [word];
  for (let round = 0; round < letters; round += 1) {
    shortened = [...new Set(shortened.flatMap((text) => [...text].map((_, at) => text.slice(0, at) + text.slice(at + 1))))];
    shortened.forEach((text) => rests.add(text));
  }
  return rests;
}

/** Letters dropped, added, changed or swapped with their neighbour (Damerau's distance, optimal string alignment). */
function slipsBetween(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? beforeLast[j - 2]! + 1 : Infinity;
      row.push(Math.min(last[j]! + 1, row[j - 1]! + 1, changed, swapped));
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length]!;
}

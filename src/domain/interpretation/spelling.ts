const SHORTEST = 5;
const LONGEST = 15;
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
  const byStart = new Map<string, Map<string, string[]>>();
  for (const word of known) {
    if (word.length < SHORTEST - 1 || word.length > LONGEST || /[^a-z]/.test(word)) continue;
    const start = startOf(word);
    const byRest = byStart.get(start) ?? byStart.set(start, new Map()).get(start)!;
    for (const rest of restsOf(word, slipsFor(word.length + 1))) (byRest.get(rest) ?? byRest.set(rest, []).get(rest)!).push(word);
  }

  return (word) => {
    if (word.length < SHORTEST || word.length > LONGEST || /[^a-z]/.test(word)) return null;
    const byRest = byStart.get(startOf(word));
    if (!byRest) return null;
    const tried = new Set<string>();
    let best: string | null = null;
    let fewest = slipsFor(word.length) + 1;
    for (const rest of restsOf(word, slipsFor(word.length))) {
      for (const candidate of byRest.get(rest) ?? []) {
        if (tried.has(candidate) || Math.abs(candidate.length - word.length) >= fewest) continue;
        tried.add(candidate);
        const slips = slipsBetween(word, candidate);
        if (slips < fewest && slips <= slipsFor(candidate.length + 1)) [best, fewest] = [candidate, slips];
      }
    }
    return best;
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
  const leaveOut = (text: string, from: number, left: number) => {
    for (let at = from; at < text.length; at += 1) {
      const rest = text.slice(0, at) + text.slice(at + 1);
      rests.add(rest);
      if (left > 1) leaveOut(rest, at, left - 1);
    }
  };
  leaveOut(word, 0, letters);
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

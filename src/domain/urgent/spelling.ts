/** All the words a typed word may stand for: itself, and the words of the signs it is a slip away from. */
export type Spelling = (word: string) => string[];

const LONGEST_WORD = 20;

/**
 * Built once over the words of the signs. One slip is forgiven from five letters, two from nine, never in the first
 * letter; in four letters only a doubled or a swapped one. A real word (`ordinaryWords`) stands for itself alone.
 */
export function createSpelling(vocabulary: Set<string>, ordinaryWords: Set<string>): Spelling {
  const byDeletion = new Map<string, string[]>();
  for (const word of vocabulary) {
    for (const shorter of deletions(word, slips(word))) byDeletion.set(shorter, [...(byDeletion.get(shorter) ?? []), word]);
  }
  return (typed) => {
    if (typed.length < 4 || typed.length > LONGEST_WORD || vocabulary.has(typed) || ordinaryWords.has(typed)) return [typed];
    const near = new Set<string>();
    for (const shorter of deletions(typed, slips(typed))) {
      for (const word of byDeletion.get(shorter) ?? []) if (isSlipOf(typed, word)) near.add(word);
    }
    return [typed, ...near];
  };
}

function slips(word: string): number {
  if (word.length < 4) return 0;
  return word.length < 9 ? 1 : 2;
}

/** The word without up to so many of its letters: words a slip apart share one of these (symmetric deletion). */
function deletions(word: string, most: number): Set<string> {
  const found = new Set([word]);
  let last = [word];
  for (let left = most; left > 0; left -= 1) {
    last = last.flatMap((each) => Array.from(each, (_, at) => each.slice(0, at) + each.slice(at + 1)));
    last.forEach((each) => found.add(each));
  }
  return found;
}

function isSlipOf(typed: string, word: string): boolean {
  if (typed[0] !== word[0]) return false;
  if (word.length === 4) return undoubled(typed) === undoubled(word) || isSwapped(typed, word);
  return distance(typed, word) <= slips(word);
}

function undoubled(word: string): string {
  return word.replace(/(.)\1/g, '$1');
}

function isSwapped(typed: string, word: string): boolean {
  return typed.length === word.length && [...typed].sort().join('') === [...word].sort().join('') && distance(typed, word) === 1;
}

/** Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment). */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, before[j - 2]! + 1);
      next.push(least);
    }
    [before, row] = [row, next];
  }
  return row[b.length]!;
}

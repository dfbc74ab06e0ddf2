/** A known word, and how many slips of the keys lie between it and what was typed: letters dropped, added, changed or swapped with their neighbour. */
type NearWord = { word: string; slips: number };

/** How a word starts, which no slip may change, and how many slips are forgiven between words of two lengths: two at the most. */
type Forgiveness = { startOf: (word: string) => string; mostSlips: (typedLength: number, knownLength: number) => number };

/** `letters` has a bit for each letter of the word; `place` is where it stands among the words. */
type Known = { word: string; letters: number; place: number };
type Found = NearWord & { place: number; most: number };

const MOST_SLIPS = 2;

/**
 * Finds the known words that a typed one may be meant for, those first whose slips come first. Nothing is stored for it but
 * the letters of each word: of those with its start and about its length, next to all have too many others to be compared.
 */
export function createNearWords(words: string[], { startOf, mostSlips }: Forgiveness): (typed: string) => NearWord[] {
  const byStart = new Map<string, Known[][]>();
  words.forEach((word, place) => {
    const start = startOf(word);
    const byLength = byStart.get(start) ?? [];
    (byLength[word.length] ??= []).push({ word, letters: lettersOf(word), place });
    byStart.set(start, byLength);
  });

  return (typed) => {
    const found: Found[] = [];
    const typedLetters = lettersOf(typed);
    const byLength = byStart.get(startOf(typed)) ?? [];
    for (let length = typed.length - MOST_SLIPS; length <= typed.length + MOST_SLIPS; length += 1) {
      const most = mostSlips(typed.length, length);
      for (const { word, letters, place } of byLength[length] ?? []) {
        // A slip changes two letters at the most.
        if (hasMoreBits(letters ^ typedLetters, 2 * most)) continue;
        const slips = slipsBetween(typed, 0, word, 0, most);
        if (slips <= most) found.push({ word, slips, place, most });
      }
    }
    return found.length > 1 ? inOrderOfSlips(typed, found) : found;
  };
}

function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

function hasMoreBits(bits: number, most: number): boolean {
  let left = bits;
  for (let count = 0; count < most; count += 1) left &= left - 1;
  return left !== 0;
}

/** Slips between what is left of two words (Damerau's distance, optimal string alignment); something above `most` where there are more. */
function slipsBetween(a: string, fromA: number, b: string, fromB: number, most: number): number {
  let i = fromA;
  let j = fromB;
  while (i < a.length && a.charCodeAt(i) === b.charCodeAt(j)) {
    i += 1;
    j += 1;
  }
  const [leftA, leftB] = [a.length - i, b.length - j];
  if (leftA === 0 || leftB === 0) return leftA + leftB;
  if (most === 0 || Math.abs(leftA - leftB) > most) return most + 1;
  const changed = slipsBetween(a, i + 1, b, j + 1, most - 1);
  const added = slipsBetween(a, i + 1, b, j, most - 1);
  const dropped = slipsBetween(a, i, b, j + 1, most - 1);
  const swapped = a[i] === b[j + 1] && a[i + 1] === b[j] ? slipsBetween(a, i + 2, b, j + 2, most - 1) : most;
  return 1 + Math.min(changed, added, dropped, swapped);
}

/** A slip stands where a letter can be left out of the typed word so that the known one, without a letter too, is the same. */
function inOrderOfSlips(typed: string, found: Found[]): Found[] {
  const rests = [...restsOf(typed, Math.max(...found.map(({ most }) => most)))];
  const firstSlip = new Map(found.map((each) => {
    const own = restsOf(each.word, each.most);
    return [each, rests.findIndex((rest) => own.has(rest))];
  }));
  return found.sort((a, b) => firstSlip.get(a)! - firstSlip.get(b)! || a.place - b.place);
}

/** The word itself and what remains with one letter left out, or more. */
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

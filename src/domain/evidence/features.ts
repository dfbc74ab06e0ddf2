/** What is counted in a line: the number each feature is known by, and the positions of its one or two words. */
export type Features = { numbers: number[]; first: number[]; second: number[] };

/** What stands for a number: which one it is says nothing. */
export const NUMBER = '#';

/** The kinds of features, as the first part of their numbers. */
const KINDS = { word: 1, first: 2, last: 3, next: 4, both: 5 };

/** Two words further apart than this are not counted together, in a long line not even as far: so many pairs, more or less, are what reading one may cost. */
const FARTHEST = 12;
const MOST_PAIRS = 180;
/** Words after so many are not counted: few lines are as long. */
const MOST_WORDS = 64;

/**
 * The words of a line but for those that are null, which stands first and which last, each two that follow each other, and each two that
 * stand near each other at all. Small words count like others: "cant get up" and "get up and go" differ in little else.
 * A feature is known by a hash of 32 bits, so that a million of them need no text, and counts once.
 */
export function featuresOf(words: (string | null)[]): Features {
  const features: Features = { numbers: [], first: [], second: [] };
  const known = new Set<number>();
  const add = (number: number, first: number, second: number) => {
    if (known.has(number)) return;
    known.add(number);
    features.numbers.push(number);
    features.first.push(first);
    features.second.push(second);
  };
  const counted = words.flatMap((word, at) => (word === null || at >= MOST_WORDS ? [] : [{ hash: hashOf(word), at }]));
  const farthest = Math.min(FARTHEST, Math.ceil(MOST_PAIRS / counted.length));
  counted.forEach(({ hash, at }, nth) => {
    const before = counted[nth - 1];
    add(hashOfTwo(KINDS.word, hash, 0), at, at);
    if (before) add(hashOfTwo(KINDS.next, before.hash, hash), before.at, at);
    else add(hashOfTwo(KINDS.first, hash, 0), at, at);
    if (nth === counted.length - 1) add(hashOfTwo(KINDS.last, hash, 0), at, at);
    for (let earlier = Math.max(0, nth - farthest); earlier < nth; earlier += 1) {
      const other = counted[earlier]!;
      if (other.hash !== hash) add(hashOfTwo(KINDS.both, Math.min(other.hash, hash), Math.max(other.hash, hash)), other.at, at);
    }
  });
  return features;
}

/** FNV-1a of the letters of a word, on 32 bits. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** One number of two, on 32 bits, by the last steps of MurmurHash3: near ones end far apart. */
function hashOfTwo(kind: number, first: number, second: number): number {
  let hash = Math.imul(Math.imul(first, 0x9e3779b1) ^ second, 5) + kind;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

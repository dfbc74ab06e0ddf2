import { LONGEST_LINE } from '../search.ts';
import { childAgeMarked } from './age.ts';

/** A word of a line: as typed but in small letters, as read, and which part between full stops or commas it stands in. */
export type Word = { typed: string; text: string; clause: number };

const CLAUSE_END = /^[.,;!?\n]/;
/** What may have to be spelt another way: digits, and a letter typed three times. */
const ODD = /\d|(.)\1\1/u;
const DIGIT_LETTERS: Record<string, string> = { 0: 'o', 1: 'i', 3: 'e' };

/** How people type, in full, and by first word of how many words the longest is. */
export type Shorthand = { inFull: ReadonlyMap<string, string>; longest: ReadonlyMap<string, number> };

export function createShorthand(written: Record<string, string>): Shorthand {
  const longest = new Map<string, number>();
  for (const words of Object.keys(written).map((short) => short.split(' '))) longest.set(words[0]!, Math.max(words.length, longest.get(words[0]!) ?? 0));
  return { inFull: new Map(Object.entries(written)), longest };
}

/** The words of a line in one spelling: no case, no accents, no apostrophes, `can not` as `cant`, ages marked. */
export function readLine(line: string, shorthand: Shorthand): Word[] {
  return childAgeMarked(inFull(split(line), shorthand));
}

function split(line: string): Word[] {
  const plain = line
    .slice(0, LONGEST_LINE)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}'’‘`´*]/gu, '');
  const isOdd = ODD.test(plain);
  let clause = 0;
  const words: Word[] = [];
  for (const [piece] of plain.matchAll(/[\p{L}]+(?:[013][\p{L}]+)*\d*|\d+|[.,;!?\n]/gu)) {
    if (CLAUSE_END.test(piece)) clause += 1;
    else words.push({ typed: piece, text: isOdd ? respelt(piece) : piece, clause });
  }
  return words;
}

/** `s0` for `so`, and a letter typed more than twice only twice. */
function respelt(piece: string): string {
  return piece.replace(/(?<=\p{L})[013](?=\p{L})/gu, (digit) => DIGIT_LETTERS[digit]!).replace(/(.)\1{2,}/gu, '$1$1');
}

function inFull(words: Word[], { inFull: full, longest }: Shorthand): Word[] {
  const read: Word[] = [];
  for (let at = 0; at < words.length; ) {
    const word = words[at]!;
    const taken = shorthandAt(words, at, longest.get(word.text) ?? 0, full);
    if (!taken) read.push(word);
    else for (const text of full.get(taken.text)!.split(' ')) read.push({ typed: taken.typed, text, clause: word.clause });
    at += taken?.length ?? 1;
  }
  return read;
}

/** The longest shorthand that begins here, of so many words at the most. */
function shorthandAt(words: Word[], at: number, most: number, full: ReadonlyMap<string, string>): { text: string; typed: string; length: number } | null {
  for (let length = Math.min(most, words.length - at); length > 0; length -= 1) {
    const taken = words.slice(at, at + length);
    const text = taken.map((word) => word.text).join(' ');
    if (taken.at(-1)!.clause === taken[0]!.clause && full.has(text)) return { text, typed: taken.map(({ typed }) => typed).join(' '), length };
  }
  return null;
}

import { childAgeMarked } from './age.ts';

/** A word of a line: as typed, as read, and which part between full stops or commas it stands in. */
export type Word = { typed: string; text: string; clause: number };

/** Longer lines are read no further: nobody types so much while a caller talks. */
const LONGEST_LINE = 2_000;
const LONGEST_SHORTHAND_WORDS = 4;
const DIGIT_LETTERS: Record<string, string> = { 0: 'o', 1: 'i', 3: 'e' };

/** The words of a line in one spelling: no case, no accents, no apostrophes, `can not` as `cant`, ages marked. */
export function readLine(line: string, shorthand: ReadonlyMap<string, string>): Word[] {
  return childAgeMarked(inFull(split(line), shorthand));
}

function split(line: string): Word[] {
  const plain = line
    .slice(0, LONGEST_LINE)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}'’‘`´*]/gu, '');
  let clause = 0;
  const words: Word[] = [];
  for (const [piece] of plain.matchAll(/[\p{L}]+(?:[013][\p{L}]+)*\d*|\d+|[.,;!?\n]/gu)) {
    if (/[.,;!?\n]/.test(piece)) clause += 1;
    else words.push({ typed: piece, text: piece.replace(/(?<=\p{L})[013](?=\p{L})/gu, (digit) => DIGIT_LETTERS[digit]!).replace(/(.)\1{2,}/gu, '$1$1'), clause });
  }
  return words;
}

function inFull(words: Word[], shorthand: ReadonlyMap<string, string>): Word[] {
  const read: Word[] = [];
  for (let at = 0; at < words.length; ) {
    const length = shorthandAt(words, at, shorthand);
    const taken = words.slice(at, at + Math.max(length, 1));
    const typed = taken.map((word) => word.typed).join(' ');
    const text = taken.map((word) => word.text).join(' ');
    for (const each of (shorthand.get(text) ?? text).split(' ')) read.push({ typed, text: each, clause: words[at]!.clause });
    at += taken.length;
  }
  return read;
}

function shorthandAt(words: Word[], at: number, shorthand: ReadonlyMap<string, string>): number {
  for (let length = Math.min(LONGEST_SHORTHAND_WORDS, words.length - at); length > 0; length -= 1) {
    if (words[at + length - 1]!.clause !== words[at]!.clause) continue;
    let typed = words[at]!.text;
    for (let next = 1; next < length; next += 1) typed += ` ${words[at + next]!.text}`;
    if (shorthand.has(typed)) return length;
  }
  return 0;
}

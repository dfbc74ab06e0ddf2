import { LONGEST_LINE } from '../search.ts';

/** One word of the line. `word` is lower case without apostrophes; words of one `clause` have no comma or stop between them. */
export type LineWord = { typed: string; word: string; clause: number };

const MOST_WORDS = 64;
const NOT_ASCII = /[^ -~]/;
const CLAUSE_END = /[,.;:!?()\n\r"“”]|\s[-–—]+\s|\.\.+/;

const DAY = '(?:mon|tues?|wed(?:nes)?|weds|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?)?';
const BETWEEN_DAYS = new RegExp(`\\b(${DAY}) ?[-–] ?(?=${DAY}\\b)`, 'gi');

/** The words of a line. Digits part from letters ("3wks"), slashes and hyphens part words, a postcode stays as typed. */
export function wordsOfLine(line: string): LineWord[] {
  const text = line
    .slice(0, LONGEST_LINE)
    .normalize('NFKC')
    .replace(/['’‘`´]/g, '')
    .replace(/(\d)[.,](?=\d)/g, '$1')
    .replace(BETWEEN_DAYS, '$1 to ')
    .replace(/\bw\//gi, 'with ')
    .replace(/\bWI\b/g, 'womens institute')
    .replace(/\bb\s?&\s?b\b/gi, 'bandb')
    .replace(/&(?!\d)|(?<!\d)\+(?!\d)/g, ' and ')
    .replace(/\b(\d{1,2})\s*\/\s*7\b/g, '$1 days ');
  const words: LineWord[] = [];
  text.split(CLAUSE_END).forEach((part, clause) => {
    for (const typed of part.match(/[\p{L}\p{M}\p{N}£+]+/gu) ?? []) {
      if (words.length >= MOST_WORDS) return;
      for (const piece of piecesOf(typed)) words.push({ typed: piece, word: plain(piece), clause });
    }
  });
  return words.slice(0, MOST_WORDS);
}

function piecesOf(typed: string): string[] {
  const counted = /^£?(\d+)(\p{L}{1,12})$/u.exec(typed);
  if (counted && !/^(?:st|nd|rd|th|k)$/i.test(counted[2]!)) return [counted[1]!, counted[2]!];
  return [typed];
}

/** Lower case, no accents, a letter typed more than twice only twice. */
function plain(typed: string): string {
  const bare = NOT_ASCII.test(typed) ? typed.normalize('NFKD').replace(/[\u0300-\u036f]/g, '') : typed;
  return bare.toLowerCase().replace(/([a-z])\1{2,}/g, '$1$1');
}

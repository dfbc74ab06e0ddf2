/** What somebody pastes or sends without being seen: taken out of a text, or a reason to ask for it again. */

/** Fancy letters from a keyboard app, which a screen reader spells out or skips: mathematical alphabets and full-width forms. */
const FANCY = /[\u{1d400}-\u{1d7ff}\uff01-\uff5e]/gu;
/** Joiners have a meaning within a word of these scripts, and hide elsewhere. */
const JOINING_SCRIPTS = ['Arabic', 'Bengali', 'Devanagari', 'Gujarati', 'Gurmukhi', 'Malayalam', 'Sinhala', 'Tamil', 'Telugu'];
const JOINED = new RegExp(`(?<=[${JOINING_SCRIPTS.map((name) => `\\p{Script=${name}}`).join('')}])[\\u200c\\u200d]`, 'u');
/** Control, direction and other invisible characters, private and unassigned ones, halves of a pair. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]/gu;
const LINE_ENDS = /\r\n?|[\u2028\u2029\u0085\v\f]/g;
/** No script stacks more marks than this on a letter; more of them cover the lines above. */
const STACKED_MARKS = /(\p{M}{4})\p{M}+/gu;

/** Alphabets with letters that look like those of another, and the rest that people here write in. */
const SCRIPTS = [
  'Latin',
  'Greek',
  'Cyrillic',
  'Armenian',
  'Cherokee',
  'Coptic',
  'Hebrew',
  'Arabic',
  'Devanagari',
  'Bengali',
  'Gurmukhi',
  'Gujarati',
  'Tamil',
  'Ethiopic',
  'Georgian',
  'Thai',
  'Hangul',
].map((name) => new RegExp(`\\p{Script=${name}}`, 'u'));

/** One or more paragraphs: lines end with `\n`, nothing unseen is left, and at most one line in a row is empty. */
export function cleanText(typed: string): string {
  return visible(typed.replace(LINE_ENDS, '\n'))
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** One line: what was a line end is a space. */
export function cleanLine(typed: string): string {
  return visible(typed.replace(LINE_ENDS, '\n')).replace(/\s+/g, ' ').trim();
}

/** The first word that mixes the letters of two alphabets (“pаypal” with a Cyrillic а); null where there is none. */
export function mixedWord(text: string): string | null {
  const words = text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.find((word) => /[^\p{ASCII}]/u.test(word) && SCRIPTS.filter((script) => script.test(word)).length > 1) ?? null;
}

function visible(text: string): string {
  return text
    .replace(FANCY, (letter) => letter.normalize('NFKC'))
    .normalize('NFC')
    .replace(UNSEEN, (character, at: number) => (character === '\n' || character === '\t' || JOINED.test(text.slice(at - 1, at + 1)) ? character : ''))
    .replace(STACKED_MARKS, '$1');
}

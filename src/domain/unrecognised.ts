/** A word is readable only when so many different days had it: then it is no one caller's. */
export const SHARED_BY_DAYS = 5;

const LONGEST = 24;
const MOST_A_LINE = 8;

/**
 * The words of a line that nothing was made of and that may be counted: whole ones, none that is a given name
 * or a surname, none with a digit. `isTyping` leaves out the last word of the line, which may be half a word.
 */
export function unrecognisedWords(line: string, left: string, names: ReadonlySet<string>, isTyping: boolean): string[] {
  const last = isTyping ? foldWord(line.trim().split(/\s+/).at(-1) ?? '') : null;
  const words = left.split(/\s+/).map(foldWord).filter((word) => /^[a-z]+$/.test(word) && word.length > 2 && word.length <= LONGEST);
  return [...new Set(words)].filter((word) => word !== last && !names.has(word) && !names.has(word.replace(/s$/, ''))).slice(0, MOST_A_LINE);
}

function foldWord(word: string): string {
  return word.toLowerCase().replace(/[’']/g, '').replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
}

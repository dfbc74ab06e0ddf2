import { stemOf } from './interpretation/inflection.ts';

const SHORTEST = 3;

/** A word in the form that all its forms share, so that "gardens" finds "gardening". Takes lower case. */
export function termOf(word: string): string {
  return stemOf(word.replace(/['’]/g, ''));
}

/** The words of a text in that form, each once, in the order of the alphabet; the shortest say nothing. */
export function termsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{M}'’]+/gu) ?? [];
  return [...new Set(words.map(termOf))].filter((term) => term.length >= SHORTEST).toSorted();
}

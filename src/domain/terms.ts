import { stemOf } from './interpretation/inflection.ts';
import type { ListingDetails } from './listing.ts';

const SHORTEST = 3;

/** A word in the form that all its forms share, so that "gardens" finds "gardening". Takes lower case. */
export function termOf(word: string): string {
  return stemOf(word.replace(/['’]/g, ''));
}

/** The words of a text in that form, each once, in the order of the alphabet; the shortest say nothing. */
export function termsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{M}'’]+/gu) ?? [];
  const terms = new Set([...new Set(words)].map(termOf));
  return [...terms].filter((term) => term.length >= SHORTEST).toSorted();
}

/** What a listing says of itself in words. */
export function termsOfListing({ name, summary, description, suits }: ListingDetails): string[] {
  return termsOf([name, summary, description, suits].join(' '));
}

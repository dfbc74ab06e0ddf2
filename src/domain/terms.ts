import { stemOf } from './interpretation/inflection.ts';
import type { ListingDetails } from './listing.ts';

const SHORTEST = 3;

/**
 * The words of a text in the form that all their forms share ("gardens" as "garden"), without accents, each once and in
 * alphabetical order; the shortest say nothing.
 */
export function termsOf(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = new Set(plain.replace(/['’]/g, '').match(/\p{L}+/gu));
  return [...new Set([...words].map(stemOf))].filter((term) => term.length >= SHORTEST).toSorted();
}

/** What a listing says of itself in words. */
export function termsOfListing({ name, summary, description, suits }: ListingDetails): string[] {
  return termsOf([name, summary, description, suits].join(' '));
}

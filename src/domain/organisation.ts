import type { ListingDetails } from './listing.ts';
import { foldName } from './slug.ts';

type Organisation = ListingDetails['organisation'];

export function isSameOrganisation(a: Pick<Organisation, 'name'>, b: Pick<Organisation, 'name'>): boolean {
  return foldName(a.name) === foldName(b.name);
}

/**
 * Who runs a listing, as somebody put it in place of `before`, where that is another one that is `known`: what it says of itself,
 * and on top of that what was written anew. What was left as it was is about the one before.
 */
export function inOwnWords(said: Organisation, before: Organisation, known: Organisation): Organisation {
  const anew = Object.entries(said).filter(([field, value]) => value && value !== before[field as keyof Organisation]);
  return { ...known, ...Object.fromEntries(anew) };
}

import type { ListingDetails } from './listing.ts';
import { foldName } from './slug.ts';

/** What two entries of one thing are likely to share. */
export const KEY_KINDS = ['phone', 'charity', 'website', 'name', 'postcode'] as const;
export type KeyKind = (typeof KEY_KINDS)[number];
export type ListingKey = { kind: KeyKind; value: string };

/** The keys by which a listing finds others that may be the same. What they share is judged by `likeness`. */
export function keysOf({ name, phoneLines, organisation, website, venues }: ListingDetails): ListingKey[] {
  const keys: ListingKey[] = [
    { kind: 'name', value: foldName(name) },
    ...phoneLines.map(({ number }): ListingKey => ({ kind: 'phone', value: number })),
    ...(organisation.charityNumber ? [{ kind: 'charity' as const, value: organisation.charityNumber }] : []),
    ...(website ? [{ kind: 'website' as const, value: foldName(website.replace(/^https?:\/\/(?:www\.)?/, '')) }] : []),
    ...venues.flatMap(({ postcode }) => postcodeKey(postcode)),
  ];
  return [...new Map(keys.map((key) => [`${key.kind} ${key.value}`, key])).values()];
}

/** Half a postcode is a district, where everything is: it is no key. */
function postcodeKey(postcode: string | null): ListingKey[] {
  if (!postcode || !/\d[A-Z]{2}$/i.test(postcode)) return [];
  return [{ kind: 'postcode', value: postcode.toUpperCase().replace(/\s/g, '') }];
}

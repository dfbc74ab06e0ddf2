import { likeness } from '../domain/likeness.ts';
import { keysOf } from '../domain/listing-keys.ts';
import type { Listing, ListingDetails } from '../domain/listing.ts';
import type { DuplicateStore } from '../domain/stores.ts';

/** A listing that may be the same as another, and why. */
export type Duplicate = { listing: Listing; reasons: string[] };

/** Listings, closed ones and drafts among them, that may be the same as this one; those with most in common first. */
export async function findDuplicates({ duplicates }: { duplicates: DuplicateStore }, details: ListingDetails, exceptId: string | null): Promise<Duplicate[]> {
  const sharing = await duplicates.listSharing(keysOf(details));
  return sharing
    .filter(({ id }) => id !== exceptId)
    .flatMap((listing) => {
      const alike = likeness(details, listing.details);
      return alike ? [{ listing, reasons: alike.reasons }] : [];
    })
    .toSorted((a, b) => b.reasons.length - a.reasons.length);
}

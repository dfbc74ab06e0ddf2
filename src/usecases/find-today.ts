import { reconcile, type Choice, type Reconciled } from '../domain/changes.ts';
import type { ListingField } from '../domain/listing-fields.ts';
import type { Listing, ListingDetails } from '../domain/listing.ts';
import type { Stores } from '../domain/stores.ts';
import type { Submission } from '../domain/submission/submission.ts';

export type Choices = Partial<Record<ListingField, Choice>>;

/** What a submission is about: the listing as it is today, and as it was when the submission was begun. Both null for a new one. */
export type Today = { listing: Listing | null; base: ListingDetails | null };

export async function findToday(
  { listings, revisions }: Pick<Stores, 'listings' | 'revisions'>,
  { listingId, baseRevision }: Pick<Submission, 'listingId' | 'baseRevision'>,
): Promise<Today> {
  const listing = listingId ? await listings.findAny(listingId) : null;
  if (!listing) return { listing: null, base: null };
  const begun = await revisions.find(listing.id, baseRevision);
  return { listing, base: begun?.details ?? listing.details };
}

/** What the listing would say if the proposal were approved now. */
export function applied(proposed: ListingDetails, { listing, base }: Today, choices: Choices = {}): Reconciled {
  return listing && base ? reconcile(base, proposed, listing.details, choices) : { details: proposed, conflicts: [] };
}

import { NotFound } from '../domain/errors.ts';
import type { Listing } from '../domain/listing.ts';
import type { Overtaken } from '../domain/overtaken.ts';
import type { Stores } from '../domain/stores.ts';

/** A listing as an editor saw it: whoever does something about an older revision is told instead. */
export type SeenListing = { id: string; revision: number };

/** The listing, if it still is as the editor saw it. Throws when there is none. */
export async function takeUpListing(
  stores: Pick<Stores, 'listings' | 'revisions'>,
  { id, revision }: SeenListing,
): Promise<{ listing: Listing } | { overtaken: Overtaken }> {
  const listing = await stores.listings.findAny(id);
  if (!listing) throw new NotFound('There is no such listing.');
  return listing.revision === revision ? { listing } : { overtaken: await lastRevision(stores, listing) };
}

/** Who made a listing what it is, and why. */
export async function lastRevision({ revisions }: Pick<Stores, 'revisions'>, { id, revision }: Listing): Promise<Overtaken> {
  const last = await revisions.find(id, revision);
  return { what: `changed the listing (${last!.reason})`, by: last!.by, at: last!.madeAt };
}

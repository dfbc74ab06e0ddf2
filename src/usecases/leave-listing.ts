import { auditSubject } from '../domain/audit.ts';
import type { Listing } from '../domain/listing.ts';
import { OWNER } from '../domain/person.ts';
import type { Atomically } from '../domain/stores.ts';

/** Somebody stops being a listing's contact: no mail about it goes there any more, and no link of theirs opens it. */
export async function leaveListing({ atomically }: { atomically: Atomically }, listing: Listing, email: string): Promise<void> {
  await atomically(async ({ owners, audit }) => {
    await owners.remove(listing.id, email);
    await audit.add(OWNER, 'stopped being its contact', auditSubject.listing(listing), listing.details.name);
  });
}

import { OWNER } from '../domain/person.ts';
import type { Atomically } from '../domain/stores.ts';

/** Somebody stops being a listing's contact: no mail about it goes there any more, and no link of theirs opens it. */
export async function leaveListing({ atomically }: { atomically: Atomically }, listingId: string, email: string): Promise<void> {
  await atomically(async ({ owners, audit }) => {
    await owners.remove(listingId, email);
    await audit.add(OWNER, 'stopped being its contact', `listing ${listingId}`);
  });
}

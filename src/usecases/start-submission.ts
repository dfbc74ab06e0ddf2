import type { Listing } from '../domain/listing.ts';
import type { Atomically } from '../domain/stores.ts';
import { fillAll } from '../domain/submission/steps.ts';
import { isOpen, type Answers } from '../domain/submission/submission.ts';

/** Begins a new listing with what is known of it already. Answers with the token of the link that opens it. */
export function startSubmission({ atomically }: { atomically: Atomically }, answers: Answers): Promise<string> {
  return atomically(async ({ submissions, links }) => {
    const { id } = await submissions.start({ listingId: null, baseRevision: 0, answers, email: null });
    return links.create('submission', id, null);
  });
}

/**
 * Begins a change to a listing by somebody who may change it, or goes on with the one they had begun. Answers with the token of
 * the link that opens it.
 */
export function startChange({ atomically }: { atomically: Atomically }, listing: Listing, email: string): Promise<string> {
  return atomically(async ({ submissions, links }) => {
    const begun = (await submissions.listOpenFor(listing.id)).find((other) => isOpen(other) && other.email === email);
    const answers = { ...fillAll(listing.details), 'your-email': [email] };
    const { id } = begun ?? (await submissions.start({ listingId: listing.id, baseRevision: listing.revision, answers, email }));
    return links.create('submission', id, email);
  });
}

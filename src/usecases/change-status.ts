import { auditSubject } from '../domain/audit.ts';
import type { Status } from '../domain/listing.ts';
import type { Addresses } from '../domain/mail.ts';
import { actorOf, actorText, type Person } from '../domain/person.ts';
import type { Atomically } from '../domain/stores.ts';
import { OUTCOMES } from '../domain/task-outcome.ts';
import type { ListingOutcome } from './check-listing.ts';
import { settleGone } from './settle-task.ts';
import { takeUpListing, type SeenListing } from './take-up-listing.ts';

type Deps = { atomically: Atomically; addresses: Addresses };
type StatusChange = SeenListing & { status: Exclude<Status, 'draft'>; reason: string; by: Person };

/** What whoever reported something about it hears. */
const GONE = { closed: OUTCOMES.closed.answer, archived: 'Thank you. We have taken it out of the directory.' };
const DONE: Record<StatusChange['status'], string> = { published: 'published', closed: 'closed', archived: 'archived' };

/** Publishes a listing, closes it, takes it out, or opens it again. Its history says why. */
export function changeStatus({ atomically, addresses }: Deps, { status, reason, by, ...seen }: StatusChange): Promise<ListingOutcome> {
  return atomically(async (stores) => {
    const taken = await takeUpListing(stores, seen);
    if ('overtaken' in taken) return { outcome: 'overtaken', ...taken };
    const { id, status: before, details } = taken.listing;
    if (before === status) return { outcome: 'done', listing: taken.listing };
    const actor = actorOf(by);
    const done = status === 'published' && before !== 'draft' ? 'reopened' : DONE[status];
    const [listing] = await stores.listings.saveAll([{ id, status, details, reason: reason ? `${done}: ${reason}` : done, by: actorText(actor) }]);
    // What was merged into another answers for itself again.
    if (status === 'published') await stores.duplicates.setSuccessor(id, null);
    else await settleGone(stores, taken.listing, GONE[status], addresses);
    await stores.audit.add(actor, done, auditSubject.listing({ id }), reason ? `${details.name}: ${reason}` : details.name);
    return { outcome: 'done', listing: listing! };
  });
}

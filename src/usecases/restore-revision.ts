import { auditSubject } from '../domain/audit.ts';
import { NotFound } from '../domain/errors.ts';
import { actorOf, actorText, type Person } from '../domain/person.ts';
import type { Atomically } from '../domain/stores.ts';
import type { ListingOutcome } from './check-listing.ts';
import { takeUpListing, type SeenListing } from './take-up-listing.ts';

type Restoration = SeenListing & { earlier: number; by: Person };

/** Makes a listing say again what it said in an earlier revision, as a new one. Whether it is public stays as it is. */
export function restoreRevision({ atomically }: { atomically: Atomically }, { earlier, by, ...seen }: Restoration): Promise<ListingOutcome> {
  return atomically(async (stores) => {
    const taken = await takeUpListing(stores, seen);
    if ('overtaken' in taken) return { outcome: 'overtaken', ...taken };
    const { id, status } = taken.listing;
    const revision = await stores.revisions.find(id, earlier);
    if (!revision) throw new NotFound('There is no such revision.');
    const actor = actorOf(by);
    const [listing] = await stores.listings.saveAll([
      { id, status, details: revision.details, reason: `restored revision ${earlier}`, by: actorText(actor) },
    ]);
    await stores.audit.add(actor, 'restored', auditSubject.listing({ id }), `${revision.details.name}: revision ${earlier}`);
    return { outcome: 'done', listing: listing! };
  });
}

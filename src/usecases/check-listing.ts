import { auditSubject } from '../domain/audit.ts';
import type { Check } from '../domain/check.ts';
import { CHECK_HOW_LABELS } from '../domain/labels.ts';
import type { Listing } from '../domain/listing.ts';
import { londonWallClock } from '../domain/london-time.ts';
import type { Overtaken } from '../domain/overtaken.ts';
import { actorOf, actorText, type Person } from '../domain/person.ts';
import type { Clock } from '../domain/ports.ts';
import type { Atomically } from '../domain/stores.ts';
import { takeUpListing, type SeenListing } from './take-up-listing.ts';

type Deps = { atomically: Atomically; clock: Clock };
type Checked = SeenListing & { how: Exclude<Check['how'], 'owner'>; by: Person };
export type ListingOutcome = { outcome: 'done'; listing: Listing } | { outcome: 'overtaken'; overtaken: Overtaken };

/** An editor has rung or gone there today, and found right what the listing says. That it was overdue is settled by it. */
export function checkListing({ atomically, clock }: Deps, { how, by, ...seen }: Checked): Promise<ListingOutcome> {
  return atomically(async (stores) => {
    const taken = await takeUpListing(stores, seen);
    if ('overtaken' in taken) return { outcome: 'overtaken', ...taken };
    const { id, status, details } = taken.listing;
    const check = { on: londonWallClock(clock()).date, how, role: 'editor' };
    const reason = `checked ${CHECK_HOW_LABELS[how]}`;
    const [listing] = await stores.listings.saveAll([{ id, status, details: { ...details, check }, reason, by: actorText(actorOf(by)) }]);
    await stores.audit.add(actorOf(by), reason, auditSubject.listing({ id }), details.name);
    for (const task of await stores.tasks.listFor(id)) {
      if (task.kind === 'overdue' && !task.closedAt) await stores.tasks.close(task.id, 'An editor checked it.');
    }
    return { outcome: 'done', listing: listing! };
  });
}

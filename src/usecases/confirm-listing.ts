import { auditSubject } from '../domain/audit.ts';
import { londonWallClock } from '../domain/london-time.ts';
import { actorText, OWNER } from '../domain/person.ts';
import type { Clock } from '../domain/ports.ts';
import type { Atomically } from '../domain/stores.ts';

/** Its owner says that everything is still right, which is a check. One that an editor made on the same day stays: a call beats a press. */
export async function confirmListing({ atomically, clock }: { atomically: Atomically; clock: Clock }, listingId: string): Promise<void> {
  const today = londonWallClock(clock()).date;
  await atomically(async ({ listings, tasks, audit }) => {
    const listing = await listings.findAny(listingId);
    if (listing?.status !== 'published' || listing.details.check?.on === today) return;
    const check = { on: today, how: 'owner' as const, role: 'group' };
    await listings.saveAll([
      { id: listingId, status: 'published', details: { ...listing.details, check }, reason: 'everything is still right', by: actorText(OWNER) },
    ]);
    await audit.add(OWNER, 'said that everything is still right', auditSubject.listing(listing), listing.details.name);
    for (const task of await tasks.listFor(listingId)) {
      if (task.kind === 'overdue' && !task.closedAt) await tasks.close(task.id, 'Its owner said that everything is still right.');
    }
  });
}

import { auditSubject } from '../domain/audit.ts';
import { londonWallClock } from '../domain/london-time.ts';
import { actorText, OWNER } from '../domain/person.ts';
import type { Clock } from '../domain/ports.ts';
import type { Atomically } from '../domain/stores.ts';

/**
 * Its owner says that it has closed. An editor takes it out, since somebody may have pressed by mistake or in anger;
 * until then it is paused, and nobody is asked whether it is still right.
 */
export async function sayClosed({ atomically, clock }: { atomically: Atomically; clock: Clock }, listingId: string, words: string): Promise<void> {
  const saidOn = londonWallClock(clock()).date;
  await atomically(async ({ listings, tasks, audit }) => {
    const listing = await listings.findAny(listingId);
    if (listing?.status !== 'published') return;
    await tasks.open(listingId, 'closing', words || 'It has closed.');
    const capacity = { state: 'paused' as const, until: null, waitWeeks: null, saidOn };
    await listings.saveAll([
      { id: listingId, status: 'published', details: { ...listing.details, capacity }, reason: 'its owner says that it has closed', by: actorText(OWNER) },
    ]);
    await audit.add(OWNER, 'said that it has closed', auditSubject.listing(listing), listing.details.name);
  });
}

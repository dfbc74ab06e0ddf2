import { auditSubject } from '../domain/audit.ts';
import type { Capacity } from '../domain/capacity.ts';
import { capacityLine } from '../domain/listing-text.ts';
import { londonWallClock } from '../domain/london-time.ts';
import { actorText, OWNER } from '../domain/person.ts';
import type { Clock } from '../domain/ports.ts';
import type { Atomically } from '../domain/stores.ts';
import type { Room } from '../domain/submission/room.ts';

/** Its owner says whether there is room. It is public at once: nobody knows better, and it expires by itself. */
export async function sayCapacity({ atomically, clock }: { atomically: Atomically; clock: Clock }, listingId: string, said: Room): Promise<void> {
  const capacity = { ...said, saidOn: londonWallClock(clock()).date };
  await atomically(async ({ listings, audit }) => {
    const listing = await listings.findAny(listingId);
    if (listing?.status !== 'published' || isSame(listing.details.capacity, capacity)) return;
    const line = capacityLine(capacity);
    await listings.saveAll([{ id: listingId, status: 'published', details: { ...listing.details, capacity }, reason: `room: ${line}`, by: actorText(OWNER) }]);
    await audit.add(OWNER, 'said whether there is room', auditSubject.listing(listing), `${listing.details.name}: ${line}`);
  });
}

function isSame(before: Capacity | null, after: Capacity): boolean {
  if (before === null) return false;
  return before.state === after.state && before.until === after.until && before.waitWeeks === after.waitWeeks && before.saidOn === after.saidOn;
}

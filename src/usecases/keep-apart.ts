import { auditSubject } from '../domain/audit.ts';
import { NotFound } from '../domain/errors.ts';
import { actorOf, type Person } from '../domain/person.ts';
import type { Atomically } from '../domain/stores.ts';

/** An editor knows that two listings are two different things. */
export function keepApart({ atomically }: { atomically: Atomically }, { oneId, otherId, by }: { oneId: string; otherId: string; by: Person }): Promise<void> {
  return atomically(async ({ listings, duplicates, audit }) => {
    const [one, other] = await listings.listAny([oneId, otherId]);
    if (!one || !other) throw new NotFound('There is no such listing.');
    await duplicates.keepApart(one.id, other.id);
    await audit.add(actorOf(by), 'kept apart', auditSubject.listing(one), `${one.details.name} and ${other.details.name}`);
  });
}

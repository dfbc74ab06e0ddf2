import { checkState } from '../domain/check.ts';
import { londonWallClock } from '../domain/london-time.ts';
import type { Clock, ListingStore } from '../domain/ports.ts';
import type { OwnerStore, TaskStore } from '../domain/stores.ts';
import type { Task } from '../domain/task.ts';

export type MootDeps = { tasks: TaskStore; listings: ListingStore; owners: OwnerStore; clock: Clock };

/** Closes what nobody has to see to any more, because somebody checked, closed or changed the listing itself. Answers with how many. */
export async function closeMootTasks(deps: MootDeps): Promise<number> {
  const today = londonWallClock(deps.clock()).date;
  let closed = 0;
  for (const task of await deps.tasks.listOpen()) {
    const why = await whyMoot(deps, task, today);
    if (why && (await deps.tasks.close(task.id, why))) closed += 1;
  }
  return closed;
}

async function whyMoot({ listings, owners }: MootDeps, { kind, listingId }: Task, today: string): Promise<string | null> {
  const listing = await listings.findAny(listingId);
  if (listing?.status !== 'published' && (kind === 'overdue' || kind === 'broken-link' || kind === 'closing')) return 'It is not public any more.';
  if (kind === 'overdue' && ['fresh', 'due'].includes(checkState(listing!.details.check, today))) return 'It has been checked since.';
  if (kind === 'broken-link' && !listing!.details.website) return 'It has no web page any more.';
  if (kind === 'dead-mail' && (await reachesAll(owners, listingId))) return 'No mail to its contacts comes back any more.';
  return null;
}

async function reachesAll(owners: OwnerStore, listingId: string): Promise<boolean> {
  return (await owners.list(listingId)).every(({ bouncedAt }) => bouncedAt === null);
}

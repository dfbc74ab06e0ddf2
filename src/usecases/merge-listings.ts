import { auditSubject } from '../domain/audit.ts';
import { fieldNames, withFields, type ListingField } from '../domain/listing-fields.ts';
import { actorOf, actorText, type Person } from '../domain/person.ts';
import type { Atomically, Stores } from '../domain/stores.ts';
import type { ListingOutcome } from './check-listing.ts';
import { takeUpListing, type SeenListing } from './take-up-listing.ts';

export type ListingMerger = {
  keep: SeenListing;
  close: SeenListing;
  /** What the kept one takes over from the other. */
  fields: ListingField[];
  by: Person;
};

/** Two entries of one thing become one: the other closes, its address leads to the kept one, and its owners look after that. */
export function mergeListings({ atomically }: { atomically: Atomically }, merger: ListingMerger): Promise<ListingOutcome> {
  return atomically((stores) => merge(stores, merger));
}

async function merge(stores: Stores, { keep, close, fields, by }: ListingMerger): Promise<ListingOutcome> {
  const [kept, closed] = [await takeUpListing(stores, keep), await takeUpListing(stores, close)];
  if ('overtaken' in kept) return { outcome: 'overtaken', ...kept };
  if ('overtaken' in closed) return { outcome: 'overtaken', ...closed };
  const [into, from] = [kept.listing, closed.listing];
  const actor = actorOf(by);
  const who = actorText(actor);
  const details = withFields(into.details, fields, from.details);
  const [listing] = await stores.listings.saveAll([
    { id: into.id, status: into.status, details, reason: `merged with ${from.details.name}`, by: who },
    { id: from.id, status: 'closed', details: from.details, reason: `merged into ${details.name}`, by: who },
  ]);
  await stores.duplicates.setSuccessor(from.id, into.id);
  for (const { email } of await stores.owners.list(from.id)) await stores.owners.add(into.id, email);
  for (const task of await stores.tasks.listFor(from.id)) if (!task.closedAt) await stores.tasks.close(task.id, `Merged into ${details.name}.`);
  await stores.audit.add(actor, 'merged', auditSubject.listing(from), `${from.details.name} into ${details.name}`);
  await stores.audit.add(actor, 'merged', auditSubject.listing(into), `${details.name}, taking over: ${fieldNames(fields)}`);
  return { outcome: 'done', listing: listing! };
}

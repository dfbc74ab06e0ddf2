import { auditSubject } from '../domain/audit.ts';
import { NotFound } from '../domain/errors.ts';
import type { Addresses } from '../domain/mail.ts';
import { actorOf, type Person } from '../domain/person.ts';
import type { Atomically } from '../domain/stores.ts';
import { welcomeOwner } from './welcome-owner.ts';

type Deps = { atomically: Atomically; addresses: Addresses };
type OwnerChange = { listingId: string; email: string; by: Person };

/** An editor knows whose a listing is: they are mailed the link to their page. */
export function addOwner({ atomically, addresses }: Deps, { listingId, email, by }: OwnerChange): Promise<void> {
  return atomically(async (stores) => {
    const listing = await stores.listings.findAny(listingId);
    if (!listing) throw new NotFound('There is no such listing.');
    await welcomeOwner(stores, addresses, listing, email);
    await stores.audit.add(actorOf(by), 'added an owner', auditSubject.listing(listing), listing.details.name);
  });
}

/** Somebody is no longer a listing's owner: no mail goes there, and no link of theirs opens it. */
export function removeOwner({ atomically }: Pick<Deps, 'atomically'>, { listingId, email, by }: OwnerChange): Promise<void> {
  return atomically(async ({ listings, owners, audit }) => {
    const listing = await listings.findAny(listingId);
    if (!listing) throw new NotFound('There is no such listing.');
    await owners.remove(listingId, email);
    await audit.add(actorOf(by), 'removed an owner', auditSubject.listing(listing), listing.details.name);
  });
}

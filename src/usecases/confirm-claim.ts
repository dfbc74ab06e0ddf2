import { auditSubject } from '../domain/audit.ts';
import type { Listing } from '../domain/listing.ts';
import type { Addresses } from '../domain/mail.ts';
import { OWNER } from '../domain/person.ts';
import type { Atomically } from '../domain/stores.ts';
import { welcomeOwner } from './welcome-owner.ts';

type Deps = { atomically: Atomically; addresses: Addresses };

/** Whoever reads the mail of a listing's address says that it is theirs. Answers with the token of their page; null when the link had been used. */
export function confirmClaim({ atomically, addresses }: Deps, listing: Listing, email: string, token: string): Promise<string | null> {
  return atomically(async (stores) => {
    if (!(await stores.links.end(token))) return null;
    await welcomeOwner(stores, addresses, listing, email);
    await stores.audit.add(OWNER, 'became its contact', auditSubject.listing(listing), `${listing.details.name}: by the address on the listing`);
    return stores.links.create('owner', listing.id, email);
  });
}

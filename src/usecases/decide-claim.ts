import { auditSubject } from '../domain/audit.ts';
import type { Claim } from '../domain/claim.ts';
import { NotFound } from '../domain/errors.ts';
import type { Listing } from '../domain/listing.ts';
import type { Addresses, NewMail } from '../domain/mail.ts';
import type { Actor } from '../domain/person.ts';
import type { Atomically, Stores } from '../domain/stores.ts';
import { welcomeOwner } from './welcome-owner.ts';

type Deps = { atomically: Atomically; addresses: Addresses };

/** An editor grants or refuses a claim, and the claimant hears of it either way. False when another editor has decided it. */
export function decideClaim({ atomically, addresses }: Deps, claimId: string, granted: boolean, by: Actor): Promise<boolean> {
  return atomically(async (stores) => {
    const claim = await stores.claims.find(claimId);
    const listing = claim && (await stores.listings.findAny(claim.listingId));
    if (!listing) throw new NotFound('There is no such claim.');
    if (!(await stores.claims.decide(claimId, granted))) return false;
    if (granted) await welcomeOwner(stores, addresses, listing, claim.email);
    else await stores.mail.add([refusal(claim, listing, addresses)]);
    await stores.audit.add(by, granted ? 'granted a claim' : 'refused a claim', auditSubject.listing(listing), listing.details.name);
    await closeWhenDone(stores, listing.id);
    return true;
  });
}

async function closeWhenDone({ claims, tasks }: Stores, listingId: string) {
  if ((await claims.listOpenFor(listingId)).length > 0) return;
  const task = (await tasks.listFor(listingId)).find(({ kind, closedAt }) => kind === 'claim' && !closedAt);
  if (task) await tasks.close(task.id, 'Every claim was decided.');
}

function refusal({ email }: Claim, { slug, details: { name } }: Listing, addresses: Addresses): NewMail {
  return {
    kind: 'claim-refused',
    to: email,
    content: {
      subject: `We could not tell that ${name} is yours`,
      paragraphs: [
        `You told us that “${name}” in Fingerpost is yours. Our editors could not make sure of that, so they have left it as it was.`,
        'If it is yours, say so once more, and how we can make sure: when we can ring you at the number on the listing, or what address the group writes from.',
      ],
      action: { label: 'See the listing', href: addresses.listing(slug) },
      because: `You get this because you told us that ${name} is yours.`,
    },
  };
}

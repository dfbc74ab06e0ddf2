import { auditSubject } from '../domain/audit.ts';
import { fieldNames, withFields, type ListingField } from '../domain/listing-fields.ts';
import type { Listing } from '../domain/listing.ts';
import type { Addresses, NewMail } from '../domain/mail.ts';
import type { Overtaken } from '../domain/overtaken.ts';
import { actorOf, actorText, type Person } from '../domain/person.ts';
import type { Clock } from '../domain/ports.ts';
import type { Atomically, Stores } from '../domain/stores.ts';
import { takeUpListing } from './take-up-listing.ts';
import { takeUpSubmission, type Seen } from './take-up-submission.ts';
import { welcomeOwner } from './welcome-owner.ts';

type Deps = { atomically: Atomically; addresses: Addresses; clock: Clock };

export type Merger = Seen & {
  /** The listing it is the same as, and the revision that the editor saw. */
  listingId: string;
  listingRevision: number;
  /** What the listing takes over from the group. */
  fields: ListingField[];
  by: Person;
};
type Outcome = { outcome: 'merged'; listing: Listing } | { outcome: 'overtaken'; overtaken: Overtaken };

/** Puts a submission into the listing that was there already: the listing takes over what was chosen, and the group becomes its owner. */
export function mergeSubmission(deps: Deps, merger: Merger): Promise<Outcome> {
  return deps.atomically((stores) => merge(stores, deps, merger));
}

async function merge(stores: Stores, { addresses, clock }: Deps, { listingId, listingRevision, fields, by, ...seen }: Merger): Promise<Outcome> {
  const taken = await takeUpSubmission(stores, seen);
  if ('overtaken' in taken) return { outcome: 'overtaken', ...taken };
  const { proposal } = taken;
  const into = await takeUpListing(stores, { id: listingId, revision: listingRevision });
  if ('overtaken' in into) return { outcome: 'overtaken', ...into };
  const { listing: before } = into;

  const actor = actorOf(by);
  const details = withFields(before.details, fields, proposal.details);
  const [listing] = await stores.listings.saveAll([{ id: before.id, status: 'published', details, reason: 'merged submission', by: actorText(actor) }]);
  if (before.status !== 'published') await stores.duplicates.setSuccessor(before.id, null);
  await stores.submissions.save(proposal.id, proposal.version, { status: 'merged', listingId: before.id, decidedAt: clock().toISOString() });
  if (proposal.email) await welcomeOwner(stores, addresses, listing!, proposal.email);
  await stores.audit.add(actor, 'merged', auditSubject.submission(proposal), `${proposal.details.name} into ${details.name}`);
  const takenOver = `${details.name}: took over from a submission: ${fieldNames(fields)}`;
  await stores.audit.add(actor, 'changed', auditSubject.listing(before), takenOver);
  if (proposal.email) await stores.mail.add([mergerMail(proposal.email, listing!, addresses)]);
  return { outcome: 'merged', listing: listing! };
}

function mergerMail(to: string, { slug, details: { name } }: Listing, addresses: Addresses): NewMail {
  return {
    kind: 'submission-merged',
    to,
    content: {
      subject: `${name} was in the directory already`,
      paragraphs: [
        `Thank you for what you sent. ${name} was in the directory already, so an editor has put what you wrote into that listing. You look after it from now on; another mail brings the link to its page.`,
      ],
      action: { label: 'See how it looks', href: addresses.listing(slug) },
      because: `You get this because you sent ${name} to the directory.`,
    },
  };
}

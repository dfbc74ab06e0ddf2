import { auditSubject } from '../domain/audit.ts';
import type { Check } from '../domain/check.ts';
import type { ListingField } from '../domain/listing-fields.ts';
import type { Listing } from '../domain/listing.ts';
import { londonWallClock } from '../domain/london-time.ts';
import type { Addresses, NewMail } from '../domain/mail.ts';
import type { Overtaken } from '../domain/overtaken.ts';
import { actorOf, actorText, type Person } from '../domain/person.ts';
import type { Clock } from '../domain/ports.ts';
import type { Atomically, Stores } from '../domain/stores.ts';
import { readSubmitter } from '../domain/submission/contact.ts';
import { wantsSecondLook } from '../domain/submission/second-look.ts';
import { applied, findToday, type Choices } from './find-today.ts';
import { listEdits } from './list-edits.ts';
import { lastRevision } from './take-up-listing.ts';
import { takeUpSubmission, type Proposal, type Seen } from './take-up-submission.ts';
import { welcomeOwner } from './welcome-owner.ts';

export type ApproveDeps = { atomically: Atomically; addresses: Addresses; clock: Clock };

export type Approval = Seen & {
  /** The revision of the listing that the editor saw beside it; 0 for a new one. */
  listingRevision: number;
  /** For the fields that both the group and somebody here have changed. */
  choices: Choices;
  /** How it is known to be right: the group says so, or the editor rang or went there; null when nobody has yet. */
  checked: Check['how'] | null;
  by: Person;
};

export type ApprovalOutcome =
  | { outcome: 'approved'; listing: Listing; secondLook: boolean }
  | { outcome: 'undecided'; conflicts: ListingField[] }
  | { outcome: 'overtaken'; overtaken: Overtaken };

/** Makes what a group sent public, makes them its owner, and tells them. All of it, or nothing. */
export function approveSubmission(deps: ApproveDeps, approval: Approval): Promise<ApprovalOutcome> {
  return deps.atomically((stores) => approve(stores, deps, approval));
}

async function approve(stores: Stores, { addresses, clock }: ApproveDeps, approval: Approval): Promise<ApprovalOutcome> {
  const taken = await takeUpSubmission(stores, approval);
  if ('overtaken' in taken) return { outcome: 'overtaken', ...taken };
  const { proposal } = taken;
  const today = await findToday(stores, proposal);
  const revision = today.listing?.revision ?? 0;
  if (revision !== approval.listingRevision) return { outcome: 'overtaken', overtaken: await lastRevision(stores, today.listing!) };
  const { details, conflicts } = applied(proposal.details, today, approval.choices);
  if (conflicts.length > 0) return { outcome: 'undecided', conflicts };

  const check = checkOf(approval, proposal, clock()) ?? details.check;
  const actor = actorOf(approval.by);
  const [listing] = await stores.listings.saveAll([
    { id: today.listing?.id, status: 'published', details: { ...details, check }, reason: 'approved submission', by: actorText(actor) },
  ]);
  // What was merged into another answers for itself again.
  if (today.listing && today.listing.status !== 'published') await stores.duplicates.setSuccessor(listing!.id, null);
  const secondLook = wantsSecondLook(proposal.id);
  await stores.submissions.save(proposal.id, proposal.version, {
    status: 'approved',
    listingId: listing!.id,
    decidedAt: clock().toISOString(),
    secondLook: secondLook ? 'wanted' : 'none',
  });
  if (!today.listing && proposal.email) await welcomeOwner(stores, addresses, listing!, proposal.email);
  await stores.audit.add(actor, 'approved', auditSubject.submission(proposal), details.name);
  await stores.audit.add(actor, 'published', auditSubject.listing(listing!), `${details.name}: approved submission`);
  if (proposal.email) {
    const edited = await listEdits(stores, proposal);
    await stores.mail.add([approvalMail(proposal.email, listing!, today.listing !== null, edited, addresses)]);
  }
  return { outcome: 'approved', listing: listing!, secondLook };
}

function checkOf({ checked }: Approval, { sentAt, answers }: Proposal, now: Date): Check | null {
  if (!checked) return null;
  if (checked !== 'owner') return { on: londonWallClock(now).date, how: checked, role: 'editor' };
  const role = readSubmitter(answers)?.role.slice(0, 60) || 'group';
  return { on: londonWallClock(new Date(sentAt!)).date, how: 'owner', role };
}

function approvalMail(to: string, { slug, details: { name } }: Listing, isChange: boolean, edited: string[], addresses: Addresses): NewMail {
  return {
    kind: 'submission-approved',
    to,
    content: {
      subject: isChange ? `Your change to ${name} is public` : `${name} is in the directory`,
      paragraphs: [
        isChange
          ? `What you changed of ${name} is public now.`
          : `${name} is public now. Care navigators and receptionists can find it and send people to you.`,
        ...(edited.length > 0 ? [`Before that, an editor put something right: ${edited.join(', ').toLowerCase()}. Read it through once.`] : []),
        ...(isChange ? [] : ['Another mail brings the link to its page, where you can say that it is still right or has no room.']),
      ],
      action: { label: 'See how it looks', href: addresses.listing(slug) },
      because: `You get this because you sent ${name} to the directory.`,
    },
  };
}

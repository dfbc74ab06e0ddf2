import { auditSubject } from '../domain/audit.ts';
import { NotFound } from '../domain/errors.ts';
import type { Listing, ListingDetails } from '../domain/listing.ts';
import { londonWallClock } from '../domain/london-time.ts';
import type { Addresses, NewMail } from '../domain/mail.ts';
import { actorOf, actorText, type Person } from '../domain/person.ts';
import type { Clock } from '../domain/ports.ts';
import { REPORT_LABELS, type Report } from '../domain/report.ts';
import type { Atomically, OwnerStore, Stores } from '../domain/stores.ts';
import { TASK_LABELS } from '../domain/task.ts';
import { OUTCOMES, OUTCOMES_OF, type TaskOutcome } from '../domain/task-outcome.ts';

type Deps = { atomically: Atomically; addresses: Addresses; clock: Clock };
/** `answer`: what whoever reported it is told; empty for the usual sentence. */
export type Settlement = { taskId: string; outcome: TaskOutcome; answer: string; by: Person };

/** An editor has seen to something: does what follows from it and tells whoever asked to hear. False when somebody had settled it before. */
export function settleTask({ atomically, addresses, clock }: Deps, { taskId, outcome, answer, by }: Settlement): Promise<boolean> {
  return atomically(async (stores) => {
    const task = await stores.tasks.find(taskId);
    const listing = task && (await stores.listings.findAny(task.listingId));
    if (!listing || !OUTCOMES_OF[task.kind].includes(outcome)) throw new NotFound('There is no such task.');
    if (!(await stores.tasks.close(taskId, OUTCOMES[outcome].label))) return false;

    await changeListing(stores, listing, outcome, by, londonWallClock(clock()).date);
    await changeOwners(stores.owners, listing, outcome);
    if (outcome === 'closed') await settleGone(stores, listing, answer || OUTCOMES.closed.answer, addresses);
    else if (task.kind === 'problem') await answerReports(stores, listing, answer || OUTCOMES[outcome].answer, addresses);
    const settled = `${listing.details.name}: ${TASK_LABELS[task.kind]}: ${OUTCOMES[outcome].label}`;
    await stores.audit.add(actorOf(by), 'settled', auditSubject.listing(listing), settled);
    return true;
  });
}

async function changeListing({ listings }: Stores, { id, status, details }: Listing, outcome: TaskOutcome, by: Person, today: string) {
  const who = actorText(actorOf(by));
  const change = (next: Partial<ListingDetails>, reason: string, nextStatus = status) =>
    listings.saveAll([{ id, status: nextStatus, details: { ...details, ...next }, reason, by: who }]);
  if (outcome === 'phoned') await change({ check: { on: today, how: 'phoned', role: 'editor' } }, 'checked by phone');
  if (outcome === 'closed' && status !== 'closed') await change({}, 'it has closed', 'closed');
  if (outcome === 'goes-on') await change({ capacity: null }, 'it goes on');
}

async function changeOwners(owners: OwnerStore, { id }: Listing, outcome: TaskOutcome) {
  const bounced = (await owners.list(id)).filter(({ bouncedAt }) => bouncedAt !== null);
  for (const { email } of bounced) {
    if (outcome === 'reaches-them') await owners.markReached(email);
    if (outcome === 'no-contact') await owners.remove(id, email);
  }
}

async function answerReports({ reports, links, mail }: Stores, listing: Listing, answer: string, addresses: Addresses) {
  for (const report of await reports.listOpenFor(listing.id)) {
    await reports.answer(report.id, answer);
    if (!report.email) continue;
    const href = addresses.my(await links.create('report', report.id, report.email));
    await mail.add([answerMail(listing, report, report.email, answer, href)]);
  }
}

/** Of a listing that is gone nothing else needs to be put right, and whoever reported it hears so. Who it belongs to is still asked. */
export async function settleGone(stores: Stores, listing: Listing, answer: string, addresses: Addresses) {
  await answerReports(stores, listing, answer, addresses);
  for (const { id: taskId, kind, closedAt } of await stores.tasks.listFor(listing.id)) {
    if (!closedAt && kind !== 'claim') await stores.tasks.close(taskId, OUTCOMES.closed.label);
  }
}

function answerMail({ details: { name } }: Listing, { reason, words }: Report, to: string, answer: string, href: string): NewMail {
  return {
    kind: 'report-answered',
    to,
    content: {
      subject: `What came of it: ${name}`,
      paragraphs: [
        `You told us about “${name}”: ${REPORT_LABELS[reason].toLowerCase()}.${words ? ` In your words: “${words}”` : ''}`,
        `An editor has looked into it: “${answer}”`,
        'Thank you for taking the time: the next caller is better off for it.',
      ],
      action: { label: 'See it here', href },
      because: 'You get this because you asked to hear what came of your report. We write no more about it, and forget your address within 90 days.',
    },
  };
}

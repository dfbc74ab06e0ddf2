import { auditSubject } from '../domain/audit.ts';
import type { Addresses } from '../domain/mail.ts';
import type { Overtaken } from '../domain/overtaken.ts';
import { actorOf, type Person } from '../domain/person.ts';
import type { Clock } from '../domain/ports.ts';
import type { Atomically } from '../domain/stores.ts';
import { takeUpSubmission, type Seen } from './take-up-submission.ts';
import { writeToSubmitter } from './write-to-submitter.ts';

type Deps = { atomically: Atomically; addresses: Addresses; clock: Clock };
type Refusal = Seen & { reason: string; by: Person };
type Outcome = { outcome: 'refused' } | { outcome: 'overtaken'; overtaken: Overtaken };

/** Ends it: nothing of it becomes public, and the group is told why. */
export function refuseSubmission({ atomically, addresses, clock }: Deps, { reason, by, ...seen }: Refusal): Promise<Outcome> {
  return atomically(async (stores) => {
    const taken = await takeUpSubmission(stores, seen);
    if ('overtaken' in taken) return { outcome: 'overtaken', ...taken };
    const { proposal } = taken;
    const { name } = proposal.details;
    await stores.submissions.save(proposal.id, proposal.version, { status: 'refused', reason, decidedAt: clock().toISOString() });
    await stores.audit.add(actorOf(by), 'refused', auditSubject.submission(proposal), `${name}: ${reason}`);
    const outcome = proposal.listingId ? 'The listing stays as it was.' : 'It will not be published.';
    await writeToSubmitter(stores, addresses, proposal, {
      kind: 'submission-refused',
      subject: proposal.listingId ? `Your change to ${name} was not taken` : `${name} does not go into the directory`,
      paragraphs: [`An editor has read what you sent about ${name}. ${outcome} Their reason:`, reason],
      label: 'See what you sent',
    });
    return { outcome: 'refused' };
  });
}

import { auditSubject } from '../domain/audit.ts';
import type { Addresses } from '../domain/mail.ts';
import type { Overtaken } from '../domain/overtaken.ts';
import { actorOf, type Person } from '../domain/person.ts';
import type { Clock } from '../domain/ports.ts';
import type { Atomically } from '../domain/stores.ts';
import { refill } from '../domain/submission/steps.ts';
import { takeUpSubmission, type Seen } from './take-up-submission.ts';
import { writeToSubmitter } from './write-to-submitter.ts';

type Deps = { atomically: Atomically; addresses: Addresses; clock: Clock };
type Return = Seen & { reason: string; by: Person };
type Outcome = { outcome: 'sent-back' } | { outcome: 'overtaken'; overtaken: Overtaken };

/** Gives it back to the group with what they should put right, and a link to do so. */
export function sendBackSubmission({ atomically, addresses }: Deps, { reason, by, ...seen }: Return): Promise<Outcome> {
  return atomically(async (stores) => {
    const taken = await takeUpSubmission(stores, seen);
    if ('overtaken' in taken) return { outcome: 'overtaken', ...taken };
    const { proposal } = taken;
    const { answers, details } = proposal;
    const { name } = details;
    // Answers sent before they were filled anew on sending still name the numbers and times of the revision they began from.
    await stores.submissions.save(proposal.id, proposal.version, { status: 'sent-back', reason, answers: refill(answers, details) });
    await stores.audit.add(actorOf(by), 'sent back', auditSubject.submission(proposal), `${name}: ${reason}`);
    await writeToSubmitter(stores, addresses, proposal, {
      kind: 'submission-sent-back',
      subject: `Something to change in ${name}`,
      paragraphs: [
        `An editor has read what you sent about ${name}, and asks:`,
        reason,
        'Everything you typed is still there. Change what they ask, and send it again.',
      ],
      label: 'Change it',
    });
    return { outcome: 'sent-back' };
  });
}

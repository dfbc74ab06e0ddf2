import { auditSubject } from '../domain/audit.ts';
import { changesBetween } from '../domain/changes.ts';
import type { ListingDetails } from '../domain/listing.ts';
import type { Vocabulary } from '../domain/need.ts';
import type { Overtaken } from '../domain/overtaken.ts';
import { actorOf, type Person } from '../domain/person.ts';
import type { Atomically } from '../domain/stores.ts';
import { refill } from '../domain/submission/steps.ts';
import { takeUpSubmission, type Seen } from './take-up-submission.ts';

type Deps = { atomically: Atomically; vocabulary: Vocabulary };
type Edit = Seen & { details: ListingDetails; by: Person };
type Outcome = { outcome: 'edited'; version: number } | { outcome: 'overtaken'; overtaken: Overtaken };

/** Keeps what an editor put right in what a group sent, in the form too that the group may go on with. Nothing of it is public until it is approved. */
export function editSubmission({ atomically, vocabulary }: Deps, { details, by, ...seen }: Edit): Promise<Outcome> {
  return atomically(async (stores) => {
    const taken = await takeUpSubmission(stores, seen);
    if ('overtaken' in taken) return { outcome: 'overtaken', ...taken };
    const { proposal } = taken;
    const changes = changesBetween(proposal.details, details, vocabulary);
    if (changes.length === 0) return { outcome: 'edited', version: proposal.version };
    const saved = await stores.submissions.save(proposal.id, proposal.version, { details, answers: refill(proposal.answers, details) });
    await stores.audit.add(actorOf(by), 'edited', auditSubject.submission(proposal), changes.map(({ label }) => label).join(', '));
    return { outcome: 'edited', version: saved!.version };
  });
}

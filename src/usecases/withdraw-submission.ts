import type { Atomically } from '../domain/stores.ts';
import { refill } from '../domain/submission/steps.ts';
import { isOpen, nameOf, type Submission } from '../domain/submission/submission.ts';

type Deps = { atomically: Atomically };

/** Gives a submission up and deletes what was typed. Null when an editor had decided before. */
export function withdrawSubmission({ atomically }: Deps, { id }: Submission): Promise<Submission | null> {
  return atomically(async ({ submissions, audit }) => {
    const submission = await submissions.find(id);
    if (!submission || !(isOpen(submission) || submission.status === 'waiting')) return null;
    if (submission.sentAt) await audit.add({ role: 'group', email: null }, 'withdrew', `submission ${id}`, nameOf(submission));
    return submissions.save(id, submission.version, { status: 'withdrawn', answers: {}, details: null, email: null });
  });
}

/** Takes a submission back from the editors to go on with it. Null when one of them had decided before. */
export function takeBackSubmission({ atomically }: Deps, { id }: Submission): Promise<Submission | null> {
  return atomically(async ({ submissions, audit }) => {
    const submission = await submissions.find(id);
    if (submission?.status !== 'waiting') return null;
    await audit.add({ role: 'group', email: null }, 'took back', `submission ${id}`, nameOf(submission));
    const { answers, details } = submission;
    // Answers sent before they were filled anew on sending still name the numbers and times of the revision they began from.
    return submissions.save(id, submission.version, { status: 'draft', answers: details ? refill(answers, details) : answers });
  });
}

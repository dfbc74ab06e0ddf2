import { auditSubject } from '../domain/audit.ts';
import { NotFound } from '../domain/errors.ts';
import type { ListingDetails } from '../domain/listing.ts';
import type { Overtaken } from '../domain/overtaken.ts';
import type { Stores } from '../domain/stores.ts';
import type { Submission } from '../domain/submission/submission.ts';

/** A submission as an editor saw it: whoever decides about an older version is told instead. */
export type Seen = { id: string; version: number };
export type Proposal = Submission & { details: ListingDetails };

/** The submission that waits for a decision, if it still is as the editor saw it. Throws when there is none. */
export async function takeUpSubmission(
  { submissions, audit }: Pick<Stores, 'submissions' | 'audit'>,
  { id, version }: Seen,
): Promise<{ proposal: Proposal } | { overtaken: Overtaken }> {
  const submission = await submissions.find(id);
  if (!submission) throw new NotFound('There is no such submission.');
  const { status, details } = submission;
  if (status === 'waiting' && details && submission.version === version) return { proposal: { ...submission, details } };
  const [last] = await audit.list({ subject: auditSubject.submission(submission), limit: 1 });
  return { overtaken: { what: last?.action ?? 'changed', by: last?.who ?? 'somebody', at: last?.at ?? submission.decidedAt ?? submission.startedAt } };
}

import { auditSubject } from '../domain/audit.ts';
import { Forbidden, NotFound } from '../domain/errors.ts';
import { actorOf, type Person } from '../domain/person.ts';
import type { Atomically, AuditTrail } from '../domain/stores.ts';
import type { Submission } from '../domain/submission/submission.ts';

/** A second editor has looked at an approval and finds it right. Throws when it is the one who approved it. */
export function lookAgain({ atomically }: { atomically: Atomically }, { id, by }: { id: string; by: Person }): Promise<void> {
  return atomically(async ({ submissions, audit }) => {
    const submission = await submissions.find(id);
    if (!submission) throw new NotFound('There is no such submission.');
    if (submission.secondLook !== 'wanted') return;
    if (isBy(by, await findApprover(audit, submission))) throw new Forbidden('You approved this one, so another editor has to look at it.');
    await submissions.save(id, submission.version, { secondLook: 'done' });
    await audit.add(actorOf(by), 'looked again', auditSubject.submission(submission), submission.details?.name ?? '');
  });
}

/** Whether it was this person, in whichever role, of whom the history speaks. */
export function isBy({ email }: Person, who: string | null): boolean {
  return who?.endsWith(` ${email}`) ?? false;
}

/** Who approved it, as the history names them; null when nobody has. */
export async function findApprover(audit: AuditTrail, submission: Pick<Submission, 'id'>): Promise<string | null> {
  const entries = await audit.list({ subject: auditSubject.submission(submission), limit: 20 });
  return entries.find(({ action }) => action === 'approved')?.who ?? null;
}

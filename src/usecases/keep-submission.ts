import type { Addresses } from '../domain/mail.ts';
import type { Atomically } from '../domain/stores.ts';
import { isOpen, nameOf, type Submission } from '../domain/submission/submission.ts';

type Deps = { atomically: Atomically; addresses: Addresses };

/** Mails the way back to what somebody has begun. Nothing is mailed when that address has had several links within the hour. */
export function keepSubmission({ atomically, addresses }: Deps, { id }: Submission, email: string): Promise<{ mailed: boolean }> {
  return atomically(async ({ submissions, links, mail }) => {
    const submission = await submissions.find(id);
    if (!submission || !isOpen(submission)) return { mailed: false };
    await submissions.save(id, submission.version, { email, answers: { ...submission.answers, 'your-email': [email] } });
    if (await links.hasHadMany('submission', email)) return { mailed: false };
    const token = await links.create('submission', id, email);
    await mail.add([{
      kind: 'submission-kept',
      to: email,
      content: {
        subject: `Go on with ${nameOf(submission)}`,
        paragraphs: [
          `What you typed about ${nameOf(submission)} is kept. Nothing of it is public, and no editor sees it until you send it.`,
          'This link brings you back to it, on any phone or computer. Whoever has it can change what you typed, so keep it to yourselves.',
        ],
        action: { label: 'Go on', href: addresses.my(token) },
        because: 'You get this because somebody typed your address into the form for adding a listing. If it was not you, do nothing.',
      },
    }]);
    return { mailed: true };
  });
}

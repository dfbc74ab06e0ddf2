import { NotFound } from '../domain/errors.ts';
import { listingDetailsSchema } from '../domain/listing.ts';
import type { Addresses, NewMail } from '../domain/mail.ts';
import type { Atomically, SubmissionStore } from '../domain/stores.ts';
import { readSubmitter } from '../domain/submission/contact.ts';
import { refill } from '../domain/submission/steps.ts';
import { isOpen, type Submission } from '../domain/submission/submission.ts';
import { answerWithin, type LocalSettings } from '../domain/urgent/local-settings.ts';
import { readSubmission, type ReadDeps, type SubmissionReading } from './read-submission.ts';

export type SendDeps = ReadDeps & {
  submissions: SubmissionStore;
  atomically: Atomically;
  addresses: Addresses;
  localSettings: () => Promise<LocalSettings | null>;
};
export type SendOutcome =
  | { kind: 'sent' | 'closed'; submission: Submission }
  | { kind: 'missing'; submission: Submission; reading: SubmissionReading };

/** Hands a submission to the editors and mails its sender where it stands; or says what is missing and changes nothing. */
export async function sendSubmission(deps: SendDeps, id: string): Promise<SendOutcome> {
  const submission = await deps.submissions.find(id);
  if (!submission) throw new NotFound('What this link is for is not here any more.');
  if (!isOpen(submission)) return { kind: 'closed', submission };
  const reading = await readSubmission(deps, submission);
  const submitter = readSubmitter(submission.answers);
  if (reading.missing.length > 0 || !submitter) return { kind: 'missing', submission, reading };

  // What the steps let through has the shape of a listing; if ever not, it is our fault, and says so.
  const details = listingDetailsSchema.parse(reading.details);
  const { name } = details;
  const within = answerWithin(await deps.localSettings());
  const sent = await deps.atomically(async ({ submissions, links, mail, audit }) => {
    const saved = await submissions.save(id, submission.version, {
      status: 'waiting',
      details,
      answers: refill(submission.answers, details),
      email: submitter.email,
      sentAt: deps.clock().toISOString(),
    });
    if (!saved) return null;
    const token = await links.create('submission', id, submitter.email);
    await audit.add({ role: 'group', email: null }, submission.listingId ? 'sent a change' : 'sent a new listing', `submission ${id}`, name);
    await mail.add([receipt(name, submitter.email, within, deps.addresses.my(token))]);
    return saved;
  });
  // Somebody typed on in another window: read that too.
  return sent ? { kind: 'sent', submission: sent } : sendSubmission(deps, id);
}

function receipt(name: string, to: string, within: string, href: string): NewMail {
  return {
    kind: 'submission-sent',
    to,
    content: {
      subject: `We have ${name}`,
      paragraphs: [
        `Thank you. ${name} is with the editors. One of them reads it ${within} and may ring you to check it. You will have a mail either way.`,
        'Until then nothing of it is public. The link shows where it stands, and lets you take it back.',
      ],
      action: { label: 'See where it stands', href },
      because: 'You get this because your address was given for this listing. It is shown to nobody.',
    },
  };
}

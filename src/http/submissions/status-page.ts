import { dateText } from '../../domain/date-text.ts';
import { londonWallClock } from '../../domain/london-time.ts';
import type { Listing } from '../../domain/listing.ts';
import { STEPS, wasSent } from '../../domain/submission/steps.ts';
import { isOpen, nameOf, type Submission, type SubmissionStatus } from '../../domain/submission/submission.ts';
import type { SubmissionReading } from '../../usecases/read-submission.ts';
import { paths } from '../paths.ts';

type Tone = 'grey' | 'blue' | 'yellow' | 'green' | 'red';

/** Where a submission stands, what happens next, and what can be done about it. */
export type StatusPage = {
  name: string;
  status: { text: string; tone: Tone };
  paragraphs: string[];
  /** What an editor wrote. */
  reason: string;
  next: { label: string; href: string } | null;
  /** The steps of the form, while it is with the group. */
  tasks: { title: string; href: string; status: string; tone: Tone }[];
  takeBackAction: string | null;
  laterHref: string | null;
  withdrawHref: string | null;
};

const STATUS: Record<SubmissionStatus, StatusPage['status']> = {
  draft: { text: 'Not sent yet', tone: 'grey' },
  waiting: { text: 'With the editors', tone: 'blue' },
  'sent-back': { text: 'Back with you', tone: 'yellow' },
  approved: { text: 'Approved', tone: 'green' },
  refused: { text: 'Not taken in', tone: 'red' },
  merged: { text: 'Joined with another listing', tone: 'green' },
  withdrawn: { text: 'Withdrawn', tone: 'grey' },
};

/** `listing` is the one it changes or became; `within` how soon the editors answer, in words. */
export function statusPage(submission: Submission, listing: Listing | null, reading: SubmissionReading, token: string, within: string): StatusPage {
  const withGroup = isOpen(submission);
  const isPublic = listing?.status === 'published';
  return {
    name: nameOf(submission),
    status: STATUS[submission.status],
    paragraphs: paragraphsOf(submission, isPublic, within),
    reason: submission.status === 'approved' ? '' : submission.reason,
    next: withGroup ? nextStep(submission, reading, token) : isPublic ? { label: 'See the listing', href: paths.listing(listing.slug) } : null,
    tasks: withGroup ? tasksOf(submission, reading, token) : [],
    takeBackAction: submission.status === 'waiting' ? paths.my(token, 'draft') : null,
    laterHref: withGroup ? paths.my(token, 'later') : null,
    withdrawHref: withGroup || submission.status === 'waiting' ? paths.my(token, 'withdraw') : null,
  };
}

function paragraphsOf({ status, sentAt, listingId }: Submission, isPublic: boolean, within: string): string[] {
  const unchanged = listingId ? 'Until then the listing stays as it is.' : 'Until then nothing of it is public.';
  switch (status) {
    case 'draft':
      return ['Everything you typed is kept. Nobody else sees it until you send it.'];
    case 'waiting':
      return [`You sent it on ${dayOf(sentAt)}. An editor reads it ${within} and may ring you to check it.`, `We mail you what they decide. ${unchanged}`];
    case 'sent-back':
      return ['An editor asks you to change something. Change it, then send it again.'];
    case 'approved':
      if (!isPublic) return ['It was approved, and is not public at the moment.'];
      return ['It is in the directory. We write to you once a year to ask whether it is still right.'];
    case 'refused':
      return ['The editors did not take it in. Nothing of it is public.'];
    case 'merged':
      return ['It was in the directory already, and what you sent was put together with that.'];
    case 'withdrawn':
      return ['You gave it up, and what you typed is deleted.'];
  }
}

function dayOf(moment: string | null): string {
  return moment ? dateText(londonWallClock(new Date(moment)).date) : '';
}

function nextStep(submission: Submission, reading: SubmissionReading, token: string): StatusPage['next'] {
  const untouched = STEPS.find((step) => !wasSent(step, submission.answers));
  if (untouched && submission.status === 'draft') return { label: untouched === STEPS[0] ? 'Start' : 'Go on', href: paths.my(token, untouched.slug) };
  return { label: reading.missing.length > 0 ? 'See what is missing' : 'Check and send', href: paths.my(token, 'check') };
}

function tasksOf({ answers }: Submission, { missing }: SubmissionReading, token: string): StatusPage['tasks'] {
  return STEPS.map((step) => {
    const sent = wasSent(step, answers);
    const isWrong = missing.some((problem) => problem.step === step);
    const [status, tone]: [string, Tone] = !sent ? ['To do', 'grey'] : isWrong ? ['Something is missing', 'yellow'] : ['Done', 'green'];
    return { title: step.title, href: paths.my(token, step.slug), status, tone };
  });
}

import { daysBetween } from '../../domain/calendar.ts';
import { momentText } from '../../domain/date-text.ts';
import { DELIVERY_LABELS } from '../../domain/labels.ts';
import type { ListingDetails } from '../../domain/listing.ts';
import { londonWallClock } from '../../domain/london-time.ts';
import type { Person } from '../../domain/person.ts';
import type { Clock } from '../../domain/ports.ts';
import type { AuditTrail, SubmissionStore } from '../../domain/stores.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import { localSettingsSchema, type LocalSettings } from '../../domain/urgent/local-settings.ts';
import { outcodeOf } from '../../domain/venue.ts';
import { findApprover, isBy } from '../../usecases/look-again.ts';
import { paths } from '../paths.ts';

type QueueRow = { href: string; name: string; isNew: boolean; place: string; since: string; isLate: boolean };

export type ReviewQueue = {
  counts: { label: string; number: number; href: string }[];
  waiting: QueueRow[];
  /** `own` are those that whoever looks at the page approved: another editor has to look. */
  secondLooks: (QueueRow & { own: boolean })[];
  sentBack: QueueRow[];
};

export type QueueDeps = { submissions: SubmissionStore; audit: AuditTrail; clock: Clock; localSettings: () => Promise<LocalSettings | null> };

/** A place that has set nothing promises this, in working days. */
const USUAL_ANSWER_DAYS = localSettingsSchema.shape.answerWithinDays.parse(undefined);

/** What waits for the editors, oldest first. */
export async function reviewQueue({ submissions, audit, clock, localSettings }: QueueDeps, person: Person): Promise<ReviewQueue> {
  const counts = await submissions.countByStatus();
  const answerWithinDays = (await localSettings())?.answerWithinDays ?? USUAL_ANSWER_DAYS;
  const row = (submission: Submission) => rowOf(submission, clock(), answerWithinDays);
  const secondLooks = [];
  for (const submission of await submissions.listForSecondLook()) {
    const approver = await findApprover(audit, submission);
    secondLooks.push({ ...row(submission), own: isBy(person, approver) });
  }
  return {
    counts: [
      { label: 'Waiting', number: counts.waiting, href: '#waiting' },
      { label: 'Second look', number: secondLooks.length, href: '#second-look' },
      { label: 'With the group', number: counts['sent-back'], href: '#sent-back' },
    ],
    waiting: (await submissions.list('waiting')).map(row),
    secondLooks,
    sentBack: (await submissions.list('sent-back')).map(row),
  };
}

/** It is late when more days have passed than the working days that groups are promised, of which a week has five. */
function rowOf({ id, baseRevision, details, sentAt, startedAt }: Submission, now: Date, answerWithinDays: number): QueueRow {
  const since = sentAt ?? startedAt;
  const days = daysBetween(londonWallClock(new Date(since)).date, londonWallClock(now).date);
  return {
    href: paths.review(id),
    name: details?.name ?? 'Without a name',
    isNew: baseRevision === 0,
    place: details ? placeText(details) : '',
    since: sinceText(since, days),
    isLate: days > Math.ceil((answerWithinDays * 7) / 5),
  };
}

/** `today, 2:05pm`, `1 day`, `12 days`. */
function sinceText(instant: string, days: number): string {
  if (days === 0) return `Today, ${momentText(instant).split(', ')[1]}`;
  return days === 1 ? '1 day' : `${days} days`;
}

function placeText({ venues, delivery }: ListingDetails): string {
  const venue = venues[0];
  const place = venue ? [outcodeOf(venue.postcode), venue.authority].filter(Boolean).join(', ') : '';
  return place || delivery.map((way) => DELIVERY_LABELS[way]).join(', ');
}

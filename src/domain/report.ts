import { dayNumber } from './calendar.ts';

/** What can be wrong with a listing, as somebody who rang or went there would say it. */
export const REPORT_REASONS = ['wrong-number', 'no-answer', 'closed', 'times', 'place', 'full', 'something-else'] as const;
export type ReportReason = (typeof REPORT_REASONS)[number];

/** Somebody found something wrong with a listing. `email` only where they want to hear the answer. */
export type Report = {
  id: string;
  listingId: string;
  reason: ReportReason;
  words: string;
  email: string | null;
  madeAt: string;
  answeredAt: string | null;
  answer: string;
};

export const REPORT_LABELS: Record<ReportReason, string> = {
  'wrong-number': 'The number is wrong',
  'no-answer': 'Nobody answers',
  closed: 'It has closed',
  times: 'The days or times are wrong',
  place: 'It is not at that place',
  full: 'It is full',
  'something-else': 'Something else',
};

/** Two people who say so within this many days are believed before an editor has looked. */
const DOUBT_DAYS = 30;

/** Whether a number is to be checked before it is given out. `saidAt`: when somebody said that it is wrong, and no editor has answered yet. */
export function isNumberInDoubt(saidAt: string[]): boolean {
  const days = saidAt.map((at) => dayNumber(at.slice(0, 10))).toSorted((a, b) => a - b);
  return days.some((day, position) => position > 0 && day - days[position - 1]! <= DOUBT_DAYS);
}

/** What stands beside such a number. */
export const NUMBER_IN_DOUBT = 'Two people said this number is wrong: check before you give it out';

/** What somebody said, as one line for an editor. */
export function reportText({ reason, words }: Pick<Report, 'reason' | 'words'>): string {
  return words ? `${REPORT_LABELS[reason]}: ${words}` : REPORT_LABELS[reason];
}

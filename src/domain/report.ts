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

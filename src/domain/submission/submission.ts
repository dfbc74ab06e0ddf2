import type { ListingDetails } from '../listing.ts';
import { cleanLine } from './plain-writing.ts';

/** What was typed into a form, field by field, right or wrong. A box that was not ticked is not there. */
export type Answers = Record<string, string[]>;

/** `waiting` is with the editors; `sent-back` is with the group again. The last four are ends. */
export const SUBMISSION_STATUSES = ['draft', 'waiting', 'sent-back', 'approved', 'refused', 'merged', 'withdrawn'] as const;
export type SubmissionStatus = (typeof SUBMISSION_STATUSES)[number];

/** A proposed new listing, or a proposed change to one. Nothing of it is public. */
export type Submission = {
  id: string;
  /** The listing it would change; null for a new one, until it is approved or merged. */
  listingId: string | null;
  /** The revision of the listing it was begun from; 0 for a new one. */
  baseRevision: number;
  status: SubmissionStatus;
  /** Kept from the first key on, so that nothing typed is lost. From the day it was sent they say what `details` says, until the group types on. */
  answers: Answers;
  /** What it proposes, from the day it was sent; with what an editor has put right since. */
  details: ListingDetails | null;
  /** Where the submitter is written to. Never shown to the public. */
  email: string | null;
  /** Rises by one with every save: whoever decides about an older one is told. */
  version: number;
  startedAt: string;
  sentAt: string | null;
  decidedAt: string | null;
  /** What the editor wrote to the group when sending back, refusing or merging. */
  reason: string;
  /** An approval that a second editor should look at: `wanted` until somebody has. */
  secondLook: 'none' | 'wanted' | 'done';
};

export function isOpen({ status }: Pick<Submission, 'status'>): boolean {
  return status === 'draft' || status === 'sent-back';
}

/** What it is called, as far as anybody has said; as one line for a heading or a mail. */
export function nameOf({ answers, details }: Pick<Submission, 'answers' | 'details'>): string {
  return cleanLine(answers.name?.[0] ?? details?.name ?? '').slice(0, 160) || 'your listing';
}

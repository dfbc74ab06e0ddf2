import type { Request } from 'express';
import { momentText } from '../../domain/date-text.ts';
import { NotFound } from '../../domain/errors.ts';
import type { Overtaken } from '../../domain/overtaken.ts';
import type { SubmissionStore } from '../../domain/stores.ts';
import type { Proposal } from '../../usecases/take-up-submission.ts';
import { answersOf } from '../form-guard.ts';

/** What is with the editors or decided. What a group is still writing, or took back, is theirs alone. */
export async function findSent({ submissions }: { submissions: SubmissionStore }, id: string): Promise<Proposal> {
  const submission = await submissions.find(id);
  const isTheirs = submission?.status === 'draft' || submission?.status === 'withdrawn';
  if (!submission?.details || isTheirs) throw new NotFound('There is no such submission, or the group has taken it back.');
  return { ...submission, details: submission.details };
}

/** Which submission a form is about, and the version that its page showed. */
export function seen(req: Request): { id: string; version: number } {
  return { id: String(req.params.id), version: numberOf(req, 'version') };
}

export function numberOf(req: Request, field: string): number {
  return Number(answersOf(req)[field]?.[0]) || 0;
}

/** What is done to a submission, as the audit trail has it, in a sentence about it. */
const DONE: Record<string, string> = {
  approved: 'approved this',
  'sent back': 'sent this back',
  refused: 'refused this',
  merged: 'merged this',
  edited: 'edited this',
  'took back': 'took this back',
  withdrew: 'withdrew this',
};

/** What the second of two editors is told. */
export function overtakenText({ what, by, at }: Overtaken): string {
  return `Nothing was saved, because ${by === 'group' ? 'the group' : by} ${DONE[what] ?? what} on ${momentText(at)}, while this page was open.`;
}

import { addDays, addMonths } from './calendar.ts';

/** How long after the last check an owner is asked: ALISS asks at these months too,, and its groups answer. */
const ASKED_AFTER_MONTHS = [10, 11, 12] as const;
const STALE_AFTER_MONTHS = 12;
/** How long before the day that the money was said to end. */
const BEFORE_FUNDING_ENDS_DAYS = 28;
/** Who has only just been welcomed is not asked at once. */
const GRACE_DAYS = 28;

/** A question to an owner. `since` is the day it is reckoned from, so that after a check the questions begin anew. */
export type ReviewStage = { kind: 'months'; months: (typeof ASKED_AFTER_MONTHS)[number]; since: string } | { kind: 'funding'; until: string };

export type ReviewFacts = {
  /** The day of its last check: where nobody has checked it, the day it first became public. */
  confirmedOn: string;
  fundedUntil: string | null;
  ownerSince: string;
};

/** The questions that are due on a day: of the months only the latest that was reached, and one before the money ends. */
export function dueStages({ confirmedOn: since, fundedUntil, ownerSince }: ReviewFacts, today: string): ReviewStage[] {
  if (today < addDays(ownerSince, GRACE_DAYS)) return [];
  const months = ASKED_AFTER_MONTHS.findLast((after) => addMonths(since, after) <= today);
  const endsSoon = fundedUntil !== null && addDays(fundedUntil, -BEFORE_FUNDING_ENDS_DAYS) <= today && today <= fundedUntil;
  return [...(endsSoon ? [{ kind: 'funding' as const, until: fundedUntil }] : []), ...(months ? [{ kind: 'months' as const, months, since }] : [])];
}

/** The day on which the editors have to ask instead, since no owner answered; null while it is not there. */
export function overdueOn({ confirmedOn, ownerSince }: ReviewFacts, today: string): string | null {
  const stale = addDays(addMonths(confirmedOn, STALE_AFTER_MONTHS), 1);
  const due = [stale, addDays(ownerSince, GRACE_DAYS + 1)].toSorted().at(-1)!;
  return due <= today ? due : null;
}

/** What a question is remembered by: "2026-01-04 10 months". */
export function stageKey(stage: ReviewStage): string {
  return stage.kind === 'funding' ? `${stage.until} funding` : `${stage.since} ${stage.months} months`;
}

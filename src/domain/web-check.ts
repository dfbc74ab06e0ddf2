import { londonWallClock } from './london-time.ts';

/** What came of asking for a web page; `why` goes on from its address: “…does not answer”. */
export type WebAnswer = { answers: true } | { answers: false; why: string };

/** Asks for a web page as politely as a person would. Never throws; an answer that came after `signal` was given means nothing. */
export type WebProbe = (url: string, signal: AbortSignal) => Promise<WebAnswer>;

/** A page that is to be asked for, and the day since which it has not answered, if it did not the last time. */
export type DueWebCheck = { listingId: string; url: string; failedOn: string | null };

/** `nextAt`: when it may be asked again, as an instant. */
export type WebCheckOutcome = { failedOn: string | null; nextAt: string; isBroken: boolean };

const DAY_MS = 86_400_000;
/** A page that answers is left alone for so long. */
const AFTER_ANSWER_DAYS = 30;
/** One that does not is asked once more on another day, since a server may have a bad one; then weekly, to see it come back. */
const AFTER_FAILURE_DAYS = 1;
const WHILE_BROKEN_DAYS = 7;

/** It is broken when it failed on two different days. */
export function outcomeOf({ failedOn }: Pick<DueWebCheck, 'failedOn'>, answer: WebAnswer, now: Date): WebCheckOutcome {
  const nextAt = (days: number) => new Date(now.getTime() + days * DAY_MS).toISOString();
  if (answer.answers) return { failedOn: null, nextAt: nextAt(AFTER_ANSWER_DAYS), isBroken: false };
  const today = londonWallClock(now).date;
  const isBroken = failedOn !== null && failedOn < today;
  return { failedOn: failedOn ?? today, nextAt: nextAt(isBroken ? WHILE_BROKEN_DAYS : AFTER_FAILURE_DAYS), isBroken };
}

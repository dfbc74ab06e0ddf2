/**
 * For how long something is kept that names somebody or opens something, in days from the day beside it. The privacy page prints
 * the same numbers.
 */
export const KEPT_DAYS = {
  /** The address of who reported a problem, from the answer. */
  reporter: 90,
  /** What they reported, from the answer. */
  report: 365,
  /** Who claimed a listing, from the decision. */
  claim: 90,
  /** Who sent a submission and everything they typed, from the decision. What became public of it stays. */
  submission: 365,
  /** A mailed link, from the day it stopped working. */
  link: 30,
  /** What somebody began to write and never sent, from when no link leads to it any more. */
  draft: 0,
  /** To whom a mail went and when, from the day it was sent or given up. What it said is forgotten when it is sent. */
  mail: 90,
  /** Who owned a listing, from the day it closed. */
  owner: 365,
  /** A word that no search was understood by, from the day somebody last typed it. */
  word: 90,
  /** What an editor had to see to, from the day it was done. */
  task: 365,
} as const;
export type Kept = keyof typeof KEPT_DAYS;

export type Retention = {
  /** Forgets what of that kind ended before an instant. Answers with how many rows. */
  forget(kind: Kept, before: string): Promise<number>;
};

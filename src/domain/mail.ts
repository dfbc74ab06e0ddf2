/** Every kind of mail the directory sends. */
export const MAIL_KINDS = [
  'sign-in', 'submission-kept', 'submission-sent', 'submission-sent-back', 'submission-approved', 'submission-refused', 'submission-merged',
  'review', 'claim', 'claim-refused', 'owner-welcome', 'problem-to-owner', 'report-received', 'report-answered', 'link-renewed',
] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

/** What a mail says. It is rendered as plain text and as HTML when it is sent. */
export type MailContent = {
  subject: string;
  paragraphs: string[];
  /** One thing to press, and its whole address. */
  action: { label: string; href: string } | null;
  /** Why this person gets it, at the foot. */
  because: string;
};

export type NewMail = { kind: MailKind; to: string; content: MailContent };

/** A mail in the queue. Once sent its content is forgotten, for it holds a link. */
export type QueuedMail = NewMail & { id: string; queuedAt: string; tries: number };

/** What the other side said of this one mail, in its own words: `refused` for good, or `deferred` for now. */
export type MailOutcome = { sent: true } | { refused: string } | { deferred: string };

/**
 * The way out. Throws when the mail server itself is away, or will not have us: that is no fault of the mail.
 * `id` makes the Message-ID, so that one sent twice can be told to be the same.
 */
export type Mailer = { send(mail: { id: string; to: string; content: MailContent }): Promise<MailOutcome> };

/** Minutes until the next try after the first, second… time that it was deferred; after the last it is given up. */
const DEFERRED_MINUTES = [1, 5, 15, 60, 240, 720, 1440, 1440];
/** While the mail server is away it is tried often enough to notice its return, for two weeks: what was said then is no news any more. */
const AWAY_MINUTES = [1, 5, 15];
const MOST_AWAY_TRIES = (14 * 24 * 60) / 15;

/** When to try again what has been tried in vain so often before; null when it is given up. */
export function retryMinutes(tries: number, because: 'deferred' | 'away'): number | null {
  if (because === 'deferred') return DEFERRED_MINUTES[tries] ?? null;
  return tries < MOST_AWAY_TRIES ? AWAY_MINUTES[Math.min(tries, AWAY_MINUTES.length - 1)]! : null;
}

/** One address and no more: what a comma, a space or a line break could make two, or another header, is none. */
export function isOneAddress(to: string): boolean {
  return /^[^\s\p{Cc},;:<>()[\]\\"@]+@[^\s\p{Cc},;:<>()[\]\\"@]+$/u.test(to);
}

/** A line of a header: a subject with a line break in it would start another header. The renderer sees to it for every mail. */
export function headerLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim().slice(0, 200);
}

/** Whole addresses, as they stand in a mail. */
export type Addresses = {
  my: (token: string) => string;
  signIn: (token: string) => string;
  listing: (slug: string) => string;
  editor: () => string;
  review: () => string;
};

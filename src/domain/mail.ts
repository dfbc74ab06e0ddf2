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

/** `refused`: the other side said no for good, with its own words. */
export type MailOutcome = { sent: true } | { refused: string };

/** The way out. Throws when it did not go and may be tried again. */
export type Mailer = { send(mail: { to: string; content: MailContent }): Promise<MailOutcome> };

/** Minutes until the next try after the first, second… failure; after the last it is given up. */
export const RETRY_MINUTES = [1, 5, 15, 60, 240, 720, 1440, 1440];

/** A line of a header: a subject with a line break in it would start another header. */
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

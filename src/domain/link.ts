/** What a mailed link is for. It opens that and nothing else. */
export type LinkPurpose = 'sign-in' | 'submission' | 'owner' | 'claim' | 'report';

/**
 * `subjectId` is the person, submission, listing or report that it opens. `email` is where it was sent,
 * so that a new one can be sent to the same place and nowhere else.
 */
export type Link = {
  purpose: LinkPurpose;
  subjectId: string;
  email: string | null;
  /** `ended` when it was used up or revoked. */
  state: 'live' | 'expired' | 'ended';
};

/** More links of a kind than this to one address within an hour, and somebody is filling a person’s inbox. */
export const MOST_LINKS_AN_HOUR = 5;

const HOUR = 1 / 24;
/** For how many days each kind opens anything. A sign-in is short, since it opens the most. */
export const LINK_DAYS: Record<LinkPurpose, number> = { 'sign-in': HOUR / 2, submission: 180, owner: 90, claim: 7, report: 180 };

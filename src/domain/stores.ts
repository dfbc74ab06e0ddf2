import type { Claim } from './claim.ts';
import type { KeptChange, VocabularyChange } from './interpretation/vocabulary-change.ts';
import type { Link, LinkPurpose } from './link.ts';
import type { Listing, ListingDetails, Status } from './listing.ts';
import type { ListingKey } from './listing-keys.ts';
import type { NewMail, QueuedMail } from './mail.ts';
import type { Actor, Person, PersonRole, SignIn } from './person.ts';
import type { ListingStore } from './ports.ts';
import type { Report } from './report.ts';
import type { Submission, SubmissionStatus } from './submission/submission.ts';
import type { Task, TaskKind } from './task.ts';
import type { DueWebCheck } from './web-check.ts';

/** Everything that is kept. Whatever has been answered is on the disk. */
export type Stores = {
  listings: ListingStore;
  submissions: SubmissionStore;
  people: PeopleStore;
  links: LinkStore;
  mail: MailQueue;
  owners: OwnerStore;
  tasks: TaskStore;
  reports: ReportStore;
  claims: ClaimStore;
  webChecks: WebCheckStore;
  audit: AuditTrail;
  revisions: RevisionStore;
  duplicates: DuplicateStore;
  vocabularyChanges: VocabularyStore;
  unrecognisedWords: UnrecognisedWordStore;
};

/**
 * All of the work is kept, or none; nobody else writes meanwhile. Inside, only the stores that are handed in may be
 * used: any other call waits for this one to end, and would wait for ever.
 */
export type Atomically = <Answer>(work: (stores: Stores) => Promise<Answer>) => Promise<Answer>;

export type SubmissionStore = {
  start(begun: Pick<Submission, 'listingId' | 'baseRevision' | 'answers' | 'email'>): Promise<Submission>;
  find(id: string): Promise<Submission | null>;
  /** Keeps the fields given and raises the version. Null when somebody else saved since `version`. */
  save(id: string, version: number, changes: Partial<Omit<Submission, 'id' | 'version' | 'startedAt'>>): Promise<Submission | null>;
  /** Those with a status, the longest waiting first. */
  list(status: SubmissionStatus, limit?: number): Promise<Submission[]>;
  countByStatus(): Promise<Record<SubmissionStatus, number>>;
  /** Not yet decided, about one listing. */
  listOpenFor(listingId: string): Promise<Submission[]>;
  /** Approved, and waiting for a second editor to look. */
  listForSecondLook(): Promise<Submission[]>;
};

export type PeopleStore = {
  /** Null when the address is already somebody's. Addresses are compared in lower case. */
  add(email: string, role: PersonRole): Promise<Person | null>;
  /** Ends their sign-ins and links too. False when there is nobody of that address. */
  remove(email: string): Promise<boolean>;
  /** Their sign-ins go on, with what the new role may do. */
  setRole(id: string, role: PersonRole): Promise<void>;
  list(): Promise<Person[]>;
  findByEmail(email: string): Promise<Person | null>;
  find(id: string): Promise<Person | null>;
  /** Answers with the token for the cookie; the store keeps only its hash. */
  signIn(personId: string, sharedDesk: boolean): Promise<string>;
  /** Who holds the token, if it has not ended or idled out. Notes that they were seen. */
  findSignIn(token: string): Promise<SignIn | null>;
  listSignIns(personId: string): Promise<SignIn[]>;
  endSignIn(id: string): Promise<void>;
};

export type LinkStore = {
  /** Answers with the token, which is kept nowhere: the store has only its hash. */
  create(purpose: LinkPurpose, subjectId: string, email: string | null): Promise<string>;
  find(token: string): Promise<Link | null>;
  /** It opens nothing any more. False when it had already ended. */
  end(token: string): Promise<boolean>;
  endAllFor(purpose: LinkPurpose, subjectId: string): Promise<void>;
  /** Whether an address has had as many of a kind within the hour as anybody needs: no more is mailed then. */
  hasHadMany(purpose: LinkPurpose, email: string): Promise<boolean>;
};

export type MailQueue = {
  add(mails: NewMail[]): Promise<void>;
  /** Those to be tried now, oldest first. */
  listDue(limit: number): Promise<QueuedMail[]>;
  markSent(id: string): Promise<void>;
  /** Tried in vain; `nextTryAt` null when it is given up. */
  markFailed(id: string, why: string, nextTryAt: string | null): Promise<void>;
  /** Given up in the last 30 days: to whom, why. */
  listGivenUp(): Promise<{ id: string; to: string; kind: string; why: string; at: string }[]>;
  count(): Promise<{ waiting: number; givenUp: number }>;
  /** How many are being tried again, and why the last of them did not go; null when all is well. */
  findTrouble(): Promise<{ mails: number; why: string } | null>;
};

export type Owner = { listingId: string; email: string; since: string; bouncedAt: string | null };

/** An owner, their published listing, and the day of its last check: where there was none, the day it first became public. */
export type OwnedListing = { owner: Owner; listing: Listing; confirmedOn: string };

export type OwnerStore = {
  add(listingId: string, email: string): Promise<void>;
  remove(listingId: string, email: string): Promise<void>;
  list(listingId: string): Promise<Owner[]>;
  /** Owners of published listings, with these, in order of listing and address. */
  listAll(after: { listingId: string; email: string } | null, limit: number): Promise<OwnedListing[]>;
  markBounced(email: string): Promise<Owner[]>;
  /** Its mail arrives after all. */
  markReached(email: string): Promise<void>;
  /** False when this was already noted: a review mail goes out once. `stage` as "2026-01-04 10 months". */
  noteReviewMail(listingId: string, email: string, stage: string): Promise<boolean>;
};

export type TaskStore = {
  /** Opens it, or adds the note to the one that is open. */
  open(listingId: string, kind: TaskKind, note: string): Promise<void>;
  listOpen(limit?: number): Promise<(Task & { listingName: string; listingSlug: string })[]>;
  listFor(listingId: string): Promise<Task[]>;
  find(id: string): Promise<Task | null>;
  /** False when it had been closed before. */
  close(id: string, outcome: string): Promise<boolean>;
};

export type ReportStore = {
  add(report: Pick<Report, 'listingId' | 'reason' | 'words' | 'email'>): Promise<Report>;
  find(id: string): Promise<Report | null>;
  listOpenFor(listingId: string): Promise<Report[]>;
  answer(id: string, answer: string): Promise<boolean>;
};

export type ClaimStore = {
  add(claim: Pick<Claim, 'listingId' | 'email' | 'words'>): Promise<void>;
  find(id: string): Promise<Claim | null>;
  /** Those that no editor has decided, oldest first. */
  listOpenFor(listingId: string): Promise<Claim[]>;
  /** False when it had been decided before. */
  decide(id: string, granted: boolean): Promise<boolean>;
};

export type WebCheckStore = {
  /** Web pages of published listings that may be asked for now, those never asked or changed since first. Invented listings have none. */
  listDue(limit: number): Promise<DueWebCheck[]>;
  /** How many were asked for since. */
  countSince(since: Date): Promise<number>;
  note(check: DueWebCheck & { nextAt: string; why: string }): Promise<void>;
};

export type AuditEntry = { id: number; at: string; who: string; action: string; subject: string; note: string };

/** What narrows the trail: `who`, `action` and `note` are a part of the text; `from` and `until` are instants, the first included. */
export type AuditFilter = { subject?: string; who?: string; action?: string; note?: string; from?: string; until?: string };

/** What was done, by whom. It can be added to and read; the database itself refuses anything else. */
export type AuditTrail = {
  add(who: Actor, action: string, subject: string, note?: string): Promise<void>;
  /** Newest first, from before an entry. */
  list(options: AuditFilter & { before?: number; limit: number }): Promise<AuditEntry[]>;
};

export type Revision = { revision: number; status: Status; details: ListingDetails; reason: string; by: string; madeAt: string };

export type RevisionStore = {
  /** Newest first. */
  list(listingId: string): Promise<Revision[]>;
  find(listingId: string, revision: number): Promise<Revision | null>;
};

/** Listings that share something which two entries of one thing are likely to share. */
export type DuplicateStore = {
  /** Of any status but archived. What many share (the number of a council) is no sign, and left out. */
  listSharing(keys: ListingKey[]): Promise<Listing[]>;
  /** What two or more published listings and drafts share, in order of the key, from behind one. */
  listGroups(after: ListingKey | null, limit: number): Promise<{ key: ListingKey; listings: Listing[] }[]>;
  /** An editor has said that they are two different things. */
  keepApart(oneId: string, otherId: string): Promise<void>;
  /** Those pairs among the listings that are kept apart, each as its two ids in order. */
  listApart(ids: string[]): Promise<[string, string][]>;
  /** The address of a listing answers with another from now on, and so do those that answered with it; with null, for itself again. */
  setSuccessor(id: string, successorId: string | null): Promise<void>;
  findSuccessor(id: string): Promise<Listing | null>;
};

/** What the editors taught the directory about what callers say. */
export type VocabularyStore = {
  /** Oldest first, with what was undone. */
  list(): Promise<KeptChange[]>;
  add(change: VocabularyChange, by: string): Promise<void>;
  /** The change that was undone; null when there is none, or it had been undone before. */
  undo(id: string): Promise<VocabularyChange | null>;
};

/** Words that no line was understood by. Of each only a keyed hash is kept, until enough different days have had it. */
export type UnrecognisedWordStore = {
  /** Counts the day for each word. `key` is the secret that hashes them. */
  count(words: string[], day: string, key: string): Promise<void>;
  /** Those that came on at least five different days, the most recent first. */
  list(): Promise<{ word: string; days: number; lastDay: string }[]>;
  /** Somebody has seen to it, or it means nothing. */
  forget(word: string): Promise<void>;
};

import type { Generated, GeneratedAlways, Kysely } from 'kysely';
import type { LinkPurpose } from '../../domain/link.ts';
import type { KeyKind } from '../../domain/listing-keys.ts';
import type { Status } from '../../domain/listing.ts';
import type { MailKind } from '../../domain/mail.ts';
import type { PersonRole } from '../../domain/person.ts';
import type { ReportReason } from '../../domain/report.ts';
import type { SubmissionStatus } from '../../domain/submission/submission.ts';
import type { TaskKind } from '../../domain/task.ts';

/** The rows as they lie in the database. What SQL must filter on has a column; the rest is in `details`. */
export type Tables = {
  listing: {
    id: string;
    slug: string;
    status: Status;
    revision: number;
    /** The revision the search index holds; 0 for none. */
    indexed_revision: number;
    /** How many documents, one for each venue, the index holds of it. */
    indexed_venues: number;
    /** The day its index documents begin to say something else, and have to be made again. */
    reindex_on: string | null;
    organisation_id: string;
    name: string;
    source_name: string | null;
    source_id: string | null;
    source_hash: string | null;
    /** ListingDetails as JSON. */
    details: string;
    created_at: string;
    updated_at: string;
    /** The day of its check, which the database takes from `details`. */
    checked_on: GeneratedAlways<string | null>;
    /** Its web page, which the database takes from `details`. */
    website: GeneratedAlways<string | null>;
  };
  organisation: { id: string; slug: string; name: string; folded_name: string; details: string };
  /** Of published listings only. */
  listing_need: { listing_id: string; need: string; position: number };
  /** Of published listings, and only what may be known: of a confidential venue there is no point here and no address. */
  listing_venue: {
    listing_id: string;
    position: number;
    lat: number | null;
    lon: number | null;
    postcode: string | null;
    outcode: string | null;
    authority: string;
    /** The last part of its address: the town or the part of one. */
    locality: string;
  };
  revision: { listing_id: string; revision: number; status: string; details: string; reason: string; made_by: string; made_at: string };
  /** What the place sets for itself, as JSON. */
  setting: { name: string; value: string };
  submission: {
    id: string;
    listing_id: string | null;
    base_revision: number;
    status: SubmissionStatus;
    /** Answers as JSON. */
    answers: string;
    /** ListingDetails as JSON, from the day it was sent. */
    details: string | null;
    email: string | null;
    version: number;
    started_at: string;
    sent_at: string | null;
    decided_at: string | null;
    reason: string;
    second_look: 'none' | 'wanted' | 'done';
  };
  task: { id: string; listing_id: string; kind: TaskKind; note: string; opened_at: string; closed_at: string | null; outcome: string };
  report: {
    id: string;
    listing_id: string;
    reason: ReportReason;
    words: string;
    email: string | null;
    made_at: string;
    answered_at: string | null;
    answer: string;
  };
  /** Somebody says a listing is theirs, which no address on it can prove: an editor decides. */
  claim: { id: string; listing_id: string; email: string; words: string; made_at: string; decided_at: string | null; granted: number | null };
  /** When a listing's web page was last asked for, and since which day it has not answered. */
  web_check: { listing_id: string; url: string; checked_at: string; next_at: string; failed_on: string | null; why: string };
  owner: { listing_id: string; email: string; since: string; bounced_at: string | null };
  /** The review mails that have gone out. */
  review_mail: { listing_id: string; email: string; stage: string };
  mail: {
    id: string;
    kind: MailKind;
    to: string;
    /** MailContent as JSON; null once it was sent, for it holds a link. */
    content: string | null;
    queued_at: string;
    tries: number;
    /** Null when it was sent or given up. */
    next_try_at: string | null;
    sent_at: string | null;
    failed_at: string | null;
    why: string;
  };
  audit: { id: Generated<number>; at: string; who: string; action: string; subject: string; note: string };
  person: { id: string; email: string; role: PersonRole; added_at: string };
  sign_in: { id: string; token_hash: string; person_id: string; shared_desk: number; started_at: string; last_seen_at: string };
  link: { token_hash: string; purpose: LinkPurpose; subject_id: string; email: string | null; created_at: string; expires_at: string; ended_at: string | null };
  /** Of listings of any status. */
  listing_key: { kind: KeyKind; value: string; listing_id: string };
  /** Pairs that an editor said are two things; `one_id` is the smaller. */
  listing_apart: { one_id: string; other_id: string };
  /** Where a listing went that was merged into another. */
  listing_successor: { listing_id: string; successor_id: string };
  /** VocabularyChange as JSON. */
  vocabulary_change: { id: string; change: string; made_by: string; made_at: string; undone_at: string | null };
  /** The word itself only once enough different days had it. `days` is a JSON list of them. */
  unrecognised_word: { word_hash: string; days: string; last_day: string; word: string | null };
  listing_check: { listing_id: string; checked_on: string; how: string; role: string };
};

export type Database = Kysely<Tables>;

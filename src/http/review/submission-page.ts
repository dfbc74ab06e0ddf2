import { changesBetween } from '../../domain/changes.ts';
import { dateText, momentText } from '../../domain/date-text.ts';
import type { ListingField } from '../../domain/listing-fields.ts';
import type { Calendars } from '../../domain/listing-calendar.ts';
import type { ListingDetails } from '../../domain/listing.ts';
import type { Vocabulary } from '../../domain/need.ts';
import type { Person } from '../../domain/person.ts';
import type { Clock } from '../../domain/ports.ts';
import { marksToProve, QUALITY_MARKS } from '../../domain/quality-mark.ts';
import type { Stores } from '../../domain/stores.ts';
import { readSubmitter } from '../../domain/submission/contact.ts';
import { markField } from '../../domain/submission/marks.ts';
import type { Answers, Submission } from '../../domain/submission/submission.ts';
import { applied, findToday, type Today } from '../../usecases/find-today.ts';
import { findDuplicates } from '../../usecases/find-duplicates.ts';
import { findApprover, isBy } from '../../usecases/look-again.ts';
import type { Proposal } from '../../usecases/take-up-submission.ts';
import { errorsOf, type ErrorLink, type Field } from '../fields.ts';
import { paths } from '../paths.ts';
import { previewOf, type CheckPage } from '../submissions/check-page.ts';
import { conflictField } from './conflicts.ts';
import { shownChange, type ShownChange } from './shown-change.ts';

type PageStores = Pick<Stores, 'listings' | 'submissions' | 'revisions' | 'owners' | 'audit' | 'duplicates'>;
export type SubmissionPageDeps = PageStores & { vocabulary: Vocabulary; calendars: Calendars; clock: Clock };

export type SubmissionPage = {
  name: string;
  isNew: boolean;
  /** What happened to it, or to what the editor wanted to do with it. */
  notice: string | null;
  sender: { email: string; role: string; isOwner: boolean; sent: string };
  listing: { name: string; href: string; status: string } | null;
  changes: ShownChange[];
  /** What was done to the listing since the group began. */
  moved: { sentence: string; changes: ShownChange[] } | null;
  /** A choice for each field that both sides changed. */
  conflicts: Field[];
  likely: { name: string; status: string; href: string; reasons: string; mergeHref: string }[];
  preview: CheckPage['preview'];
  history: { when: string; who: string; what: string; note: string }[];
  decide: {
    version: number; revision: number; fields: Field[]; action: (part: string) => string;
    /** The quality marks it says it has and nobody has seen proof of, as one phrase, and where to note what was seen. */
    toProve: { text: string; href: string } | null;
  } | null;
  /** `own`: whoever looks at the page approved it, so somebody else has to look. */
  secondLook: { action: string; editHref: string; own: boolean } | null;
  /** What somebody typed that nothing can be done with any more. */
  left: string;
  errors: ErrorLink[];
};

export type Typed = { answers: Answers; reasonError?: string | null; undecided?: ListingField[]; notice?: string | null };

const HOW_KNOWN = [
  { value: 'owner', label: 'The group says so' },
  { value: 'phoned', label: 'I rang them' },
  { value: 'visited', label: 'I went there' },
  { value: 'nobody', label: 'Nobody has checked it' },
];
const MOST_HISTORY = 30;

/** Everything an editor needs to decide about a submission. `typed` is what they had filled in when it came back to them. */
export async function submissionPage(
  deps: SubmissionPageDeps,
  submission: Proposal,
  person: Person,
  { answers, reasonError = null, undecided = [], notice = null }: Typed,
): Promise<SubmissionPage> {
  const { vocabulary } = deps;
  const today = await findToday(deps, submission);
  const { listing } = today;
  const isWaiting = submission.status === 'waiting';
  const { details, conflicts } = isWaiting ? applied(submission.details, today) : { details: submission.details, conflicts: [] };
  const submitter = readSubmitter(submission.answers);
  const owners = listing ? await deps.owners.list(listing.id) : [];
  const conflictFields = conflicts.map((field) => {
    const sides = { base: today.base!, theirs: submission.details, today: listing!.details };
    return conflictField(field, { sides, names: ['The group', 'As it is now'], vocabulary, answers, undecided });
  });
  const fields = decisionFields(answers, reasonError);
  const before = isWaiting ? (listing?.details ?? null) : today.base;
  const changes = changesBetween(submission.baseRevision === 0 ? null : before, details, vocabulary);
  return {
    name: submission.details.name,
    isNew: !listing || submission.baseRevision === 0,
    notice,
    sender: {
      email: submission.email ?? 'nobody', role: submitter?.role ?? '', sent: submission.sentAt ? momentText(submission.sentAt) : '',
      isOwner: owners.some(({ email }) => email === submission.email),
    },
    listing: listing && { name: listing.details.name, href: paths.editor('listings', listing.id), status: listing.status },
    changes: changes.filter(({ field }) => !conflicts.includes(field)).map(shownChange),
    moved: isWaiting ? await movedSince(deps, submission, today) : null,
    conflicts: conflictFields,
    likely: isWaiting ? await likelyOf(deps, submission) : [],
    preview: previewOf(details, { ...deps, now: deps.clock() }),
    history: await historyOf(deps, submission),
    decide: isWaiting
      ? {
          version: submission.version,
          revision: listing?.revision ?? 0,
          fields,
          action: (part) => paths.review(submission.id, part),
          toProve: toProveOf(submission, details),
        }
      : null,
    secondLook: await secondLookOf(deps, submission, person),
    left: isWaiting ? '' : (answers.reason?.[0] ?? ''),
    errors: errorsOf([...conflictFields, ...fields]),
  };
}

function decisionFields(answers: Answers, reasonError: string | null): Field[] {
  return [
    { kind: 'radios', name: 'checked', label: 'How do you know it is right?', value: answers.checked?.[0] ?? 'owner', options: HOW_KNOWN },
    {
      kind: 'textarea', name: 'reason', label: 'What to tell the group', value: answers.reason?.[0] ?? '', error: reasonError, rows: 4,
      hint: 'They are mailed this when you send it back or refuse it. Say what to change, or why not.',
    },
  ];
}

function toProveOf({ id }: Submission, details: ListingDetails): NonNullable<SubmissionPage['decide']>['toProve'] {
  const kinds = marksToProve(details);
  return kinds[0] ? { text: kinds.map((kind) => QUALITY_MARKS[kind]).join(', '), href: `${paths.review(id, 'edit')}#${markField(kinds[0])}` } : null;
}

async function secondLookOf({ audit }: SubmissionPageDeps, submission: Proposal, person: Person): Promise<SubmissionPage['secondLook']> {
  if (submission.secondLook !== 'wanted') return null;
  return {
    action: paths.review(submission.id, 'second-look'),
    editHref: paths.editor('listings', submission.listingId!, 'edit'),
    own: isBy(person, await findApprover(audit, submission)),
  };
}

async function movedSince(
  { revisions, vocabulary }: SubmissionPageDeps,
  { baseRevision }: Submission,
  { listing, base }: Today,
): Promise<SubmissionPage['moved']> {
  if (!listing || !base || listing.revision === baseRevision) return null;
  const changes = changesBetween(base, listing.details, vocabulary).map(shownChange);
  if (changes.length === 0) return null;
  const { madeAt, by } = (await revisions.find(listing.id, listing.revision))!;
  const day = dateText(madeAt.slice(0, 10));
  const sentence = `The listing has changed since the group began, last on ${day} by ${by}. Approving keeps that, and changes only what the group changed.`;
  return { sentence, changes };
}

async function likelyOf(deps: SubmissionPageDeps, submission: Proposal): Promise<SubmissionPage['likely']> {
  const duplicates = await findDuplicates(deps, submission.details, submission.listingId);
  return duplicates.slice(0, 8).map(({ listing, reasons }) => ({
    name: listing.details.name, status: listing.status, href: paths.editor('listings', listing.id), reasons: reasons.join(', '),
    mergeHref: `${paths.review(submission.id, 'merger')}?into=${listing.id}`,
  }));
}

async function historyOf({ audit }: SubmissionPageDeps, { id }: Submission): Promise<SubmissionPage['history']> {
  const entries = await audit.list({ subject: `submission ${id}`, limit: MOST_HISTORY });
  return entries.map(({ at, who, action, note }) => ({ when: momentText(at), who, what: action, note }));
}

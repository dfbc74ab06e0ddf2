import { momentText } from '../../domain/date-text.ts';
import { NotFound } from '../../domain/errors.ts';
import { CHECK_LABELS } from '../../domain/labels.ts';
import { checkText } from '../../domain/listing-text.ts';
import type { Listing } from '../../domain/listing.ts';
import { formatPhone, type DialledNumber } from '../../domain/phone-line.ts';
import type { Clock, ListingStore } from '../../domain/ports.ts';
import { isNumberInDoubt, NUMBER_IN_DOUBT, REPORT_LABELS } from '../../domain/report.ts';
import type { Atomically, ClaimStore, OwnerStore, ReportStore, TaskStore } from '../../domain/stores.ts';
import { TASK_LABELS, type Task } from '../../domain/task.ts';
import { OUTCOMES, OUTCOMES_OF, type TaskOutcome } from '../../domain/task-outcome.ts';
import { errorsOf, type ErrorLink, type Field } from '../fields.ts';
import { paths } from '../paths.ts';

export type TaskPageDeps = {
  listings: ListingStore;
  tasks: TaskStore;
  reports: ReportStore;
  claims: ClaimStore;
  owners: OwnerStore;
  atomically: Atomically;
  clock: Clock;
};

export type TaskPage = {
  label: string;
  name: string;
  /** What was done about it and when, if anything was. */
  settled: string | null;
  /** Said on every card until this is settled. */
  doubt: string | null;
  notes: string[];
  reports: { reason: string; words: string; on: string; wantsAnswer: boolean }[];
  claims: { email: string; words: string; on: string; action: string }[];
  /** What an editor needs to see to it: whom to ring, where to look. */
  listing: {
    href: string;
    editHref: string;
    status: string;
    lines: { number: DialledNumber; purpose: string }[];
    website: string | null;
    email: string | null;
    checked: string;
  };
  owners: { email: string; bouncedOn: string | null }[];
  /** What whoever reported it is told; null where nobody is waiting for an answer. */
  answer: Field | null;
  errors: ErrorLink[];
  outcomes: { value: TaskOutcome; label: string }[];
  action: string;
};

export const LONGEST_ANSWER = 400;

/** `typed` is what was sent and could not be taken. Throws NotFound where there is no such task. */
export async function taskPage(deps: TaskPageDeps, id: string, { answer, error }: { answer?: string; error?: string }): Promise<TaskPage> {
  const task = await deps.tasks.find(id);
  const listing = task && (await deps.listings.findAny(task.listingId));
  if (!listing) throw new NotFound('There is no such task.');
  const reports = task.kind === 'problem' && !task.closedAt ? await deps.reports.listOpenFor(listing.id) : [];
  const field = answerField(reports.filter(({ email }) => email !== null).length, answer, error);
  return {
    label: TASK_LABELS[task.kind],
    name: listing.details.name,
    settled: settledText(task),
    doubt: isNumberInDoubt(listing.wrongNumberSaidAt) ? NUMBER_IN_DOUBT : null,
    // The notes of a task that people reported or claimed are those reports and claims, which stand below.
    notes: (task.kind === 'problem' || task.kind === 'claim') && !task.closedAt ? [] : task.note.split('\n'),
    reports: reports.map(({ reason, words, madeAt, email }) => ({ reason: REPORT_LABELS[reason], words, on: momentText(madeAt), wantsAnswer: email !== null })),
    claims: task.kind === 'claim' ? await claimsOn(deps, listing) : [],
    listing: listingFacts(listing),
    owners: (await deps.owners.list(listing.id)).map(({ email, bouncedAt }) => ({ email, bouncedOn: bouncedAt && momentText(bouncedAt) })),
    answer: field,
    errors: field ? errorsOf([field]) : [],
    outcomes: task.closedAt ? [] : OUTCOMES_OF[task.kind].map((value) => ({ value, label: OUTCOMES[value].label })),
    action: paths.editor('tasks', id, 'outcome'),
  };
}

async function claimsOn({ claims }: TaskPageDeps, listing: Listing): Promise<TaskPage['claims']> {
  const open = await claims.listOpenFor(listing.id);
  return open.map(({ id, email, words, madeAt }) => ({
    email, words,
    on: momentText(madeAt),
    action: paths.editor('claims', id, 'decision'),
  }));
}

function answerField(waiting: number, value: string | undefined, error: string | undefined): Field | null {
  if (waiting === 0 && !value) return null;
  const who = waiting === 1 ? 'One person waits' : `${waiting} people wait`;
  return {
    kind: 'textarea', name: 'answer', label: 'What came of it, in a sentence', optional: true, value, error,
    hint: `${who} to hear. Left empty, we write what the button says.`,
    rows: 2, maxlength: LONGEST_ANSWER,
  };
}

function settledText({ closedAt, outcome }: Task): string | null {
  return closedAt && `This was settled on ${momentText(closedAt)}: ${outcome.replace(/\.$/, '')}.`;
}

function listingFacts({ id, status, details: { phoneLines, website, email, check } }: Listing): TaskPage['listing'] {
  return {
    href: paths.editor('listings', id), editHref: paths.editor('listings', id, 'edit'), status, website, email,
    lines: phoneLines.map(({ number, purpose }) => ({ number: formatPhone(number), purpose })),
    checked: check ? checkText(check) : CHECK_LABELS.never,
  };
}

import { changesBetween } from '../../domain/changes.ts';
import { checkState } from '../../domain/check.ts';
import { dateText, momentText } from '../../domain/date-text.ts';
import { CHECK_LABELS } from '../../domain/labels.ts';
import { checkText } from '../../domain/listing-text.ts';
import type { Listing, Status } from '../../domain/listing.ts';
import { londonWallClock } from '../../domain/london-time.ts';
import type { Vocabulary } from '../../domain/need.ts';
import type { Clock } from '../../domain/ports.ts';
import type { Stores } from '../../domain/stores.ts';
import { TASK_LABELS } from '../../domain/task.ts';
import { auditSubject } from '../../domain/audit.ts';
import { findDuplicates } from '../../usecases/find-duplicates.ts';
import { errorsOf, type ErrorLink, type Field } from '../fields.ts';
import { paths } from '../paths.ts';
import { shownChange, type ShownChange } from '../review/shown-change.ts';

type ViewStores = Pick<Stores, 'listings' | 'revisions' | 'submissions' | 'owners' | 'tasks' | 'audit' | 'duplicates'>;
export type ListingViewDeps = ViewStores & { vocabulary: Vocabulary; clock: Clock };

export type ListingView = {
  id: string;
  name: string;
  status: Status;
  revision: number;
  publicHref: string | null;
  checked: { text: string; state: string };
  done: string | null;
  notice: string | null;
  says: ShownChange[];
  likely: { name: string; reasons: string; href: string }[];
  open: { text: string; href: string }[];
  owners: { email: string; since: string; bounced: boolean }[];
  history: { revision: number; when: string; by: string; reason: string; status: Status; href: string | null }[];
  trail: { when: string; who: string; what: string; note: string }[];
  check: Field;
  reason: Field;
  email: Field;
  errors: ErrorLink[];
  href: (part: string) => string;
};

type TypedIn = { done?: string | null; notice?: string; reason?: string; reasonError?: string; email?: string; emailError?: string };

export const STATUS_LABELS: Record<Status, string> = { draft: 'Draft', published: 'Published', closed: 'Closed', archived: 'Archived' };
const MOST_ENTRIES = 30;
const MOST_LIKELY = 8;

/** Everything an editor may know of a listing. Some of it is private. */
export async function listingView(deps: ListingViewDeps, listing: Listing, typedIn: TypedIn): Promise<ListingView> {
  const { id, slug, status, revision, details } = listing;
  const { check } = details;
  const fields = fieldsOf(status, typedIn);
  return {
    id, status, revision,
    done: typedIn.done ?? null,
    notice: typedIn.notice ?? null,
    name: details.name,
    publicHref: status === 'draft' ? null : paths.listing(slug),
    checked: { text: check ? checkText(check) : CHECK_LABELS.never, state: checkState(check, londonWallClock(deps.clock()).date) },
    says: changesBetween(null, details, deps.vocabulary).map(shownChange),
    likely: await likelyOf(deps, listing),
    open: await openAbout(deps, listing),
    owners: (await deps.owners.list(id)).map((owner) => ({ email: owner.email, since: dateText(owner.since.slice(0, 10)), bounced: owner.bouncedAt !== null })),
    history: (await deps.revisions.list(id)).slice(0, MOST_ENTRIES).map((past) => ({
      revision: past.revision, when: momentText(past.madeAt), by: past.by, reason: past.reason, status: past.status,
      href: past.revision === revision ? null : paths.editor('listings', id, 'revisions', String(past.revision)),
    })),
    trail: await trailOf(deps, listing),
    ...fields,
    errors: errorsOf(Object.values(fields)),
    href: (part) => paths.editor('listings', id, part),
  };
}

function fieldsOf(status: Status, { reason, reasonError, email, emailError }: TypedIn): Record<'check' | 'reason' | 'email', Field> {
  return {
    check: {
      kind: 'radios', name: 'how', label: 'Everything is right: how do you know?', value: 'phoned',
      options: [
        { value: 'phoned', label: 'I rang them today' },
        { value: 'visited', label: 'I went there today' },
      ],
    },
    reason: {
      kind: 'text', name: 'reason', label: 'Why', value: reason, error: reasonError, autocomplete: 'off',
      hint: 'For whoever looks it up later. Not public.',
      optional: status !== 'published' && status !== 'draft',
    },
    email: {
      kind: 'email', name: 'email', label: 'E-mail address of a new owner', value: email, error: emailError, autocomplete: 'off',
      hint: 'They are mailed the link to their page.',
    },
  };
}

async function likelyOf(deps: ListingViewDeps, { id, details }: Listing): Promise<ListingView['likely']> {
  const duplicates = await findDuplicates(deps, details, id);
  return duplicates.slice(0, MOST_LIKELY).map(({ listing, reasons }) => ({
    name: listing.details.name,
    reasons: reasons.join(', '),
    href: `${paths.editor('duplicates', 'merger')}?keep=${id}&close=${listing.id}`,
  }));
}

async function trailOf({ audit }: ListingViewDeps, listing: Listing): Promise<ListingView['trail']> {
  const entries = await audit.list({ subject: auditSubject.listing(listing), limit: MOST_ENTRIES });
  return entries.map(({ at, who, action, note }) => ({ when: momentText(at), who, what: action, note }));
}

/** What waits for somebody: changes that the group sent, and tasks. */
async function openAbout({ submissions, tasks }: ListingViewDeps, { id }: Listing): Promise<ListingView['open']> {
  const sent = (await submissions.listOpenFor(id)).filter(({ status }) => status !== 'draft');
  const todo = (await tasks.listFor(id)).filter(({ closedAt }) => closedAt === null);
  return [
    ...sent.map((submission) => ({
      text: submission.status === 'waiting' ? 'A change waits for a decision' : 'A change is with the group again',
      href: paths.review(submission.id),
    })),
    ...todo.map((task) => ({
      text: task.note ? `${TASK_LABELS[task.kind]}: ${task.note}` : TASK_LABELS[task.kind],
      href: paths.editor('tasks', task.id),
    })),
  ];
}

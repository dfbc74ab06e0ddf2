import { Router } from 'express';
import { daysBetween } from '../../domain/calendar.ts';
import { checkDays, checkState } from '../../domain/check.ts';
import { dateText } from '../../domain/date-text.ts';
import { CHECK_LABELS } from '../../domain/labels.ts';
import type { Listing } from '../../domain/listing.ts';
import { londonWallClock } from '../../domain/london-time.ts';
import { formatPhone } from '../../domain/phone-line.ts';
import type { Clock, ListingStore } from '../../domain/ports.ts';
import type { MailQueue, SubmissionStore, TaskStore } from '../../domain/stores.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import { TASK_KINDS, TASK_LABELS } from '../../domain/task.ts';
import { dueContacts } from '../../domain/urgent/contact.ts';
import type { UrgentData } from '../../domain/urgent/help.ts';
import { missingSettings, type LocalSettings } from '../../domain/urgent/local-settings.ts';
import type { Renderer } from '../pages.ts';
import { paths } from '../paths.ts';
import { editorPage } from './page.ts';

export type TodayDeps = {
  listings: ListingStore; submissions: SubmissionStore; tasks: TaskStore; mail: MailQueue; clock: Clock;
  urgentData: UrgentData; localSettings: () => Promise<LocalSettings | null>;
};

export type TodayPage = {
  done: string | null;
  counts: { label: string; number: number; href: string }[];
  /** What stands in the way of everything else: numbers to ring again, settings nobody made, mail that does not go. */
  warnings: { text: string; href: string | null; action: string }[];
  tasks: TaskGroup[];
  waiting: WaitingRow[];
  unchecked: UncheckedRow[];
  comeBack: { to: string; why: string; on: string }[];
};
export type TaskGroup = { label: string; number: number; rows: { name: string; href: string; note: string; since: string }[]; allHref: string | null };
type WaitingRow = { name: string; href: string; since: string };
type UncheckedRow = { name: string; href: string; phone: { display: string; tel: string } | null; checked: string; isStale: boolean };

const MOST_OF_A_KIND = 5;
const MOST_ROWS = 10;

/** `/editor`: what there is to do today, the oldest first. Mounted behind `signedIn`. */
export function todayRoutes(deps: TodayDeps & Renderer): Router {
  const router = Router();

  router.get('/editor', async (req, res) => {
    const { done: taskId } = req.query;
    const done = typeof taskId === 'string' ? await settledText(deps, taskId) : null;
    await deps.renderPage(res, 'editor/today', editorPage(res, 'today', 'Today'), await todayPage(deps, done));
  });

  router.get('/editor/tasks', async (_req, res) => {
    await deps.renderPage(res, 'editor/tasks', editorPage(res, 'today', 'Everything to see to'), { groups: await taskGroups(deps, Infinity) });
  });
  return router;
}

async function todayPage(deps: TodayDeps, done: string | null): Promise<TodayPage> {
  const today = londonWallClock(deps.clock()).date;
  const { waiting } = await deps.submissions.countByStatus();
  const checks = await countUnchecked(deps.listings, today);
  const tasks = await taskGroups(deps, MOST_OF_A_KIND);
  const comeBack = await deps.mail.listGivenUp();
  return {
    done,
    counts: [
      { label: 'to see to', number: tasks.reduce((sum, { number }) => sum + number, 0), href: '#tasks' },
      { label: 'waiting for a decision', number: waiting, href: '#waiting' },
      { label: 'not checked for a year', number: checks.stale, href: uncheckedHref('stale') },
      { label: 'to be checked soon', number: checks.due, href: uncheckedHref('due') },
      { label: comeBack.length === 1 ? 'mail came back' : 'mails came back', number: comeBack.length, href: '#mail' },
    ],
    warnings: await warningsOf(deps, today),
    tasks,
    waiting: (await deps.submissions.list('waiting', MOST_ROWS)).map((submission) => waitingRow(submission, today)),
    unchecked: (await deps.listings.listCheckedBefore(checkDays(today).due, MOST_ROWS)).map((listing) => uncheckedRow(listing, today)),
    comeBack: comeBack.slice(0, MOST_ROWS).map(({ to, why, at }) => ({ to, why, on: ageText(at, today) })),
  };
}

async function countUnchecked(listings: ListingStore, today: string): Promise<{ due: number; stale: number }> {
  const count = async (check: 'due' | 'stale') => {
    const { total } = await listings.browse({ name: '', status: 'published', check, source: null, need: null, today }, 1, 0);
    return total;
  };
  return { due: await count('due'), stale: await count('stale') };
}

function uncheckedHref(check: 'due' | 'stale'): string {
  return `${paths.editor('listings')}?${new URLSearchParams({ status: 'published', check })}`;
}

async function warningsOf({ urgentData, localSettings, mail }: TodayDeps, today: string): Promise<TodayPage['warnings']> {
  const contacts = dueContacts(urgentData, today).map(({ name }) => name);
  const missing = missingSettings(await localSettings());
  const trouble = await mail.findTrouble();
  const warnings: TodayPage['warnings'] = [];
  if (contacts.length > 0) {
    const text = `Urgent help: ring these numbers again, they were last tried long ago: ${contacts.join(', ')}.`;
    warnings.push({ text, href: paths.urgent(), action: 'Urgent help' });
  }
  if (missing.length > 0) {
    const text = `This place has not said yet: ${missing.join(', ')}. Until then urgent help shows no number for it.`;
    warnings.push({ text, href: paths.editor('local'), action: 'This place' });
  }
  if (trouble) {
    const mails = trouble.mails === 1 ? 'One mail has' : `${trouble.mails} mails have`;
    const text = `${mails} not gone yet and will be tried again. The mail server said: ${trouble.why}`;
    warnings.push({ text, href: null, action: '' });
  }
  return warnings;
}

async function taskGroups({ tasks, clock }: TodayDeps, most: number): Promise<TaskGroup[]> {
  const today = londonWallClock(clock()).date;
  const open = await tasks.listOpen();
  return TASK_KINDS.map((kind) => ({ kind, all: open.filter((task) => task.kind === kind) }))
    .filter(({ all }) => all.length > 0)
    .map(({ kind, all }) => ({
      label: TASK_LABELS[kind],
      number: all.length,
      rows: all.slice(0, most).map(({ id, listingName, note, openedAt }) => ({
        name: listingName, href: paths.editor('tasks', id), note, since: ageText(openedAt, today),
      })),
      allHref: all.length > most ? paths.editor('tasks') : null,
    }));
}

function waitingRow({ id, details, sentAt, startedAt }: Submission, today: string): WaitingRow {
  return { name: details?.name ?? 'Without a name', href: paths.review(id), since: ageText(sentAt ?? startedAt, today) };
}

function uncheckedRow({ id, details: { name, phoneLines, check } }: Listing, today: string): UncheckedRow {
  const [line] = phoneLines;
  return {
    name,
    href: paths.editor('listings', id),
    phone: line ? formatPhone(line.number) : null,
    checked: check ? dateText(check.on) : CHECK_LABELS.never,
    isStale: checkState(check, today) === 'stale',
  };
}

/** What the last press did, by the id of the task it settled. */
async function settledText({ tasks, listings }: TodayDeps, taskId: string): Promise<string | null> {
  const task = await tasks.find(taskId);
  const listing = task?.closedAt ? await listings.findAny(task.listingId) : null;
  return listing && `${listing.details.name}: ${task!.outcome}`;
}

/** How long ago, in days: what has waited longest is what to begin with. */
function ageText(instant: string, today: string): string {
  const days = daysBetween(londonWallClock(new Date(instant)).date, today);
  if (days <= 0) return 'Today';
  return days === 1 ? '1 day' : `${days} days`;
}

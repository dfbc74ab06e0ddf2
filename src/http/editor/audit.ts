import { Router, type Request } from 'express';
import { addDays } from '../../domain/calendar.ts';
import { momentText } from '../../domain/date-text.ts';
import { londonInstant, londonWallClock } from '../../domain/london-time.ts';
import type { Clock } from '../../domain/ports.ts';
import type { AuditEntry, AuditFilter, AuditTrail } from '../../domain/stores.ts';
import { readDate } from '../../domain/written-date.ts';
import { errorsOf, type ErrorLink, type Field } from '../fields.ts';
import type { Renderer } from '../pages.ts';
import { paths } from '../paths.ts';
import { queryOf } from './listings.ts';
import { editorPage } from './page.ts';

export type AuditDeps = {
  audit: AuditTrail;
  clock: Clock;
  /** Rows as lines of CSV, safe to open in a spreadsheet. */
  writeCsv: (rows: string[][]) => string;
};

export type AuditPage = {
  fields: Field[];
  errors: ErrorLink[];
  entries: { when: string; who: string; action: string; subject: string; href: string | null; note: string }[];
  nextHref: string | null;
  csvHref: string;
};

const PER_PAGE = 100;
const ROWS_A_CHUNK = 1000;
const NARROWED_BY = ['who', 'action', 'note', 'subject', 'from', 'until'];
const COLUMNS = ['Number', 'When', 'Who', 'What', 'About', 'Note'];

/** `/editor/audit`: everything that was done, by whom, to be read and taken along. Nothing here can change it. */
export function auditRoutes({ audit, clock, writeCsv, renderPage }: AuditDeps & Renderer): Router {
  const router = Router();

  router.get('/editor/audit', async (req, res) => {
    const { filter, fields } = readFilter(req, clock());
    const errors = errorsOf(fields);
    const before = Number(queryOf(req, 'before')) || undefined;
    const entries = errors.length > 0 ? [] : await audit.list({ ...filter, before, limit: PER_PAGE + 1 });
    if (errors.length > 0) res.status(422);
    const last = entries.length > PER_PAGE ? entries[PER_PAGE - 1] : null;
    await renderPage(res, 'editor/audit', editorPage(res, 'audit', 'Audit'), {
      fields, errors,
      entries: entries.slice(0, PER_PAGE).map(({ at, who, action, subject, note }) => ({
        when: momentText(at), who, action, subject, href: hrefOf(subject), note,
      })),
      nextHref: last ? withQuery(req, { before: String(last.id) }) : null,
      csvHref: `${paths.editor('audit.csv')}?${queryString(req, {})}`,
    });
  });

  router.get('/editor/audit.csv', async (req, res) => {
    const { filter } = readFilter(req, clock());
    res.attachment(`audit-${londonWallClock(clock()).date}.csv`);
    res.type('text/csv; charset=utf-8');
    res.write(writeCsv([COLUMNS]));
    for (let before: number | undefined; ; ) {
      const entries = await audit.list({ ...filter, before, limit: ROWS_A_CHUNK });
      if (entries.length === 0) return void res.end();
      res.write(writeCsv(entries.map(rowOf)));
      before = entries.at(-1)!.id;
    }
  });
  return router;
}

function rowOf({ id, at, who, action, subject, note }: AuditEntry): string[] {
  return [String(id), at, who, action, subject, note];
}

/** What an address narrows the trail by, and the fields that say so. A day that cannot be read is told. */
function readFilter(req: Request, now: Date): { filter: AuditFilter; fields: Field[] } {
  const { date: today } = londonWallClock(now);
  const [who, action, note] = [part(req, 'who'), part(req, 'action'), part(req, 'note')];
  const [from, until] = [dayOf(req, 'from', today), dayOf(req, 'until', today)];
  const text = (name: string, label: string, error: string | null = null): Field => ({
    kind: 'text', name, label, value: queryOf(req, name), error, autocomplete: 'off',
  });
  return {
    filter: {
      who, action, note, ...(part(req, 'subject') && { subject: part(req, 'subject') }),
      ...(from.date && { from: londonInstant(from.date, '00:00').toISOString() }),
      ...(until.date && { until: londonInstant(addDays(until.date, 1), '00:00').toISOString() }),
    },
    fields: [
      text('who', 'Who'),
      text('action', 'What was done'),
      text('note', 'Words of the note'),
      text('from', 'From', from.wrong),
      text('until', 'Until', until.wrong),
    ],
  };
}

function part(req: Request, name: string): string {
  return queryOf(req, name).trim().slice(0, 200);
}

/** Looking back, a day without a year is the last such one. */
function dayOf(req: Request, name: string, today: string): { date: string | null; wrong: string | null } {
  const written = part(req, name);
  if (written === '') return { date: null, wrong: null };
  const read = readDate(written, addDays(today, -365));
  return 'date' in read ? { date: read.date, wrong: null } : { date: null, wrong: read.wrong };
}

function queryString(req: Request, more: Record<string, string>): URLSearchParams {
  const kept = NARROWED_BY.map((name): [string, string] => [name, queryOf(req, name)]).filter(([, value]) => value !== '');
  return new URLSearchParams([...kept, ...Object.entries(more)]);
}

function withQuery(req: Request, more: Record<string, string>): string {
  return `${paths.editor('audit')}?${queryString(req, more)}`;
}

function hrefOf(subject: string): string | null {
  const [, kind, id = ''] = /^(listing|submission) (\S+)$/.exec(subject) ?? [];
  if (kind === 'listing') return paths.editor('listings', id);
  return kind === 'submission' ? paths.review(id) : null;
}

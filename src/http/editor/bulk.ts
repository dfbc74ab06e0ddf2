import { Router, type Request, type Response } from 'express';
import type { BulkAction } from '../../domain/bulk.ts';
import { needLabel, type Vocabulary } from '../../domain/need.ts';
import type { Atomically, Stores } from '../../domain/stores.ts';
import { changeMany, MOST_AT_ONCE, planMany, type BulkPlan, type Selection } from '../../usecases/change-many.ts';
import { answersOf } from '../form-guard.ts';
import type { Renderer } from '../pages.ts';
import { paths } from '../paths.ts';
import { signInOf } from '../sign-in.ts';
import { filterOf, queryFrom, queryOf, type EditorListingsDeps } from './listings.ts';
import { editorPage } from './page.ts';

export type BulkDeps = EditorListingsDeps & Pick<Stores, 'revisions' | 'duplicates'> & {
  atomically: Atomically;
  sync: () => Promise<void>;
  onDegraded: (error: unknown) => void;
};

export type BulkPage = {
  heading: string;
  backHref: string;
  /** What is missing before anything can be done; then there is no plan. */
  problem: string | null;
  notice: string | null;
  action: string;
  mark: string;
  number: number;
  names: { name: string; href: string }[];
  more: number;
  left: { why: string; number: number; names: { name: string; href: string }[] }[];
};

const MOST_NAMED = 50;
const CHANGED_MEANWHILE =
  'Nothing was changed, because one of the listings has changed since this page was made. Below is what would be done now.';

/** `/editor/listings/bulk`: says what a change to many listings would do, and does it. The address holds which and what. */
export function bulkRoutes(deps: BulkDeps & Renderer): Router {
  const router = Router();

  router.get('/editor/listings/bulk', (req, res) => show(req, res, null));

  router.post('/editor/listings/bulk', async (req, res) => {
    const action = actionOf(req, deps.vocabulary);
    if (!('to' in action)) return show(req, res, null);
    const number = await changeMany(deps, selectionOf(req, deps), action, answersOf(req).mark?.[0] ?? '', signInOf(res).person);
    if (number === null) return show(req, res.status(409), CHANGED_MEANWHILE);
    await deps.sync().catch(deps.onDegraded);
    res.redirect(303, `${paths.editor('listings')}?${withDone(req, deps, number)}`);
  });

  async function show(req: Request, res: Response, notice: string | null) {
    const action = actionOf(req, deps.vocabulary);
    const query = req.originalUrl.split('?')[1] ?? '';
    const plan = 'to' in action ? await planMany(deps, selectionOf(req, deps), action) : NOTHING;
    const heading = 'to' in action ? headingOf(action, plan.changes.length, deps.vocabulary) : 'Nothing to do yet';
    await deps.renderPage(res, 'editor/listings/bulk', editorPage(res, 'listings', heading), {
      heading, notice,
      problem: problemOf(action, plan),
      backHref: `${paths.editor('listings')}?${queryFrom(filterOf(req, deps.clock()))}`,
      action: `${paths.editor('listings', 'bulk')}?${query}`,
      mark: plan.mark,
      number: plan.changes.length,
      names: plan.changes.slice(0, MOST_NAMED).map(({ listing }) => named(listing)),
      more: Math.max(0, plan.changes.length - MOST_NAMED),
      left: leftBy(plan),
    });
  }
  return router;
}

const NOTHING: BulkPlan = { changes: [], left: [], mark: '' };

/** What to do, or what is missing to know it. */
function actionOf(req: Request, { needs }: Vocabulary): BulkAction | { problem: string } {
  const need = (name: string) => needs.find(({ slug }) => slug === queryOf(req, name))?.slug;
  const [add, old, next, reason] = [need('add'), need('old'), need('new'), queryOf(req, 'reason').trim().slice(0, 300)];
  switch (queryOf(req, 'to')) {
    case 'publish':
      return { to: 'publish' };
    case 'archive':
      return reason ? { to: 'archive', reason } : { problem: 'Write why they are archived.' };
    case 'add-need':
      return add ? { to: 'add-need', need: add } : { problem: 'Choose the need to add.' };
    case 'replace-need':
      if (!old || !next || old === next) return { problem: 'Choose two needs: the one to take away and the one to put.' };
      return { to: 'replace-need', need: old, by: next };
    default:
      return { problem: 'Choose what to do with them.' };
  }
}

function problemOf(action: BulkAction | { problem: string }, { changes, left }: BulkPlan): string | null {
  if ('problem' in action) return action.problem;
  return changes.length + left.length === 0 ? 'Tick the listings it is about.' : null;
}

function selectionOf(req: Request, { clock }: BulkDeps): Selection {
  if (queryOf(req, 'all') === 'yes') return { filter: filterOf(req, clock()) };
  return { ids: [req.query.id ?? []].flat().filter((id) => typeof id === 'string').slice(0, MOST_AT_ONCE) };
}

function headingOf(action: BulkAction, number: number, vocabulary: Vocabulary): string {
  const listings = number === 1 ? 'one listing' : `${number.toLocaleString('en-GB')} listings`;
  switch (action.to) {
    case 'publish':
      return `Publish ${listings}`;
    case 'archive':
      return `Archive ${listings}`;
    case 'add-need':
      return `Add “${needLabel(vocabulary, action.need)}” to ${listings}`;
    case 'replace-need':
      return `Put “${needLabel(vocabulary, action.by)}” in place of “${needLabel(vocabulary, action.need)}” in ${listings}`;
  }
}

/** Those of which nothing becomes, by the reason. */
function leftBy({ left }: BulkPlan): BulkPage['left'] {
  const groups = new Map<string, BulkPage['left'][number]>();
  for (const { listing, why } of left) {
    const [reason = '', detail] = why.split(': ');
    const group = groups.get(reason) ?? { why: reason, number: 0, names: [] };
    groups.set(reason, group);
    group.number += 1;
    if (group.names.length < MOST_NAMED) group.names.push({ ...named(listing), name: detail ? `${listing.details.name} (${detail})` : listing.details.name });
  }
  return [...groups.values()];
}

function named({ id, details: { name } }: { id: string; details: { name: string } }) {
  return { name, href: paths.editor('listings', id) };
}

function withDone(req: Request, { clock }: BulkDeps, number: number): URLSearchParams {
  const query = queryFrom(filterOf(req, clock()));
  query.set('done', String(number));
  return query;
}

import { Router, type Request, type Response } from 'express';
import { changesBetween } from '../../domain/changes.ts';
import type { NeedSigns } from '../../domain/need-suggestion.ts';
import type { Overtaken } from '../../domain/overtaken.ts';
import { typed } from '../../domain/submission/answers.ts';
import type { Answers } from '../../domain/submission/submission.ts';
import { approveSubmission, type ApproveDeps } from '../../usecases/approve-submission.ts';
import { editSubmission } from '../../usecases/edit-submission.ts';
import { applied, findToday } from '../../usecases/find-today.ts';
import { fillEdit, readEdit } from '../../usecases/read-edit.ts';
import type { ReadDeps } from '../../usecases/read-submission.ts';
import type { Proposal } from '../../usecases/take-up-submission.ts';
import type { Stores } from '../../domain/stores.ts';
import { editForm, type EditForm } from '../editor/edit-form.ts';
import { editorPage } from '../editor/page.ts';
import type { ErrorLink } from '../fields.ts';
import { answersOf } from '../form-guard.ts';
import type { Renderer } from '../pages.ts';
import { paths } from '../paths.ts';
import { signInOf } from '../sign-in.ts';
import { rowsAfter } from '../submissions/steps.ts';
import { findSent, numberOf, overtakenText, seen } from './sent-submission.ts';
import { shownChange, type ShownChange } from './shown-change.ts';

export type EditDeps = ReadDeps & ApproveDeps & Pick<Stores, 'listings' | 'submissions'> & {
  signs: NeedSigns;
  sync: () => Promise<void>;
  onDegraded: (error: unknown) => void;
};

export type SubmissionEditPage = {
  name: string;
  backHref: string;
  action: string;
  version: number;
  revision: number;
  form: EditForm;
  errors: ErrorLink[];
  notice: string | null;
  /** Where what is typed differs from what another editor has made of it meanwhile. */
  differs: ShownChange[];
};

type Shown = { isJudged: boolean; notice?: string | null };

/** `/review/:id/edit`: an editor puts something right in what a group sent. `decided` answers when there is nothing to edit any more. */
export function editRoutes(deps: EditDeps & Renderer, decided: (req: Request, res: Response, overtaken: Overtaken) => Promise<void>): Router {
  const router = Router();

  router.get('/review/:id/edit', async (req, res) => {
    const proposal = await findSent(deps, req.params.id);
    if (proposal.status !== 'waiting') return res.redirect(303, paths.review(proposal.id));
    await show(req, res, proposal, fillEdit(proposal.details), { isJudged: false });
  });

  router.post('/review/:id/edit', async (req, res) => {
    const sent = answersOf(req);
    const press = typed(sent, 'press');
    const proposal = await findSent(deps, req.params.id);
    const rows = rowsAfter(sent, press);
    if (rows || press === 'find') return show(req, res, proposal, rows?.answers ?? sent, { isJudged: false });
    const { details, problems } = await readEdit(deps, sent, proposal.details);
    // What another editor has made of it meanwhile is told first: some of what is wrong may only be so beside that.
    const isOlder = seen(req).version !== proposal.version;
    if (problems.length > 0 && !isOlder) return show(req, res.status(422), proposal, sent, { isJudged: true });

    const { person } = signInOf(res);
    const edited = await editSubmission(deps, { ...seen(req), details, by: person });
    if (edited.outcome === 'overtaken') return overtaken(req, res, edited.overtaken);
    if (press !== 'approve') return res.redirect(303, paths.review(proposal.id));
    const checked = ['phoned', 'visited'].includes(typed(sent, 'checked')) ? (typed(sent, 'checked') as 'phoned' | 'visited') : 'owner';
    const approved = await approveSubmission(deps, {
      id: proposal.id,
      version: edited.version,
      listingRevision: numberOf(req, 'revision'),
      choices: {},
      checked,
      by: person,
    });
    // What was edited is kept; what stands in the way of the rest is on the page.
    if (approved.outcome !== 'approved') return res.redirect(303, paths.review(proposal.id));
    await deps.sync().catch(deps.onDegraded);
    res.redirect(303, `${paths.review()}?done=${proposal.id}`);
  });

  async function overtaken(req: Request, res: Response, first: Overtaken) {
    const proposal = await findSent(deps, seen(req).id).catch(() => null);
    if (proposal?.status !== 'waiting') return decided(req, res, first);
    const notice = `${overtakenText(first)} What you typed is still here. Saving it puts it in place of theirs where the two differ:`;
    await show(req, res.status(409), proposal, answersOf(req), { isJudged: false, notice });
  }

  async function show(req: Request, res: Response, proposal: Proposal, answers: Answers, { isJudged, notice = null }: Shown) {
    const reading = await readEdit(deps, answers, proposal.details);
    const today = await findToday(deps, proposal);
    const { capacity } = applied(proposal.details, today, { capacity: 'theirs' }).details;
    const form = editForm(answers, reading, deps.signs, { isJudged, capacity });
    const { name } = proposal.details;
    await deps.renderPage(res, 'review/edit', { ...editorPage(res, 'review', `Edit ${name}`), pin: form.pin !== null }, {
      name, form, errors: form.errors, notice,
      backHref: paths.review(proposal.id), action: paths.review(proposal.id, 'edit'),
      version: notice === null && req.method === 'POST' ? seen(req).version : proposal.version,
      revision: req.method === 'POST' ? numberOf(req, 'revision') : (today.listing?.revision ?? 0),
      differs: notice === null ? [] : changesBetween(proposal.details, reading.details, deps.vocabulary).map(shownChange),
    });
  }
  return router;
}

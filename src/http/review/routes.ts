import { Router, type Request, type Response } from 'express';
import type { Overtaken } from '../../domain/overtaken.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import { approveSubmission, type ApproveDeps } from '../../usecases/approve-submission.ts';
import { lookAgain } from '../../usecases/look-again.ts';
import { refuseSubmission } from '../../usecases/refuse-submission.ts';
import { sendBackSubmission } from '../../usecases/send-back-submission.ts';
import type { Proposal } from '../../usecases/take-up-submission.ts';
import { editorPage } from '../editor/page.ts';
import { answersOf } from '../form-guard.ts';
import type { Renderer } from '../pages.ts';
import { paths } from '../paths.ts';
import { signInOf } from '../sign-in.ts';
import { choicesOf } from './conflicts.ts';
import { editRoutes, type EditDeps } from './edit.ts';
import { mergerRoutes } from './merger.ts';
import { reviewQueue, type QueueDeps } from './queue.ts';
import { findSent, numberOf, overtakenText, seen } from './sent-submission.ts';
import { submissionPage, type SubmissionPageDeps, type Typed } from './submission-page.ts';

export type ReviewDeps = SubmissionPageDeps & ApproveDeps & EditDeps & QueueDeps;

/** `/review`: what groups have sent, and what editors decide about it. Mounted behind `signedIn`. */
export function reviewRoutes(deps: ReviewDeps & Renderer): Router {
  const router = Router();

  router.get('/review', async (req, res) => {
    const { person } = signInOf(res);
    const done = typeof req.query.done === 'string' ? await deps.submissions.find(req.query.done) : null;
    const queue = await reviewQueue(deps, person);
    await deps.renderPage(res, 'review/index', editorPage(res, 'review', 'Review'), { ...queue, done: done && doneText(done) });
  });

  router.get('/review/:id', async (req, res) => show(res, await findSent(deps, req.params.id), { answers: {} }));

  router.post('/review/:id/approval', async (req, res) => {
    const answers = answersOf(req);
    const outcome = await approveSubmission(deps, {
      ...seen(req),
      listingRevision: numberOf(req, 'revision'),
      choices: choicesOf(answers),
      checked: checkedOf(req),
      by: signInOf(res).person,
    });
    if (outcome.outcome === 'overtaken') return overtaken(req, res, outcome.overtaken);
    if (outcome.outcome === 'undecided') return showAgain(req, res, { answers, undecided: outcome.conflicts });
    // What is approved stays so, index or not: it is caught up with by itself.
    await deps.sync().catch(deps.onDegraded);
    toQueue(req, res);
  });

  router.post('/review/:id/return', async (req, res) => {
    const reason = reasonOf(req);
    if (!reason) return showAgain(req, res, { answers: answersOf(req), reasonError: 'Write what the group should change' });
    const outcome = await sendBackSubmission(deps, { ...seen(req), reason, by: signInOf(res).person });
    return outcome.outcome === 'overtaken' ? overtaken(req, res, outcome.overtaken) : toQueue(req, res);
  });

  router.post('/review/:id/refusal', async (req, res) => {
    const reason = reasonOf(req);
    if (!reason) return showAgain(req, res, { answers: answersOf(req), reasonError: 'Write why it does not go in' });
    const outcome = await refuseSubmission(deps, { ...seen(req), reason, by: signInOf(res).person });
    return outcome.outcome === 'overtaken' ? overtaken(req, res, outcome.overtaken) : toQueue(req, res);
  });

  router.post('/review/:id/second-look', async (req, res) => {
    await lookAgain(deps, { id: seen(req).id, by: signInOf(res).person });
    toQueue(req, res);
  });

  router.use(editRoutes(deps, overtaken));
  router.use(mergerRoutes(deps, overtaken));

  async function show(res: Response, submission: Proposal, typed: Typed) {
    const page = await submissionPage(deps, submission, signInOf(res).person, typed);
    await deps.renderPage(res, 'review/show', editorPage(res, 'review', submission.details.name), page);
  }

  async function showAgain(req: Request, res: Response, typed: Typed) {
    await show(res.status(422), await findSent(deps, seen(req).id), typed);
  }

  async function overtaken(req: Request, res: Response, first: Overtaken) {
    res.status(409);
    const answers = answersOf(req);
    const notice = overtakenText(first);
    const reason = reasonOf(req);
    const submission = await findSent(deps, seen(req).id).catch(() => null);
    if (submission) return show(res, submission, { answers, notice: `${notice} Below is how it stands now; what you typed is still there.` });
    await deps.renderPage(res, 'forms/done', editorPage(res, 'review', 'It is with the group again'), {
      heading: 'It is with the group again',
      paragraphs: reason ? [notice, `You had typed: ${reason}`] : [notice],
      action: { label: 'To the queue', href: paths.review() },
    });
  }
  return router;
}

function reasonOf(req: Request): string {
  return (answersOf(req).reason?.[0] ?? '').trim().slice(0, 2000);
}

function checkedOf(req: Request): 'owner' | 'phoned' | 'visited' | null {
  const [checked] = answersOf(req).checked ?? [];
  return checked === 'owner' || checked === 'phoned' || checked === 'visited' ? checked : null;
}

function toQueue(req: Request, res: Response) {
  res.redirect(303, `${paths.review()}?done=${String(req.params.id)}`);
}

const DONE: Partial<Record<Submission['status'], string>> = {
  approved: 'is public',
  'sent-back': 'is with the group again, who have been mailed',
  refused: 'was refused, and the group has been mailed',
  merged: 'was merged, and the group has been mailed',
};

function doneText({ status, details }: Submission): string | null {
  return details && DONE[status] ? `${details.name} ${DONE[status]}.` : null;
}

import { Router, type Request, type Response } from 'express';
import { typed, type Step } from '../../domain/submission/answers.ts';
import { stepAfter, STEPS } from '../../domain/submission/steps.ts';
import { isOpen, type Answers, type Submission } from '../../domain/submission/submission.ts';
import { EMPTY_ROW } from '../../domain/submission/time-row.ts';
import { fieldOf, rowsOf, withRows } from '../../domain/submission/when.ts';
import { readSubmission } from '../../usecases/read-submission.ts';
import { saveAnswers } from '../../usecases/save-answers.ts';
import { answersOf } from '../form-guard.ts';
import { linkOf } from '../my.ts';
import type { Renderer } from '../pages.ts';
import { paths } from '../paths.ts';
import { FORM_PAGE, submissionOf, type SubmissionDeps } from './routes.ts';
import { stepPage } from './step-page.ts';

/**
 * The steps of the form. Whatever was typed is kept before it is judged, so that neither a mistake nor a closed window loses it.
 * Even a form that comes back with status 422 is a page of its own to go back to: otherwise going back would send the older one again.
 * `press` is the button that was pressed: go on, finish later, find the postcode, add a time or take one out.
 */
export function stepRoutes(deps: SubmissionDeps & Renderer): Router {
  const router = Router();

  router.get('/:step', async (req, res, next) => {
    const step = stepOf(req);
    if (!step) return next();
    const submission = await submissionOf(deps, res);
    if (!isOpen(submission)) return res.redirect(303, paths.my(linkOf(res).token));
    await show(req, res, submission, step);
  });

  router.post('/:step', async (req, res, next) => {
    const step = stepOf(req);
    if (!step) return next();
    const { token, link } = linkOf(res);
    const sent = answersOf(req);
    const press = typed(sent, 'press');
    const rows = rowsAfter(sent, press);
    const { open, submission } = await saveAnswers(deps, link.subjectId, step, rows?.answers ?? sent);
    if (!open) return tooLate(res);
    if (press === 'later') return res.redirect(303, paths.my(token, 'later'));
    if (rows) return res.redirect(303, `${addressOf(req, token, step)}#${rows.goTo}`);
    if (press === 'find') return res.redirect(303, `${addressOf(req, token, step)}#pin`);
    const { missing } = await readSubmission(deps, submission);
    if (missing.some((problem) => problem.step === step)) return res.redirect(303, addressOf(req, token, step, { wrong: 'yes' }));
    res.redirect(303, paths.my(token, (isFromCheck(req) ? null : stepAfter(step))?.slug ?? 'check'));
  });

  async function show(req: Request, res: Response, submission: Submission, step: Step) {
    const context = { reading: await readSubmission(deps, submission), signs: deps.signs };
    const isSentBack = req.query.wrong === 'yes';
    const page = stepPage(submission, step, linkOf(res).token, context, { problems: isSentBack || isFromCheck(req), fromCheck: isFromCheck(req) });
    if (isSentBack && page.errors.length > 0) res.status(422);
    await deps.renderPage(res, 'submissions/step', { title: page.heading, ...FORM_PAGE, pin: page.pin !== null }, page);
  }

  function tooLate(res: Response) {
    res.status(409);
    return deps.renderPage(res, 'forms/done', { title: 'It has been sent already', ...FORM_PAGE }, {
      heading: 'It has been sent already',
      paragraphs: ['So this change was not kept. You can take it back from the editors, as long as they have not decided, and change it then.'],
      action: { label: 'See where it stands', href: paths.my(linkOf(res).token) },
    });
  }
  return router;
}

function stepOf(req: Request): Step | undefined {
  return STEPS.find(({ slug }) => slug === req.params.step);
}

function isFromCheck(req: Request): boolean {
  return req.query.from === 'check';
}

function addressOf(req: Request, token: string, step: Step, more: Record<string, string> = {}): string {
  const query = new URLSearchParams({ ...(isFromCheck(req) && { from: 'check' }), ...more }).toString();
  return paths.my(token, step.slug) + (query && `?${query}`);
}

/** The answers with a time added or taken out, and where to go on; null when neither was asked for. */
export function rowsAfter(sent: Answers, press: string): { answers: Answers; goTo: string } | null {
  const rows = rowsOf(sent);
  const [, taken] = /^remove-(\d+)$/.exec(press) ?? [];
  if (press === 'add') return { answers: withRows(sent, [...rows, EMPTY_ROW]), goTo: fieldOf(rows.length, 'often') };
  return taken ? { answers: withRows(sent, rows.filter((_, position) => position !== Number(taken))), goTo: 'set-times' } : null;
}

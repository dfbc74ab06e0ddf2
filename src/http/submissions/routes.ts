import { Router, type Response } from 'express';
import { NotFound } from '../../domain/errors.ts';
import type { Calendars } from '../../domain/listing-calendar.ts';
import type { NeedSigns } from '../../domain/need-suggestion.ts';
import type { ListingStore } from '../../domain/ports.ts';
import { isOpen, nameOf, type Submission } from '../../domain/submission/submission.ts';
import { answerWithin } from '../../domain/urgent/local-settings.ts';
import { readSubmission } from '../../usecases/read-submission.ts';
import { sendSubmission, type SendDeps } from '../../usecases/send-submission.ts';
import { takeBackSubmission, withdrawSubmission } from '../../usecases/withdraw-submission.ts';
import { linkOf } from '../my.ts';
import type { Renderer } from '../pages.ts';
import { paths } from '../paths.ts';
import { mailLimit } from '../security.ts';
import { checkPage } from './check-page.ts';
import { laterRoutes } from './later.ts';
import { statusPage } from './status-page.ts';
import { stepRoutes } from './steps.ts';

export type SubmissionDeps = SendDeps & { listings: ListingStore; calendars: Calendars; signs: NeedSigns };

export const FORM_PAGE = { forms: true, noIndex: true } as const;

/** Behind the link to a submission: where it stands, its steps, the check before it is sent, and ways to stop. */
export function submissionRoutes(deps: SubmissionDeps & Renderer): Router {
  const router = Router();

  router.get('/', async (_req, res) => {
    const submission = await submissionOf(deps, res);
    const listing = submission.listingId ? await deps.listings.findAny(submission.listingId) : null;
    const page = statusPage(submission, listing, await readSubmission(deps, submission), linkOf(res).token, answerWithin(await deps.localSettings()));
    await deps.renderPage(res, 'submissions/show', { title: page.status.text, ...FORM_PAGE }, page);
  });

  router.get('/check', async (_req, res) => {
    const submission = await submissionOf(deps, res);
    if (!isOpen(submission)) return toStatus(res);
    await showCheck(res, submission);
  });

  router.post('/check', mailLimit(), async (_req, res) => {
    const outcome = await sendSubmission(deps, linkOf(res).link.subjectId);
    if (outcome.kind === 'closed') return toStatus(res);
    if (outcome.kind === 'sent') return res.redirect(303, paths.my(linkOf(res).token, 'sent'));
    res.status(422);
    await showCheck(res, outcome.submission);
  });

  router.get('/sent', async (_req, res) => {
    const submission = await submissionOf(deps, res);
    if (submission.status !== 'waiting') return toStatus(res);
    await deps.renderPage(res, 'forms/done', { title: 'It is with the editors', ...FORM_PAGE }, {
      heading: 'It is with the editors',
      paragraphs: [
        `Thank you for adding ${nameOf(submission)}. An editor reads it ${answerWithin(await deps.localSettings())}, and may ring you to check it.`,
        `We mail ${submission.email} what they decide. A mail with a link is on its way there: it shows where this stands, and lets you take it back.`,
      ],
      action: { label: 'See where it stands', href: paths.my(linkOf(res).token) },
    });
  });

  router.post('/draft', async (_req, res) => {
    const taken = await takeBackSubmission(deps, await submissionOf(deps, res));
    res.redirect(303, taken ? paths.my(linkOf(res).token, 'check') : paths.my(linkOf(res).token));
  });

  router.get('/withdraw', async (_req, res) => {
    const submission = await submissionOf(deps, res);
    const heading = `Withdraw ${nameOf(submission)}?`;
    await deps.renderPage(res, 'forms/show', { title: heading, ...FORM_PAGE }, {
      heading,
      paragraphs: ['What you typed is deleted, and the editors do not see it any more. It cannot be brought back.'],
      fields: [], errors: [], action: paths.my(linkOf(res).token, 'withdraw'), submit: 'Withdraw it',
    });
  });

  router.post('/withdraw', async (_req, res) => {
    await withdrawSubmission(deps, await submissionOf(deps, res));
    toStatus(res);
  });

  router.use(laterRoutes(deps));
  router.use(stepRoutes(deps));
  return router;

  async function showCheck(res: Response, submission: Submission) {
    const context = { reading: await readSubmission(deps, submission), signs: deps.signs };
    const page = checkPage(submission, linkOf(res).token, context, { ...deps, now: deps.clock() });
    await deps.renderPage(res, 'submissions/check', { title: 'Check it and send it', ...FORM_PAGE }, page);
  }
}

/** What the link is for. */
export async function submissionOf({ submissions }: Pick<SubmissionDeps, 'submissions'>, res: Response): Promise<Submission> {
  const submission = await submissions.find(linkOf(res).link.subjectId);
  if (!submission) throw new NotFound('What this link is for is not here any more.');
  return submission;
}

function toStatus(res: Response) {
  res.redirect(303, paths.my(linkOf(res).token));
}

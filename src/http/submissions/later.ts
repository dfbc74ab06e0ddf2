import { Router, type Response } from 'express';
import { z } from 'zod';
import { isOpen, nameOf, type Submission } from '../../domain/submission/submission.ts';
import { keepSubmission } from '../../usecases/keep-submission.ts';
import { errorsOf, type Field } from '../fields.ts';
import { answersOf } from '../form-guard.ts';
import { linkOf } from '../my.ts';
import type { Renderer } from '../pages.ts';
import { paths } from '../paths.ts';
import { mailLimit } from '../security.ts';
import { FORM_PAGE, submissionOf, type SubmissionDeps } from './routes.ts';

/** “Save and finish later”: asks where the link shall go, and mails it. */
export function laterRoutes(deps: SubmissionDeps & Renderer): Router {
  const router = Router();

  router.get('/later', async (_req, res) => {
    const submission = await submissionOf(deps, res);
    if (!isOpen(submission)) return res.redirect(303, paths.my(linkOf(res).token));
    await ask(res, submission, submission.email ?? '', null);
  });

  router.post('/later', mailLimit(), async (req, res) => {
    const submission = await submissionOf(deps, res);
    if (!isOpen(submission)) return res.redirect(303, paths.my(linkOf(res).token));
    const [typed = ''] = answersOf(req).email ?? [];
    const email = z.email().max(200).safeParse(typed.trim().toLowerCase());
    if (!email.success) return ask(res, submission, typed, 'Write your whole e-mail address, like name@example.org.');
    const { mailed } = await keepSubmission(deps, submission, email.data);
    const name = nameOf(submission);
    const heading = 'What you typed is kept';
    await deps.renderPage(res, 'forms/done', { title: heading, ...FORM_PAGE }, {
      heading,
      paragraphs: [
        mailed
          ? `A link back to ${name} is on its way to ${email.data}.`
          : `Several links have gone to ${email.data} within the hour. Any of them brings you back to ${name}.`,
        'You may close this page. Nothing came? Look among the spam.',
      ],
      action: { label: 'Go on now', href: paths.my(linkOf(res).token) },
    });
  });

  function ask(res: Response, submission: Submission, email: string, error: string | null) {
    const fields: Field[] = [{ kind: 'email', name: 'email', label: 'Your e-mail address', hint: 'It is never shown.', value: email, error }];
    if (error) res.status(422);
    return deps.renderPage(res, 'forms/show', { title: 'Finish later', ...FORM_PAGE }, {
      heading: 'Finish later',
      paragraphs: [`What you typed about ${nameOf(submission)} is kept. We mail you a link that brings you back to it.`],
      fields, errors: errorsOf(fields), action: paths.my(linkOf(res).token, 'later'), submit: 'Mail me the link',
    });
  }
  return router;
}

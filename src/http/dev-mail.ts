import { Router } from 'express';
import { NotFound } from '../domain/errors.ts';
import { dateText } from '../domain/date-text.ts';
import type { Renderer } from './pages.ts';
import { paths } from './paths.ts';

type KeptMail = { id: string; to: string; at: string; subject: string; text: string; html: string };
export type MailFolder = { list(): Promise<KeptMail[]>; find(id: string): Promise<KeptMail | null> };

const MAIL_POLICY = [
  "default-src 'none'",
  // A mail brings its styles along, since mail programs load no others.
  "style-src 'unsafe-inline'",
  "frame-ancestors 'self'",
  'sandbox allow-top-navigation-by-user-activation allow-popups',
];

/** `/dev/mail`: what would have been sent, while no mail server is set. Not there in production. */
export function devMailRoutes({ mailFolder, renderPage }: { mailFolder: MailFolder } & Renderer): Router {
  const router = Router();

  router.get('/dev/mail', async (_req, res) => {
    const mails = (await mailFolder.list()).map(({ id, to, at, subject }) => ({
      to, subject,
      on: `${dateText(at.slice(0, 10))}, ${at.slice(11, 16)}`,
      href: paths.devMail(id),
    }));
    await renderPage(res, 'dev/mail', { title: 'Mail', forms: true, noIndex: true }, { mails });
  });

  router.get('/dev/mail/:id', async (req, res) => {
    const mail = await mailFolder.find(req.params.id);
    if (!mail) throw new NotFound('There is no such mail.');
    await renderPage(res, 'dev/one-mail', { title: mail.subject, forms: true, noIndex: true }, {
      mail, lines: lines(mail.text), htmlHref: `${paths.devMail(mail.id)}/html`,
    });
  });

  router.get('/dev/mail/:id/html', async (req, res) => {
    const mail = await mailFolder.find(req.params.id);
    if (!mail) throw new NotFound('There is no such mail.');
    res.set('Content-Security-Policy', MAIL_POLICY.join('; '));
    res.type('html').send(mail.html);
  });
  return router;
}

/** The text in pieces, its addresses apart so that they can be followed. */
function lines(text: string): { text: string; href: string | null }[] {
  return text.split('\n').map((line) => ({ text: line, href: /^https?:\/\/\S+$/.test(line) ? line : null }));
}

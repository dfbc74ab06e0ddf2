import { Router, type RequestHandler, type Response } from 'express';
import { NotFound } from '../domain/errors.ts';
import type { Link, LinkPurpose } from '../domain/link.ts';
import type { Addresses } from '../domain/mail.ts';
import type { Atomically, LinkStore } from '../domain/stores.ts';
import { renewLink } from '../usecases/renew-link.ts';
import type { Renderer } from './pages.ts';
import { paths } from './paths.ts';

export type MyDeps = { links: LinkStore; atomically: Atomically; addresses: Addresses };

/**
 * `/my/:token…`: what a mailed link opens. `pages` are the pages of each kind of link, mounted where the token ends; they
 * find the link with `linkOf`. No page that is only looked at changes anything, since scanners of mail open every link.
 */
export function myRoutes({ links, renderPage, ...deps }: MyDeps & Renderer, pages: Partial<Record<LinkPurpose, RequestHandler>>): Router {
  const router = Router();

  router.use('/my/:token', async (req, res, next) => {
    const { token } = req.params;
    const link = await links.find(token);
    const handler = link && pages[link.purpose];
    if (!handler) throw new NotFound('This address is not complete. Open the link in the mail again, or copy the whole of it.');
    res.set({ 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' });
    res.locals.my = { token, link };
    if (link.state === 'live') return handler(req, res, next);
    if (link.email && link.state === 'expired' && req.method === 'POST' && req.path === '/renew') {
      await renewLink(deps, link);
      return renderPage(res, 'forms/done', { title: 'A new link is on its way', forms: true, noIndex: true }, {
        heading: 'A new link is on its way',
        paragraphs: ['It goes to the address the old one went to.'],
        action: null,
      });
    }
    res.status(410);
    if (link.state === 'ended' || !link.email) {
      return renderPage(res, 'forms/done', { title: 'That link has been used', forms: true, noIndex: true }, {
        heading: 'That link has been used',
        paragraphs: ['What it was for is done, or somebody has ended it.'],
        action: { label: 'Search the directory', href: paths.home() },
      });
    }
    return renderPage(res, 'forms/show', { title: 'That link is too old', forms: true, noIndex: true }, {
      heading: 'That link is too old',
      paragraphs: ['For safety a link works only for a while. We can mail a new one to the same address.'],
      fields: [], errors: [], action: paths.my(token, 'renew'), submit: 'Mail me a new one',
    });
  });

  return router;
}

/** The live link a page under `/my/:token` was opened with, and its token for the addresses of forms. */
export function linkOf(res: Response): { token: string; link: Link } {
  return res.locals.my as { token: string; link: Link };
}

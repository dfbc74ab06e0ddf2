import { Router, type Response } from 'express';
import { z } from 'zod';
import { NotFound } from '../domain/errors.ts';
import type { Listing } from '../domain/listing.ts';
import type { Addresses } from '../domain/mail.ts';
import type { ListingStore } from '../domain/ports.ts';
import type { Atomically } from '../domain/stores.ts';
import type { Answers } from '../domain/submission/submission.ts';
import { claimListing } from '../usecases/claim-listing.ts';
import { confirmClaim } from '../usecases/confirm-claim.ts';
import { errorsOf, type Field } from './fields.ts';
import { answersOf } from './form-guard.ts';
import { linkOf } from './my.ts';
import type { Renderer } from './pages.ts';
import { paths } from './paths.ts';
import { mailLimit } from './security.ts';

export type ClaimDeps = { listings: ListingStore; atomically: Atomically; addresses: Addresses };

const LONGEST_WORDS = 400;

/** `/listings/:slug/claim`: somebody says that a listing is theirs. */
export function claimRoutes({ listings, renderPage, ...deps }: ClaimDeps & Renderer): Router {
  const router = Router();

  const ask = (res: Response, { slug, details: { name } }: Listing, fields: Field[]) =>
    renderPage(res, 'forms/show', { title: `Is ${name} yours?`, forms: true, noIndex: true }, {
      heading: `Is “${name}” yours?`,
      paragraphs: [
        'Whoever runs it can keep it right from a mailed link: say that everything is still right, whether there is room, what has changed. There is no password.',
      ],
      fields, errors: errorsOf(fields), action: paths.claim(slug), submit: 'Say that it is yours',
    });

  router.get('/listings/:slug/claim', async (req, res) => {
    await ask(res, await publishedListing(req.params.slug), claimFields({}));
  });

  router.post<{ slug: string }>('/listings/:slug/claim', mailLimit(), async (req, res) => {
    const listing = await publishedListing(req.params.slug);
    const claim = readClaim(answersOf(req));
    if ('errors' in claim) {
      res.status(422);
      return ask(res, listing, claimFields(answersOf(req), claim.errors));
    }
    await claimListing(deps, listing, claim);
    res.redirect(303, `${paths.claim(listing.slug)}/sent`);
  });

  router.get('/listings/:slug/claim/sent', async (req, res) => {
    const { slug, details: { name } } = await publishedListing(req.params.slug);
    await renderPage(res, 'forms/done', { title: 'Thank you', forms: true, noIndex: true }, {
      heading: 'Thank you',
      paragraphs: [
        `If an e-mail address stands on “${name}”, a link has gone to it: whoever reads that mail can say that it is yours. If none does, an editor looks into it and writes to you.`,
        'If nothing has come within a few days, say it once more, with how we can make sure.',
      ],
      action: { label: 'Back to the listing', href: paths.listing(slug) },
    });
  });

  async function publishedListing(slug: string): Promise<Listing> {
    const listing = await listings.findPublic(slug);
    if (listing?.status !== 'published') throw new NotFound('There is no listing at this address.');
    return listing;
  }
  return router;
}

/** Behind a claim's link: the one question, and a button to say yes. */
export function claimPage({ listings, renderPage, ...deps }: ClaimDeps & Renderer): Router {
  const router = Router();

  router.get('/', async (_req, res) => {
    const { token, link } = linkOf(res);
    const { name } = (await claimed(link.subjectId)).details;
    await renderPage(res, 'forms/show', { title: `Is ${name} yours?`, forms: true, noIndex: true }, {
      heading: `Is “${name}” yours?`,
      paragraphs: [
        `Say yes, and we write to ${link.email} with the link to its page. There you keep it right, without a password.`,
        'If you know nothing of it, close this page: nothing happens.',
      ],
      fields: [], errors: [], action: paths.my(token, 'yes'), submit: 'Yes, we look after it',
    });
  });

  router.post('/yes', async (_req, res) => {
    const { token, link } = linkOf(res);
    const listing = await claimed(link.subjectId);
    const ownersToken = await confirmClaim(deps, listing, link.email!, token);
    if (!ownersToken) throw new NotFound('That link has been used already.');
    res.redirect(303, paths.my(ownersToken));
  });

  async function claimed(id: string): Promise<Listing> {
    const listing = await listings.findAny(id);
    if (!listing) throw new NotFound('What this link was for is not here any more.');
    return listing;
  }
  return router;
}

type ClaimErrors = Partial<Record<'email' | 'words', string>>;

function claimFields({ email = [], words = [] }: Answers, errors: ClaimErrors = {}): Field[] {
  return [
    {
      kind: 'email', name: 'email', label: 'Your e-mail address', value: email[0], error: errors.email,
      hint: 'Shown to whoever reads the mail of the group, and to our editors; to nobody else.',
    },
    {
      kind: 'textarea', name: 'words', label: 'What do you do there?', value: words[0], error: errors.words,
      hint: 'For example, “I run the Tuesday session.”',
      rows: 2, maxlength: LONGEST_WORDS,
    },
  ];
}

function readClaim({ email: [typed = ''] = [], words: [words = ''] = [] }: Answers): { email: string; words: string } | { errors: ClaimErrors } {
  const errors: ClaimErrors = {};
  const email = z.email().max(200).safeParse(typed.trim());
  if (!email.success) errors.email = 'Enter your e-mail address, like name@example.org';
  if (words.trim() === '') errors.words = 'Say in a few words what you do there';
  if (words.trim().length > LONGEST_WORDS) errors.words = `Say it in ${LONGEST_WORDS} characters or fewer`;
  return email.success && Object.keys(errors).length === 0 ? { email: email.data, words: words.trim() } : { errors };
}

import { Router, type RequestHandler, type Response } from 'express';
import { z } from 'zod';
import { dateText } from '../domain/date-text.ts';
import { NotFound } from '../domain/errors.ts';
import { londonWallClock } from '../domain/london-time.ts';
import type { Listing } from '../domain/listing.ts';
import type { Addresses } from '../domain/mail.ts';
import type { Clock, ListingStore } from '../domain/ports.ts';
import { REPORT_LABELS, REPORT_REASONS, type Report, type ReportReason } from '../domain/report.ts';
import type { Atomically, ReportStore } from '../domain/stores.ts';
import type { Answers } from '../domain/submission/submission.ts';
import { reportProblem } from '../usecases/report-problem.ts';
import { errorsOf, type Field } from './fields.ts';
import { answersOf } from './form-guard.ts';
import { linkOf } from './my.ts';
import type { Renderer } from './pages.ts';
import { paths } from './paths.ts';
import { mailLimit } from './security.ts';

export type ProblemDeps = { listings: ListingStore; reports: ReportStore; atomically: Atomically; addresses: Addresses; clock: Clock };

const LONGEST_WORDS = 600;

/** `/listings/:slug/problem`: anybody says what is wrong with a listing, without an account. */
export function problemRoutes({ listings, renderPage, ...deps }: ProblemDeps & Renderer): Router {
  const router = Router();

  const ask = (res: Response, { slug, details: { name } }: Listing, fields: Field[]) =>
    renderPage(res, 'forms/show', { title: `Something wrong: ${name}`, forms: true, noIndex: true }, {
      heading: `What is wrong with “${name}”?`,
      paragraphs: ['Our editors and the group that runs it read what you write. Say nothing about a caller or a patient.'],
      fields, errors: errorsOf(fields), action: paths.problem(slug), submit: 'Tell us',
    });

  router.get('/listings/:slug/problem', async (req, res) => {
    await ask(res, await publicListing(req.params.slug), problemFields({}));
  });

  router.post<{ slug: string }>('/listings/:slug/problem', mailLimit(), async (req, res) => {
    const listing = await publicListing(req.params.slug);
    const answers = answersOf(req);
    const said = readProblem(answers);
    if ('errors' in said) {
      res.status(422);
      return ask(res, listing, problemFields(answers, said.errors));
    }
    await reportProblem(deps, listing, said);
    res.redirect(303, `${paths.problem(listing.slug)}/sent`);
  });

  router.get('/listings/:slug/problem/sent', async (req, res) => {
    const { slug, details: { name } } = await publicListing(req.params.slug);
    await renderPage(res, 'forms/done', { title: 'Thank you', forms: true, noIndex: true }, {
      heading: 'Thank you',
      paragraphs: [
        `The editors and whoever runs “${name}” have been told.`,
        'If you left an e-mail address, we will write to you when somebody has looked into it.',
      ],
      action: { label: 'Back to the listing', href: paths.listing(slug) },
    });
  });

  async function publicListing(slug: string): Promise<Listing> {
    const listing = await listings.findPublic(slug);
    if (!listing) throw new NotFound('There is no listing at this address.');
    return listing;
  }
  return router;
}

/** Behind a reporter's link: what they said, and what came of it. */
export function reportPage({ listings, reports, renderPage }: ProblemDeps & Renderer): RequestHandler {
  return async (_req, res) => {
    const report = await reports.find(linkOf(res).link.subjectId);
    const listing = report && (await listings.findAny(report.listingId));
    if (!listing) throw new NotFound('What this link was for is not kept any longer.');
    const { name } = listing.details;
    await renderPage(res, 'forms/done', { title: `What you told us about ${name}`, forms: true, noIndex: true }, {
      heading: `What you told us about “${name}”`,
      paragraphs: [saidText(report), ...answerTexts(report)],
      action: { label: 'See the listing', href: paths.listing(listing.slug) },
    });
  };
}

function saidText({ madeAt, reason, words }: Report): string {
  return `On ${dayText(madeAt)} you told us: ${REPORT_LABELS[reason].toLowerCase()}.${words ? ` In your words: “${words}”` : ''}`;
}

function answerTexts({ answeredAt, answer }: Report): string[] {
  return answeredAt ? [`On ${dayText(answeredAt)} an editor answered: “${answer}”`] : ['Nobody has answered yet. We will write to you when somebody has.'];
}

function dayText(instant: string): string {
  return dateText(londonWallClock(new Date(instant)).date);
}

type Said = Pick<Report, 'reason' | 'words' | 'email'>;
type ProblemErrors = Partial<Record<'reason' | 'words' | 'email', string>>;

function problemFields({ reason = [], words = [], email = [] }: Answers, errors: ProblemErrors = {}): Field[] {
  return [
    {
      kind: 'radios', name: 'reason', label: 'What is wrong?', value: reason[0], error: errors.reason,
      options: REPORT_REASONS.map((value) => ({ value, label: REPORT_LABELS[value] })),
    },
    {
      kind: 'textarea', name: 'words', label: 'What happened?', optional: true, value: words[0], error: errors.words,
      hint: 'A sentence is enough: what you rang, when, what you heard.',
      rows: 3, maxlength: LONGEST_WORDS,
    },
    {
      kind: 'email', name: 'email', label: 'Your e-mail address', optional: true, value: email[0], error: errors.email,
      hint: 'If you want to hear what came of it. The group does not see it.',
    },
  ];
}

function readProblem({ reason = [], words: [words = ''] = [], email: [email = ''] = [] }: Answers): Said | { errors: ProblemErrors } {
  const errors: ProblemErrors = {};
  const known = REPORT_REASONS.find((candidate) => candidate === reason[0]);
  if (!known) errors.reason = 'Choose what is wrong; “Something else” will do';
  if (words.trim().length > LONGEST_WORDS) errors.words = `Say it in ${LONGEST_WORDS} characters or fewer`;
  if (known === 'something-else' && words.trim() === '') errors.words = 'Say in a few words what is wrong';
  const isAddress = z.email().max(200).safeParse(email.trim()).success;
  if (email.trim() !== '' && !isAddress) errors.email = 'Enter a whole e-mail address, like name@example.org, or leave it empty';
  if (Object.keys(errors).length > 0) return { errors };
  return { reason: known as ReportReason, words: words.trim(), email: email.trim() || null };
}

import { Router, type Request, type Response } from 'express';
import { changesBetween } from '../../domain/changes.ts';
import { NotFound } from '../../domain/errors.ts';
import { LISTING_FIELDS } from '../../domain/listing-fields.ts';
import type { Listing } from '../../domain/listing.ts';
import { londonWallClock } from '../../domain/london-time.ts';
import type { Overtaken } from '../../domain/overtaken.ts';
import { typed } from '../../domain/submission/answers.ts';
import { findDuplicates } from '../../usecases/find-duplicates.ts';
import { mergeSubmission } from '../../usecases/merge-submission.ts';
import type { Proposal } from '../../usecases/take-up-submission.ts';
import { editorPage } from '../editor/page.ts';
import { answersOf } from '../form-guard.ts';
import type { Renderer } from '../pages.ts';
import { paths } from '../paths.ts';
import { signInOf } from '../sign-in.ts';
import type { ReviewDeps } from './routes.ts';
import { findSent, numberOf, overtakenText, seen } from './sent-submission.ts';
import { shownChange, type ShownChange } from './shown-change.ts';

type Candidate = { name: string; why: string; href: string };
export type MergerChoice = {
  name: string;
  backHref: string;
  action: string;
  typed: string;
  likely: Candidate[];
  /** By the name that was typed; null before any was. */
  found: Candidate[] | null;
};

export type MergerPage = {
  name: string;
  backHref: string;
  action: string;
  version: number;
  into: { id: string; name: string; href: string; revision: number };
  notice: string | null;
  /** What the group says otherwise, each to be taken over or not. */
  fields: (ShownChange & { taken: boolean })[];
};

const MOST_FOUND = 20;

/** `/review/:id/merger`: puts a submission into a listing that is there already. `decided` answers when there is nothing to merge any more. */
export function mergerRoutes(deps: ReviewDeps & Renderer, decided: (req: Request, res: Response, overtaken: Overtaken) => Promise<void>): Router {
  const router = Router();

  router.get('/review/:id/merger', async (req, res) => {
    const proposal = await findSent(deps, req.params.id);
    if (proposal.status !== 'waiting' || proposal.listingId) return res.redirect(303, paths.review(proposal.id));
    const { into, name } = req.query;
    if (typeof into === 'string') return show(res, proposal, await findListing(into), { taken: null, notice: null });
    const sought = typeof name === 'string' ? name : '';
    await deps.renderPage(res, 'review/merger-choice', editorPage(res, 'review', 'Merge into which listing?'), {
      name: proposal.details.name,
      backHref: paths.review(proposal.id),
      action: paths.review(proposal.id, 'merger'),
      typed: sought,
      likely: await likelyOf(proposal),
      found: sought ? await foundBy(sought, proposal) : null,
    });
  });

  router.post('/review/:id/merger', async (req, res) => {
    const answers = answersOf(req);
    const listing = await findListing(typed(answers, 'into'));
    const fields = LISTING_FIELDS.filter((field) => answers.field?.includes(field));
    const outcome = await mergeSubmission(deps, {
      ...seen(req),
      listingId: listing.id,
      listingRevision: numberOf(req, 'revision'),
      fields,
      by: signInOf(res).person,
    });
    if (outcome.outcome === 'merged') {
      await deps.sync().catch(deps.onDegraded);
      return res.redirect(303, `${paths.review()}?done=${req.params.id}`);
    }
    const proposal = await findSent(deps, req.params.id).catch(() => null);
    if (proposal?.status !== 'waiting' || proposal.version !== seen(req).version) return decided(req, res, outcome.overtaken);
    await show(res.status(409), proposal, listing, { taken: fields, notice: `${overtakenText(outcome.overtaken)} Look once more at what you take over.` });
  });

  async function show(res: Response, proposal: Proposal, listing: Listing, { taken, notice }: { taken: string[] | null; notice: string | null }) {
    const { name } = proposal.details;
    // What the group says nothing of is no reason to empty it.
    const changes = changesBetween(listing.details, proposal.details, deps.vocabulary).filter(({ after }) => after !== '');
    await deps.renderPage(res, 'review/merger', editorPage(res, 'review', `Merge ${name}`), {
      name, notice, version: proposal.version, backHref: paths.review(proposal.id), action: paths.review(proposal.id, 'merger'),
      into: { id: listing.id, name: listing.details.name, href: paths.editor('listings', listing.id), revision: listing.revision },
      fields: changes.map((change) => ({ ...shownChange(change), taken: taken ? taken.includes(change.field) : change.before === '' })),
    });
  }

  async function findListing(id: string): Promise<Listing> {
    const listing = await deps.listings.findAny(id);
    if (!listing) throw new NotFound('There is no such listing to merge into.');
    return listing;
  }

  async function likelyOf({ id, details }: Proposal): Promise<Candidate[]> {
    const duplicates = await findDuplicates(deps, details, null);
    return duplicates.map(({ listing, reasons }) => candidateFor(id, listing, reasons));
  }

  async function foundBy(name: string, { id }: Proposal): Promise<Candidate[]> {
    const today = londonWallClock(deps.clock()).date;
    const { listings } = await deps.listings.browse({ name, status: null, check: null, source: null, need: null, today }, MOST_FOUND, 0);
    return listings.map((listing) => candidateFor(id, listing, [listing.details.organisation.name, listing.status]));
  }
  return router;
}

function candidateFor(submissionId: string, { id, details }: Listing, why: string[]): Candidate {
  return { name: details.name, why: why.join(', '), href: `${paths.review(submissionId, 'merger')}?into=${id}` };
}

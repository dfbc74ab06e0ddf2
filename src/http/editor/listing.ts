import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { NotFound } from '../../domain/errors.ts';
import type { Listing } from '../../domain/listing.ts';
import { typed } from '../../domain/submission/answers.ts';
import { addOwner, removeOwner } from '../../usecases/change-owners.ts';
import { changeStatus } from '../../usecases/change-status.ts';
import { checkListing, type ListingOutcome } from '../../usecases/check-listing.ts';
import { restoreRevision } from '../../usecases/restore-revision.ts';
import { answersOf } from '../form-guard.ts';
import type { Renderer } from '../pages.ts';
import { paths } from '../paths.ts';
import { overtakenText } from '../review/sent-submission.ts';
import { signInOf } from '../sign-in.ts';
import { queryOf } from './listings.ts';
import { listingView, type ListingViewDeps } from './listing-view.ts';
import { editorPage } from './page.ts';
import { revisionView } from './revision-view.ts';
import type { EditDeps } from '../review/edit.ts';

export type EditorListingDeps = ListingViewDeps & EditDeps;

const LONGEST_REASON = 600;
const DONE: Record<string, string> = {
  saved: 'Saved.',
  checked: 'It is marked as checked today.',
  status: 'Done.',
  owner: 'They have been mailed the link to their page.',
  removed: 'They are no longer an owner.',
  restored: 'It says again what it said then.',
  merged: 'Merged. The address of the other one leads here.',
};

/** `/editor/listings/:id`: everything about one listing, and what an editor can do with it. */
export function editorListingRoutes(deps: EditorListingDeps & Renderer): Router {
  const router = Router();

  router.get('/editor/listings/:id', async (req, res) => {
    await show(res, await findListing(req.params.id), { done: DONE[queryOf(req, 'done')] ?? null });
  });

  router.get('/editor/listings/:id/revisions/:revision', async (req, res) => {
    const listing = await findListing(req.params.id);
    const page = await revisionView(deps, listing, Number(req.params.revision));
    await deps.renderPage(res, 'editor/listings/revision', editorPage(res, 'listings', page.heading), page);
  });

  router.post('/editor/listings/:id/revisions/:revision', async (req, res) => {
    await answer(req, res, await restoreRevision(deps, { ...seen(req), earlier: Number(req.params.revision), by: signInOf(res).person }), 'restored');
  });

  router.post('/editor/listings/:id/check', async (req, res) => {
    const how = typed(answersOf(req), 'how') === 'visited' ? 'visited' : 'phoned';
    await answer(req, res, await checkListing(deps, { ...seen(req), how, by: signInOf(res).person }), 'checked');
  });

  for (const [noun, status] of [['publication', 'published'], ['closure', 'closed'], ['archiving', 'archived']] as const) {
    router.post(`/editor/listings/:id/${noun}`, async (req, res) => {
      const reason = typed(answersOf(req), 'reason').trim().slice(0, LONGEST_REASON);
      if (status !== 'published' && reason === '') {
        const listing = await findListing(seen(req).id);
        return show(res.status(422), listing, { reasonError: 'Write why, for whoever looks it up later' });
      }
      await answer(req, res, await changeStatus(deps, { ...seen(req), status, reason, by: signInOf(res).person }), 'status');
    });
  }

  router.post('/editor/listings/:id/owners', async (req, res) => {
    const email = typed(answersOf(req), 'email');
    const read = z.email().max(200).safeParse(email.trim());
    if (!read.success) {
      const listing = await findListing(req.params.id);
      return show(res.status(422), listing, { email, emailError: 'Enter an e-mail address, like name@example.org' });
    }
    await addOwner(deps, { listingId: req.params.id, email: read.data, by: signInOf(res).person });
    res.redirect(303, `${paths.editor('listings', req.params.id)}?done=owner`);
  });

  router.post('/editor/listings/:id/owner-removal', async (req, res) => {
    await removeOwner(deps, { listingId: req.params.id, email: typed(answersOf(req), 'email'), by: signInOf(res).person });
    res.redirect(303, `${paths.editor('listings', req.params.id)}?done=removed`);
  });

  /** By its id, or by the last part of its public address. */
  async function findListing(id: string): Promise<Listing> {
    const listing = (await deps.listings.findAny(id)) ?? (await deps.listings.findAnyBySlug(id));
    if (!listing) throw new NotFound('There is no such listing.');
    return listing;
  }

  async function answer(req: Request, res: Response, outcome: ListingOutcome, done: string) {
    if (outcome.outcome === 'overtaken') {
      const reason = typed(answersOf(req), 'reason');
      return show(res.status(409), await findListing(seen(req).id), { reason, notice: `${overtakenText(outcome.overtaken)} Below is how it stands now.` });
    }
    await deps.sync().catch(deps.onDegraded);
    res.redirect(303, `${paths.editor('listings', outcome.listing.id)}?done=${done}`);
  }

  async function show(res: Response, listing: Listing, typedIn: Parameters<typeof listingView>[2]) {
    await deps.renderPage(res, 'editor/listings/show', editorPage(res, 'listings', listing.details.name), await listingView(deps, listing, typedIn));
  }
  return router;
}

function seen(req: Request): { id: string; revision: number } {
  return { id: String(req.params.id), revision: Number(typed(answersOf(req), 'revision')) || 0 };
}

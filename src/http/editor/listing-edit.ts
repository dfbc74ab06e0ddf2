import { Router, type Request, type Response } from 'express';
import { changesBetween, reconcile } from '../../domain/changes.ts';
import { NotFound } from '../../domain/errors.ts';
import type { ListingField } from '../../domain/listing-fields.ts';
import type { Listing, ListingDetails } from '../../domain/listing.ts';
import { typed } from '../../domain/submission/answers.ts';
import type { Answers } from '../../domain/submission/submission.ts';
import { fillEdit, readEdit } from '../../usecases/read-edit.ts';
import { saveListing } from '../../usecases/save-listing.ts';
import { errorsOf, type ErrorLink, type Field } from '../fields.ts';
import { answersOf } from '../form-guard.ts';
import type { Renderer } from '../pages.ts';
import { paths } from '../paths.ts';
import { choicesOf, conflictField } from '../review/conflicts.ts';
import { overtakenText } from '../review/sent-submission.ts';
import { shownChange, type ShownChange } from '../review/shown-change.ts';
import { signInOf } from '../sign-in.ts';
import { rowsAfter } from '../submissions/steps.ts';
import { editForm, type EditForm } from './edit-form.ts';
import type { EditorListingDeps } from './listing.ts';
import { editorPage } from './page.ts';

export type ListingEditPage = {
  name: string;
  backHref: string;
  action: string;
  /** The revision the form was filled from, and the one the editor knows of. */
  base: number;
  seen: number;
  form: EditForm;
  errors: ErrorLink[];
  notice: string | null;
  /** What somebody else changed while the form was open, and a choice where both did. */
  meanwhile: ShownChange[];
  conflicts: Field[];
};

type Shown = { isJudged: boolean; base?: number; notice?: string | null; undecided?: ListingField[] };

/** `/editor/listings/:id/edit`: an editor's own edit. What somebody else saves meanwhile is told, and stays. */
export function listingEditRoutes(deps: EditorListingDeps & Renderer): Router {
  const router = Router();

  router.get('/editor/listings/:id/edit', async (req, res) => {
    const listing = await findListing(req.params.id);
    await show(req, res, listing, fillEdit(listing.details), { isJudged: false });
  });

  router.post('/editor/listings/:id/edit', async (req, res) => {
    const answers = answersOf(req);
    const [base, seen] = [numberOf(answers, 'base'), numberOf(answers, 'seen')];
    const listing = await findListing(req.params.id);
    const rows = rowsAfter(answers, typed(answers, 'press'));
    if (rows || typed(answers, 'press') === 'find') return show(req, res, listing, rows?.answers ?? answers, { isJudged: false, base });
    const { details, problems } = await readEdit(deps, answers, await detailsAt(listing, base));
    if (problems.length > 0) return show(req, res.status(422), listing, answers, { isJudged: true, base });

    const outcome = await saveListing(deps, { id: listing.id, base, seen, details, choices: choicesOf(answers), by: signInOf(res).person });
    if (outcome.outcome === 'overtaken') {
      const notice = `${overtakenText(outcome.overtaken)} What you typed is still here. Saving it again changes only what you changed.`;
      return show(req, res.status(409), await findListing(listing.id), answers, { isJudged: false, base, notice });
    }
    if (outcome.outcome === 'undecided') return show(req, res.status(422), listing, answers, { isJudged: false, base, undecided: outcome.conflicts });
    await deps.sync().catch(deps.onDegraded);
    res.redirect(303, `${paths.editor('listings', listing.id)}?done=saved`);
  });

  async function show(req: Request, res: Response, listing: Listing, answers: Answers, shown: Shown) {
    const { isJudged, base = listing.revision, notice = null, undecided = [] } = shown;
    const begun = await detailsAt(listing, base);
    const reading = await readEdit(deps, answers, begun);
    const form = editForm(answers, reading, deps.signs, { isJudged, capacity: listing.details.capacity });
    const { conflicts } = reconcile(begun, reading.details, listing.details);
    const sides = { base: begun, theirs: reading.details, today: listing.details };
    const fields = conflicts.map((field) =>
      conflictField(field, { sides, names: ['Yours', 'Theirs'], vocabulary: deps.vocabulary, answers, undecided }),
    );
    const { name } = listing.details;
    await deps.renderPage(res, 'editor/listings/edit', { ...editorPage(res, 'listings', `Edit ${name}`), pin: form.pin !== null }, {
      name, form, notice, base, conflicts: fields,
      seen: notice !== null || req.method === 'GET' ? listing.revision : numberOf(answers, 'seen'),
      errors: [...errorsOf(fields), ...form.errors],
      backHref: paths.editor('listings', listing.id), action: paths.editor('listings', listing.id, 'edit'),
      meanwhile: changesBetween(begun, listing.details, deps.vocabulary).map(shownChange),
    });
  }

  async function findListing(id: string): Promise<Listing> {
    const listing = await deps.listings.findAny(id);
    if (!listing) throw new NotFound('There is no such listing.');
    return listing;
  }

  async function detailsAt(listing: Listing, revision: number): Promise<ListingDetails> {
    if (revision === listing.revision) return listing.details;
    const past = await deps.revisions.find(listing.id, revision);
    if (!past) throw new NotFound('There is no such revision.');
    return past.details;
  }
  return router;
}

function numberOf(answers: Answers, field: string): number {
  return Number(typed(answers, field)) || 0;
}

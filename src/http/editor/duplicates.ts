import { Router, type Request, type Response } from 'express';
import { changesBetween } from '../../domain/changes.ts';
import { checkText } from '../../domain/listing-text.ts';
import { KEY_KINDS, type ListingKey } from '../../domain/listing-keys.ts';
import { LISTING_FIELDS } from '../../domain/listing-fields.ts';
import { CHECK_LABELS } from '../../domain/labels.ts';
import { NotFound } from '../../domain/errors.ts';
import type { Listing, Status } from '../../domain/listing.ts';
import type { Vocabulary } from '../../domain/need.ts';
import { formatPhone } from '../../domain/phone-line.ts';
import type { Atomically, Stores } from '../../domain/stores.ts';
import { typed } from '../../domain/submission/answers.ts';
import { keepApart } from '../../usecases/keep-apart.ts';
import { listDuplicates } from '../../usecases/list-duplicates.ts';
import { mergeListings } from '../../usecases/merge-listings.ts';
import { answersOf } from '../form-guard.ts';
import type { Renderer } from '../pages.ts';
import { paths } from '../paths.ts';
import { overtakenText } from '../review/sent-submission.ts';
import { shownChange, type ShownChange } from '../review/shown-change.ts';
import { signInOf } from '../sign-in.ts';
import { queryOf } from './listings.ts';
import { editorPage } from './page.ts';

export type DuplicateDeps = Pick<Stores, 'listings' | 'revisions' | 'duplicates'> & {
  vocabulary: Vocabulary;
  atomically: Atomically;
  sync: () => Promise<void>;
  onDegraded: (error: unknown) => void;
};

type Half = { id: string; name: string; href: string; status: Status; facts: string[]; keepHref: string };
export type DuplicatesPage = { pairs: { reasons: string; one: Half; other: Half }[]; nextHref: string | null; isFirst: boolean; apartAction: string };

export type ListingMergerPage = {
  notice: string | null;
  action: string;
  keep: { id: string; name: string; href: string; revision: number };
  close: { id: string; name: string; href: string; revision: number };
  swapHref: string;
  fields: (ShownChange & { taken: boolean })[];
};

/** `/editor/duplicates`: pairs that are likely the same, to be merged or kept apart. */
export function duplicateRoutes(deps: DuplicateDeps & Renderer): Router {
  const router = Router();

  router.get('/editor/duplicates', async (req, res) => {
    const after = keyOf(queryOf(req, 'after'));
    const { pairs, next } = await listDuplicates(deps, after);
    await deps.renderPage(res, 'editor/duplicates/index', editorPage(res, 'duplicates', 'Duplicates'), {
      pairs: pairs.map(({ one, other, reasons }) => ({ reasons: reasons.join(', '), one: halfOf(one, other), other: halfOf(other, one) })),
      nextHref: next && `${paths.editor('duplicates')}?${new URLSearchParams({ after: `${next.kind} ${next.value}` })}`,
      isFirst: after === null,
      apartAction: paths.editor('duplicates', 'apart'),
    });
  });

  router.post('/editor/duplicates/apart', async (req, res) => {
    const answers = answersOf(req);
    await keepApart(deps, { oneId: typed(answers, 'one'), otherId: typed(answers, 'other'), by: signInOf(res).person });
    res.redirect(303, paths.editor('duplicates'));
  });

  router.get('/editor/duplicates/merger', async (req, res) => {
    await show(res, await findListing(queryOf(req, 'keep')), await findListing(queryOf(req, 'close')), { taken: null, notice: null });
  });

  router.post('/editor/duplicates/merger', async (req, res) => {
    const answers = answersOf(req);
    const [keep, close] = [await findListing(typed(answers, 'keep')), await findListing(typed(answers, 'close'))];
    const fields = LISTING_FIELDS.filter((field) => answers.field?.includes(field));
    const outcome = await mergeListings(deps, {
      keep: { id: keep.id, revision: numberOf(req, 'keep-revision') },
      close: { id: close.id, revision: numberOf(req, 'close-revision') },
      fields,
      by: signInOf(res).person,
    });
    if (outcome.outcome === 'overtaken') {
      const notice = `${overtakenText(outcome.overtaken)} Look once more at what is taken over.`;
      return show(res.status(409), keep, close, { taken: fields, notice });
    }
    await deps.sync().catch(deps.onDegraded);
    res.redirect(303, `${paths.editor('listings', keep.id)}?done=merged`);
  });

  async function show(res: Response, keep: Listing, close: Listing, { taken, notice }: { taken: string[] | null; notice: string | null }) {
    if (keep.id === close.id) throw new NotFound('A listing cannot be merged with itself.');
    const changes = changesBetween(keep.details, close.details, deps.vocabulary).filter(({ after, field }) => after !== '' && field !== 'source');
    await deps.renderPage(res, 'editor/duplicates/merger', editorPage(res, 'duplicates', `Merge into ${keep.details.name}`), {
      notice, action: paths.editor('duplicates', 'merger'), keep: sideOf(keep), close: sideOf(close), swapHref: mergerHref(close, keep),
      fields: changes.map((change) => ({ ...shownChange(change), taken: taken ? taken.includes(change.field) : change.before === '' })),
    });
  }

  async function findListing(id: string): Promise<Listing> {
    const listing = await deps.listings.findAny(id);
    if (!listing) throw new NotFound('There is no such listing.');
    return listing;
  }
  return router;
}

function sideOf({ id, revision, details: { name } }: Listing) {
  return { id, revision, name, href: paths.editor('listings', id) };
}

function halfOf(listing: Listing, other: Listing): Half {
  const { name, organisation, venues, phoneLines, check } = listing.details;
  const venue = venues[0];
  return {
    id: listing.id, name, status: listing.status, href: paths.editor('listings', listing.id), keepHref: mergerHref(listing, other),
    facts: [
      organisation.name === name ? '' : organisation.name,
      venue ? [venue.name, venue.postcode].filter(Boolean).join(', ') : '',
      phoneLines.map(({ number }) => formatPhone(number).display).join(', '),
      check ? checkText(check) : CHECK_LABELS.never,
    ].filter(Boolean),
  };
}

function mergerHref(keep: Listing, close: Listing): string {
  return `${paths.editor('duplicates', 'merger')}?keep=${keep.id}&close=${close.id}`;
}

/** A key as an address has it: `phone +441614960100`. */
function keyOf(text: string): ListingKey | null {
  const [, word, value] = /^(\w+) (.+)$/.exec(text.slice(0, 400)) ?? [];
  const kind = KEY_KINDS.find((one) => one === word);
  return kind && value ? { kind, value } : null;
}

function numberOf(req: Request, field: string): number {
  return Number(typed(answersOf(req), field)) || 0;
}

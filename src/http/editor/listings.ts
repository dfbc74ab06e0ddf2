import { Router, type Request } from 'express';
import { checkState } from '../../domain/check.ts';
import { dateText } from '../../domain/date-text.ts';
import { CHECK_LABELS } from '../../domain/labels.ts';
import { STATUSES, type Listing, type Status } from '../../domain/listing.ts';
import { londonWallClock } from '../../domain/london-time.ts';
import type { Vocabulary } from '../../domain/need.ts';
import type { Clock, ListingFilter, ListingStore } from '../../domain/ports.ts';
import { outcodeOf } from '../../domain/venue.ts';
import type { Field } from '../fields.ts';
import type { Renderer } from '../pages.ts';
import { paths } from '../paths.ts';
import { STATUS_LABELS } from './listing-view.ts';
import { editorPage } from './page.ts';

export type EditorListingsDeps = { listings: ListingStore; vocabulary: Vocabulary; clock: Clock };

export type ListingsPage = {
  filter: { name: string; selects: Select[] };
  total: string;
  rows: { id: string; name: string; href: string; status: Status; organisation: string; place: string; checked: string; source: string }[];
  pages: { label: string; href: string; current: boolean; rel: string | null }[];
  bulk: { action: string; kept: [string, string][]; all: string | null; fields: Field[] };
  done: string | null;
};
type Select = { name: string; label: string; options: { value: string; label: string; selected: boolean }[] };

const PER_PAGE = 50;
const CHECKS = ['due', 'stale', 'never'] as const;

/** `/editor/listings`: listings of any status, found and narrowed, some of them ticked to do one thing to all. */
export function editorListingsRoutes(deps: EditorListingsDeps & Renderer): Router {
  const router = Router();

  router.get('/editor/listings', async (req, res) => {
    const filter = filterOf(req, deps.clock());
    const page = Math.max(1, Math.min(10_000, Math.floor(Number(queryOf(req, 'page'))) || 1));
    const { listings, total } = await deps.listings.browse(filter, PER_PAGE, (page - 1) * PER_PAGE);
    const isOnePage = total <= listings.length;
    const done = Number(queryOf(req, 'done')) || 0;
    await deps.renderPage(res, 'editor/listings/index', editorPage(res, 'listings', 'Listings'), {
      filter: { name: filter.name, selects: await selectsOf(deps, filter) },
      total: total === 1 ? 'One listing' : `${total.toLocaleString('en-GB')} listings`,
      rows: listings.map((listing) => rowOf(listing, filter.today)),
      pages: pagesOf(filter, page, Math.ceil(total / PER_PAGE)),
      bulk: {
        action: paths.editor('listings', 'bulk'),
        kept: [...queryFrom(filter)],
        all: isOnePage ? null : `All ${total.toLocaleString('en-GB')} of them, on every page`,
        fields: bulkFields(deps.vocabulary),
      },
      done: done > 0 ? `${done.toLocaleString('en-GB')} ${done === 1 ? 'listing was' : 'listings were'} changed.` : null,
    });
  });
  return router;
}

/** What an address narrows the listings by. What cannot be read does not narrow. */
export function filterOf(req: Request, now: Date): ListingFilter {
  return {
    name: queryOf(req, 'name').trim().slice(0, 160),
    status: STATUSES.find((status) => status === queryOf(req, 'status')) ?? null,
    check: CHECKS.find((check) => check === queryOf(req, 'check')) ?? null,
    source: queryOf(req, 'source').slice(0, 160) || null,
    need: queryOf(req, 'need').slice(0, 80) || null,
    today: londonWallClock(now).date,
  };
}

/** The same as an address. */
export function queryFrom({ name, status, check, source, need }: ListingFilter): URLSearchParams {
  const said = Object.entries({ name, status, check, source, need }).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return new URLSearchParams(said);
}

export function queryOf(req: Request, name: string): string {
  const value = req.query[name];
  return typeof value === 'string' ? value : '';
}

async function selectsOf({ listings, vocabulary }: EditorListingsDeps, filter: ListingFilter): Promise<Select[]> {
  const select = (name: 'status' | 'check' | 'source' | 'need', label: string, any: string, options: [string, string][]): Select => ({
    name, label, options: [['', any], ...options].map(([value, text]) => ({ value: value!, label: text!, selected: (filter[name] ?? '') === value })),
  });
  return [
    select('status', 'Status', 'Any', STATUSES.map((status) => [status, STATUS_LABELS[status]])),
    select('check', 'Checked', 'At any time', CHECKS.map((check) => [check, CHECK_LABELS[check]])),
    select('source', 'Came from', 'Anywhere', (await listings.listSources()).map((source) => [source, source])),
    select('need', 'Need', 'Any', vocabulary.needs.map(({ slug, label }) => [slug, label])),
  ];
}

function rowOf({ id, status, details }: Listing, today: string): ListingsPage['rows'][number] {
  const { name, organisation, venues, check, source } = details;
  const state = checkState(check, today);
  return {
    id, name, status, href: paths.editor('listings', id),
    organisation: organisation.name === name ? '' : organisation.name,
    place: [outcodeOf(venues[0]?.postcode ?? null), venues[0]?.authority].filter(Boolean).join(', '),
    checked: check ? `${state === 'fresh' ? '' : `${CHECK_LABELS[state]}: `}${dateText(check.on)}` : CHECK_LABELS.never,
    source: source?.name ?? '',
  };
}

function pagesOf(filter: ListingFilter, page: number, last: number): ListingsPage['pages'] {
  const href = (to: number) => {
    const query = queryFrom(filter);
    query.set('page', String(to));
    return `${paths.editor('listings')}?${query}`;
  };
  const numbers = [...new Set([1, page - 1, page, page + 1, last])].filter((number) => number >= 1 && number <= last).toSorted((a, b) => a - b);
  return last < 2 ? [] : numbers.map((number) => ({ label: number.toLocaleString('en-GB'), href: href(number), current: number === page, rel: null }));
}

function bulkFields({ needs }: Vocabulary): Field[] {
  const choices = [{ value: '', label: 'Choose a need' }, ...needs.map(({ slug, label }) => ({ value: slug, label }))];
  const choice = (name: string, label: string): Field => ({ kind: 'select', name, label, value: '', options: choices });
  const why: Field = { kind: 'text', name: 'reason', label: 'Why', hint: 'For whoever looks it up later. Not public.', autocomplete: 'off' };
  return [
    {
      kind: 'radios', name: 'to', label: 'What to do with the ticked ones', value: '',
      options: [
        { value: 'publish', label: 'Publish, if they are clean drafts' },
        { value: 'archive', label: 'Archive', reveals: [why] },
        { value: 'add-need', label: 'Add a need', reveals: [choice('add', 'Which need')] },
        { value: 'replace-need', label: 'Put one need in place of another', reveals: [choice('old', 'Instead of'), choice('new', 'The need to put')] },
      ],
    },
  ];
}

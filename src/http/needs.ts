import { Router } from 'express';
import { NotFound } from '../domain/errors.ts';
import type { Calendars } from '../domain/listing-calendar.ts';
import type { Vocabulary } from '../domain/need.ts';
import type { ListingStore } from '../domain/ports.ts';
import { ANYTHING } from '../domain/search.ts';
import type { Guide } from '../domain/guide.ts';
import { contactsFor, type ShownContact } from '../domain/urgent/contact.ts';
import { searchListings, type Found, type SearchDeps } from '../usecases/search-listings.ts';
import { cardOf, type Card } from './cards.ts';
import type { NeedTile, Renderer } from './pages.ts';
import { paths } from './paths.ts';
import type { UrgentDeps } from './urgent-panel.ts';

export type NeedDeps = { listings: ListingStore; vocabulary: Vocabulary; calendars: Calendars; guides: Guide[] };

export type NeedPage = {
  need: { slug: string; label: string; description: string; subNeeds: { label: string; href: string; slug: string }[] };
  guide: NeedGuide | null;
  cards: Card[];
  total: number;
  allHref: string;
};
/** A need's guide, its urgent groups as links and its contacts as they are shown. */
type NeedGuide = Omit<Guide, 'urgent' | 'contacts'> & { urgent: { label: string; href: string }[]; contacts: ShownContact[] };

const LISTINGS_ON_A_NEED = 12;
/** Of so many that are found the first are shown. */
const LOOKED_THROUGH = 50;

/** `/needs` and `/needs/:slug`. */
export function needRoutes(deps: NeedDeps & SearchDeps & UrgentDeps & Renderer): Router {
  const router = Router();

  router.get('/needs', async (_req, res) => {
    await deps.renderPage(res, 'needs/index', { title: 'Needs', nav: 'needs' }, { needs: await needTiles(deps) });
  });

  router.get('/needs/:slug', async (req, res) => {
    const need = deps.vocabulary.needs.find(({ slug }) => slug === req.params.slug);
    if (!need) throw new NotFound('There is no such need. The needs page has all of them.');
    const answer = await searchListings(deps, { ...ANYTHING, needs: [need.slug], perPage: LOOKED_THROUGH });
    const context = { ...deps, now: deps.clock() };
    await deps.renderPage(res, 'needs/show', { title: need.label, nav: 'needs', description: need.description }, {
      need: {
        slug: need.slug, label: need.label, description: need.description,
        subNeeds: need.subNeeds.map((sub) => ({ ...sub, href: paths.search(`need=${need.slug}&sub=${sub.slug}`) })),
      },
      guide: guideOf(deps, need.slug),
      cards: mainFirst(answer.found, need.slug).slice(0, LISTINGS_ON_A_NEED).map((found) => cardOf(found, null, context)),
      total: answer.total,
      allHref: paths.search(`need=${need.slug}`),
    });
  });

  return router;
}

/** With no place to go by: what is mainly for the need, and of that first the helplines, which serve from anywhere. */
function mainFirst(found: Found[], need: string): Found[] {
  const order = ({ listing: { details } }: Found) => (details.needs[0]?.need === need ? 0 : 2) + (details.kind === 'helpline' ? 0 : 1);
  return found.toSorted((a, b) => order(a) - order(b));
}

/** What a receptionist reads about a need in twenty seconds, with its urgent groups and national contacts by name. */
function guideOf({ guides, urgentData }: NeedDeps & UrgentDeps, need: string): NeedGuide | null {
  const guide = guides.find((candidate) => candidate.need === need);
  if (!guide) return null;
  const urgent = urgentData.groups.filter(({ id }) => guide.urgent.includes(id));
  return {
    ...guide,
    urgent: urgent.map(({ id, label }) => ({ label, href: `${paths.urgent()}#group-${id}` })),
    contacts: contactsFor(guide.contacts, urgentData.contacts, null),
  };
}

/** The 22 needs in the order they are met with, and how many published listings name each. */
export async function needTiles({ listings, vocabulary }: NeedDeps): Promise<NeedTile[]> {
  const counts = await listings.countByNeed();
  return vocabulary.needs.map(({ slug, label, description }) => ({ slug, label, description, href: paths.need(slug), listings: counts[slug] ?? 0 }));
}

import { Router } from 'express';
import { NotFound } from '../domain/errors.ts';
import type { Calendars } from '../domain/listing-calendar.ts';
import type { Listing } from '../domain/listing.ts';
import { ANYTHING, type SearchRequest } from '../domain/search.ts';
import type { Vocabulary } from '../domain/need.ts';
import type { DuplicateStore } from '../domain/stores.ts';
import { publicVenue } from '../domain/venue.ts';
import { searchListings, type SearchDeps } from '../usecases/search-listings.ts';
import { cardOf, cardsOf, type Card } from './cards.ts';
import { listingPage } from './listing-page.ts';
import type { Renderer } from './pages.ts';
import { paths } from './paths.ts';

export type ListingDeps = SearchDeps & { vocabulary: Vocabulary; calendars: Calendars; duplicates: DuplicateStore };
type Deps = ListingDeps & Renderer;

const MOST_OTHERS = 4;

/** `/listings/:slug` and `/organisations/:slug`. */
export function listingRoutes(deps: Deps): Router {
  const router = Router();

  router.get('/listings/:slug', async (req, res) => {
    const listing = await deps.listings.findPublic(req.params.slug);
    const successor = listing && listing.status !== 'published' ? await deps.duplicates.findSuccessor(listing.id) : null;
    if (successor) return res.redirect(paths.listing(successor.slug));
    if (listing?.status !== 'published') {
      res.status(listing ? 410 : 404);
      const { heading, sentence } = gone(listing);
      return deps.renderPage(res, 'listings/gone', { title: heading, noIndex: true }, {
        heading,
        sentence,
        others: await (listing ? othersLike(deps, listing) : othersNamed(deps, req.params.slug)),
        searchHref: paths.search(listing?.details.needs.map(({ need }) => `need=${need}`).join('&')),
      });
    }
    const context = { ...deps, now: deps.clock() };
    return deps.renderPage(res, 'listings/show', { title: listing.details.name, description: listing.details.summary }, listingPage(listing, context));
  });

  router.get('/organisations/:slug', async (req, res) => {
    const found = await deps.listings.findOrganisation(req.params.slug);
    if (!found || found.listings.length === 0) throw new NotFound('There is no organisation with published listings at this address.');
    const { organisation, listings } = found;
    const context = { ...deps, now: deps.clock() };
    await deps.renderPage(res, 'organisations/show', { title: organisation.details.name, description: organisation.details.description }, {
      organisation: organisation.details,
      cards: listings.map((listing) => cardOf({ listing, venue: 0, distanceMetres: null }, null, context)),
    });
  });

  return router;
}

function gone(listing: Listing | null): { heading: string; sentence: string } {
  if (!listing) return { heading: 'There is no listing at this address', sentence: 'The address may have been mistyped, or the listing taken out.' };
  const { name } = listing.details;
  if (listing.status === 'closed') return { heading: `${name} has closed`, sentence: 'It no longer takes anybody.' };
  return { heading: `${name} is no longer listed`, sentence: 'It may still be there, but nobody could confirm that it is as it was.' };
}

/** Published listings for the same need, the nearest first: of a refuge nearest to its district, since distances from its door would lead there. */
function othersLike(deps: Deps, { details: { needs, venues } }: Listing): Promise<Card[]> {
  const [need] = needs;
  const [venue] = venues.map(publicVenue);
  return searchCards(deps, { needs: need ? [need.need] : [], near: venue?.postcode ?? null, withinMiles: Infinity });
}

/** Published listings with the words of the address. */
function othersNamed(deps: Deps, slug: string): Promise<Card[]> {
  return searchCards(deps, { q: slug.slice(0, 120).replaceAll('-', ' ') });
}

async function searchCards(deps: Deps, wanted: Partial<SearchRequest>): Promise<Card[]> {
  const answer = await searchListings(deps, { ...ANYTHING, perPage: MOST_OTHERS, ...wanted });
  return cardsOf(answer.found, answer.plan, { ...deps, now: deps.clock() });
}

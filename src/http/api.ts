import { Router, type Response } from 'express';
import { NotFound } from '../domain/errors.ts';
import { DAY_PARAMS, NEAR_MISS_LABELS } from '../domain/labels.ts';
import { londonIso } from '../domain/london-time.ts';
import type { PlaceAnswer } from '../domain/place.ts';
import type { Pin } from '../domain/search.ts';
import { publicVenue } from '../domain/venue.ts';
import { relaxSearch, type NearMiss } from '../usecases/relax-search.ts';
import { searchListings, searchPins, type Found, type SearchAnswer, type SearchDeps } from '../usecases/search-listings.ts';
import { cardOf, type CardContext } from './cards.ts';
import { needTiles, type NeedDeps } from './needs.ts';
import { paths } from './paths.ts';
import { boundsOf, readSearch, wholeNumber, type Problems } from './search-input.ts';

/** `/api`: the same answers as data. The names here are a contract (see the README). */
export function apiRoutes(deps: SearchDeps & NeedDeps): Router {
  const router = Router();

  router.get('/search', async (req, res) => {
    const { request, problems } = readSearch(req.query, deps.vocabulary);
    if (refused(res, problems)) return;
    const answer = await searchListings(deps, request);
    if (request.near && refused(res, placeProblem(answer.place))) return;
    const misses = await relaxSearch(deps, request, answer);
    const groups = groupsOf(answer, misses);
    const context = { ...deps, now: deps.clock() };
    res.json({
      query: queryJson(answer),
      urgent: answer.urgent.map(({ id, level, as }) => ({ id, level, as })),
      total: answer.total,
      degraded: answer.degraded,
      results: groups.flatMap(({ id, found }) => found.map((each) => resultJson(each, id, answer, context))),
      groups: groups.map(({ id, label, count }) => ({ id, label, count })),
      nearMisses: misses.map(({ reason, count, found }) => ({ reason, count, ids: found.map(({ listing }) => listing.id) })),
      facets: answer.facets,
    });
  });

  router.get('/pins', async (req, res) => {
    const { request, problems } = readSearch(req.query, deps.vocabulary, ['zoom']);
    const zoom = wholeNumber(typeof req.query.zoom === 'string' ? req.query.zoom : '12', 'zoom', 0, 20, problems);
    const bounds = boundsOf(typeof req.query.bbox === 'string' ? req.query.bbox : '-9,49,2.5,61.5', problems);
    if (refused(res, problems) || !bounds || zoom === null) return;
    const answer = await searchPins(deps, { ...request, bounds: null }, bounds, zoom);
    res.json({ type: 'FeatureCollection', total: answer.total, degraded: answer.degraded, features: answer.pins.map(pinJson) });
  });

  router.get('/listings/:slug', async (req, res) => {
    const listing = await deps.listings.findPublic(req.params.slug);
    if (!listing) throw new NotFound('There is no listing with this slug.');
    // Of people nothing: the feed is open to everybody, and consent was given for the page.
    const { source: _source, fundedUntil: _private, contact: _person, ...details } = listing.details;
    const { id, slug, status } = listing;
    res.json({ id, slug, url: paths.listing(slug), status, ...details, venues: details.venues.map(publicVenue) });
  });

  router.get('/needs', async (_req, res) => {
    const tiles = await needTiles(deps);
    res.json({
      needs: tiles.map(({ slug, label, description, href, listings }) => ({
        slug, label, description, url: href, listings, subNeeds: deps.vocabulary.needs.find((need) => need.slug === slug)!.subNeeds,
      })),
    });
  });

  router.use(() => {
    throw new NotFound('There is nothing at this address of the API.');
  });
  return router;
}

/** The one shape of every error under `/api`. */
export function errorJson(status: number, code: string, message: string, fields?: Problems) {
  return { error: { status, code, message, ...(fields && { fields }) } };
}

function refused(res: Response, problems: Problems): boolean {
  if (Object.keys(problems).length === 0) return false;
  res.status(400).json(errorJson(400, 'bad-request', Object.values(problems)[0]!, problems));
  return true;
}

function placeProblem(place: PlaceAnswer | null): Problems {
  if (place?.kind === 'unknown') return { near: 'This place or postcode is not known.' };
  if (place?.kind === 'ambiguous') return { near: `There is more than one ${place.name}: ${place.choices.map(({ label }) => label).join('; ')}.` };
  return {};
}

type Group = { id: 'match' | 'wider'; label: string; count: number; found: Found[] };

/** What was found, and after it what is further away, where little was. */
function groupsOf({ total, found }: SearchAnswer, misses: NearMiss[]): Group[] {
  const matches: Group = { id: 'match', label: 'Matches', count: total, found };
  const wider = misses.find(({ reason }) => reason === 'distance');
  if (!wider) return [matches];
  return [matches, { id: 'wider', label: NEAR_MISS_LABELS.distance, count: wider.count, found: wider.found }];
}

function queryJson({ plan, understood }: SearchAnswer) {
  return {
    left: understood.left,
    needs: plan.needs,
    perhaps: understood.perhaps.map(({ need }) => need),
    near: plan.near && { label: plan.near.label, precision: plan.near.precision, lat: plan.near.lat, lon: plan.near.lon },
    days: plan.days.map((day) => DAY_PARAMS[day]),
    times: plan.times,
    age: plan.age,
    audiences: [...plan.audiences, ...understood.wanted.audiences],
    cost: plan.cost ?? understood.wanted.cost,
    delivery: [...plan.delivery, ...understood.wanted.delivery],
    access: [...plan.access, ...understood.wanted.access],
    languages: [...plan.languages, ...understood.wanted.languages],
  };
}

function resultJson(found: Found, group: Group['id'], { plan }: SearchAnswer, context: CardContext) {
  const card = cardOf(found, plan, context);
  const { listing } = found;
  const { details } = listing;
  return {
    id: listing.id,
    slug: listing.slug,
    url: card.href,
    name: details.name,
    organisation: details.organisation.name,
    summary: details.summary,
    kind: details.kind,
    needs: details.needs.map(({ need }) => need),
    subNeeds: details.needs.flatMap(({ subNeeds }) => subNeeds),
    distance_m: card.distanceMetres === null ? null : Math.round(card.distanceMetres),
    venue: details.venues[found.venue] ? card.where : null,
    point: card.point && [card.point.lat, card.point.lon],
    nextSession: card.nextSession && { starts: londonIso(card.nextSession.startsAt), ends: londonIso(card.nextSession.endsAt) },
    openNow: card.openNow,
    phone: card.phone,
    routeIn: details.routeIn,
    cost: details.cost,
    capacity: card.capacity,
    checked: { on: details.check?.on ?? null, how: details.check?.how ?? null, state: card.checked.state },
    why: card.why,
    group,
  };
}

function pinJson({ point, count, listing }: Pin) {
  return {
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [point.lon, point.lat] },
    properties: listing ? { count, slug: listing.slug, name: listing.name, url: paths.listing(listing.slug) } : { count },
  };
}

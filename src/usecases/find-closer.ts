import { openings } from '../domain/hours.ts';
import type { ListingDetails } from '../domain/listing.ts';
import type { Wanted } from '../domain/ranking.ts';
import type { SearchRequest } from '../domain/search.ts';
import { termsOfListing } from '../domain/terms.ts';
import { isTimed, withoutTime } from './relax-search.ts';
import { foundOf, planSearch, type Found, type SearchAnswer, type SearchDeps } from './search-listings.ts';

/**
 * What is closer to the line than all that is to be had at the time asked for: whoever asks for a walk on a Sunday may
 * rather walk on a Thursday than stop smoking on a Sunday. Null where no time was asked for, where something at that time is
 * as close, and while the index is down.
 */
export async function findCloser(deps: SearchDeps, request: SearchRequest, answer: SearchAnswer): Promise<Found | null> {
  if (!isTimed(answer.understood.filters) || answer.degraded || request.page > 1) return null;
  const { wanted } = answer.plan;
  const closest = Math.max(0, ...answer.found.map(({ listing }) => fitOf(listing.details, wanted)));
  // Nothing is closer than what has all that was said; where nothing finer was said, all do.
  if (closest === wanted.subNeeds.length + wanted.terms.length) return null;
  const { plan } = await planSearch(deps, { ...withoutTime(request, answer.understood), perPage: 1 }, answer.line);
  const hits = await deps.index.search(plan).catch((error: unknown) => {
    deps.onDegraded(error);
    return null;
  });
  const [best] = hits ? await foundOf(deps, hits.hits, plan.near) : [];
  // Of what nobody knows the times nothing is said of another time.
  if (!best || openings(best.listing.details).length === 0 || answer.found.some(({ listing }) => listing.id === best.listing.id)) return null;
  return fitOf(best.listing.details, wanted) > closest ? best : null;
}

/** How much of what was said a listing has: finer needs, and telling words. */
function fitOf(details: ListingDetails, { subNeeds, terms }: Wanted): number {
  const finer = new Set(details.needs.flatMap((need) => need.subNeeds));
  const said = new Set(termsOfListing(details));
  return subNeeds.filter((sub) => finer.has(sub)).length + terms.filter((term) => said.has(term)).length;
}

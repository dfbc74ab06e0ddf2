import { DELIVERY_LABELS } from '../domain/labels.ts';
import type { ListingDetails } from '../domain/listing.ts';
import { METRES_PER_MILE, type Place } from '../domain/place.ts';
import { comesToThem } from '../domain/reach.ts';
import type { SearchPlan } from '../domain/search.ts';
import { outcodeOf, townOf, type Venue } from '../domain/venue.ts';

/** A place no wider than this, a street or two, is as good as a point. */
const EXACT_METRES = 400;

/**
 * Where a listing is, as a card says it. `away` is how far; `distance` says that too, or, of what is found because nobody has
 * to go there, how it comes to them, and then `beyond` is how far. `metres` from the place asked for; null where there is none
 * or it is nowhere.
 */
export function placeText(
  details: ListingDetails,
  venue: Venue | null,
  metres: number | null,
  plan: SearchPlan | null,
): { where: string; distance: string | null; beyond: string | null; away: string | null } {
  const where = whereText(details, venue);
  if (metres === null) return { where, distance: null, beyond: null, away: null };
  const away = distanceText(metres, plan?.near ?? null);
  const isTooFar = plan !== null && plan.radiusMetres !== null && metres > plan.radiusMetres && comesToThem(details);
  return isTooFar ? { where, distance: withoutTravelling(details), beyond: away, away } : { where, distance: away, beyond: null, away };
}

/** The town and the postcode district of a venue: `Sale M33`. */
export function districtOf(venue: Venue | null): string {
  return venue ? [townOf(venue.address), outcodeOf(venue.postcode)].filter(Boolean).join(' ') : '';
}

function whereText(details: ListingDetails, venue: Venue | null): string {
  if (!venue) return details.delivery.map((delivery) => DELIVERY_LABELS[delivery]).join(', ') || 'Ask where';
  const name = venue.name || venue.address.split(',')[0] || '';
  return [name, districtOf(venue)].filter(Boolean).join(', ') || 'Ask where';
}

function withoutTravelling({ delivery }: ListingDetails): string {
  return delivery.filter((each) => each !== 'in-person').map((each) => DELIVERY_LABELS[each]).join(', ');
}

/** From the middle of a place that is known only roughly, tenths of a mile would be made up. */
function distanceText(metres: number, from: Place | null): string {
  const miles = metres / METRES_PER_MILE;
  if (from && from.radiusMetres > EXACT_METRES) return roughText(Math.round(miles));
  if (miles < 0.1) return 'under 0.1 miles';
  if (miles >= 10) return `${Math.round(miles)} miles`;
  return `${miles.toFixed(1).replace(/\.0$/, '')} ${miles.toFixed(1) === '1.0' ? 'mile' : 'miles'}`;
}

function roughText(miles: number): string {
  if (miles < 1) return 'under a mile';
  return miles === 1 ? 'about 1 mile' : `about ${miles} miles`;
}

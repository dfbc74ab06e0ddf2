import { listingDetailsSchema, type Listing, type ListingDetails, type ListingInput } from '../../src/domain/listing.ts';
import { NOTHING_WANTED } from '../../src/domain/ranking.ts';
import type { Place } from '../../src/domain/place.ts';
import { ANYTHING, NO_FILTERS, type SearchPlan, type SearchRequest } from '../../src/domain/search.ts';
import { slugOf } from '../../src/domain/slug.ts';

/** A Tuesday. */
export const TODAY = '2026-11-24';

/** The middle of Sale. */
export const SALE: Place = {
  label: 'M33 7ND', precision: 'postcode', lat: 53.425, lon: -2.322, radiusMetres: 100, outcode: 'M33', authority: 'Trafford', nation: 'england',
};

/** What a listing says, checked by the schema; what is not given has its usual value. */
export function details(given: Partial<ListingInput> = {}): ListingDetails {
  return listingDetailsSchema.parse({ name: 'Tuesday Walking Group', kind: 'group', organisation: { name: 'Longford Striders' }, ...given });
}

/** A published listing, whose id and slug are made of its name. */
export function aListing(given: Partial<ListingInput> = {}, state: Partial<Omit<Listing, 'details'>> = {}): Listing {
  const known = details(given);
  const slug = slugOf(known.name);
  return { id: slug, slug, status: 'published', revision: 1, organisationSlug: slugOf(known.organisation.name), wrongNumberSaidAt: [], details: known, ...state };
}

type VenueInput = NonNullable<ListingInput['venues']>[number];

/** A venue so many miles north of the middle of Sale. */
export function venueAt(milesNorth: number, given: VenueInput = {}): VenueInput {
  return { name: 'Hall', postcode: 'M33 7ND', lat: SALE.lat + milesNorth / 69.1, lon: SALE.lon, authority: 'Trafford', ...given };
}

export function weekly(day: string, opensAt: string, closesAt: string, venue: number | null = null) {
  return { freq: 'weekly' as const, byday: [day], opensAt, closesAt, venue };
}

/** A search for everything, on a Tuesday at half past ten. */
export function aPlan(given: Partial<SearchPlan> = {}): SearchPlan {
  return {
    ...NO_FILTERS, text: '', wanted: NOTHING_WANTED, near: null, radiusMetres: null, bounds: null, today: TODAY, halfHour: 'tu1030', sort: 'best', page: 1, perPage: 50, ...given,
  };
}

export function aRequest(given: Partial<SearchRequest> = {}): SearchRequest {
  return { ...ANYTHING, perPage: 50, ...given };
}

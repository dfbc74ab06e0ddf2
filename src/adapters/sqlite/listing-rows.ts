import { sql, type Selectable } from 'kysely';
import type { Listing, ListingDetails, Status } from '../../domain/listing.ts';
import { outcodeOf, townOf } from '../../domain/venue.ts';
import type { Database, Tables } from './tables.ts';

const WRONG_NUMBERS = sql<string | null>`(
  select group_concat(made_at) from report
  where report.listing_id = listing.id and reason = 'wrong-number' and answered_at is null
)`;

export function listingsIn(db: Database) {
  return db.selectFrom('listing').innerJoin('organisation', 'organisation.id', 'listing.organisation_id');
}

/** The plus keeps SQLite from going through all that are published where an id or a source tells more. */
export function publishedIn(db: Database) {
  return listingsIn(db).where(sql`+listing.status`, '=', 'published');
}

/** The columns of a listing but for what it says. */
export const LISTING_HEAD = [
  'listing.id',
  'listing.slug',
  'listing.status',
  'listing.revision',
  'organisation.slug as organisation_slug',
  WRONG_NUMBERS.as('wrong_numbers'),
] as const;

/** The columns every reader of a listing needs. */
export const LISTING_COLUMNS = [...LISTING_HEAD, 'listing.details'] as const;

type ListingHead = Pick<Selectable<Tables['listing']>, 'id' | 'slug' | 'status' | 'revision'> & {
  organisation_slug: string;
  wrong_numbers: string | null;
};
type ListingRow = ListingHead & Pick<Selectable<Tables['listing']>, 'details'>;

/** What details written by an earlier version say nothing of. */
const NOT_YET_KNOWN = { contact: null, editorNote: '', marks: [] } satisfies Partial<ListingDetails>;

export function toListing(row: ListingRow): Listing {
  return withDetails(row, completeDetails(row.details));
}

export function withDetails(row: ListingHead, details: ListingDetails): Listing {
  return {
    id: row.id,
    slug: row.slug,
    status: row.status,
    revision: row.revision,
    organisationSlug: row.organisation_slug,
    wrongNumberSaidAt: row.wrong_numbers?.split(',') ?? [],
    details,
  };
}

/** What was checked when it was written needs no second check on every read; fields that came later get their usual value. */
export function completeDetails(json: string): ListingDetails {
  return { ...NOT_YET_KNOWN, ...(JSON.parse(json) as ListingDetails) };
}

/** What the reduced search and the places look in: only of published listings. */
export function needRows(listingId: string, status: Status, details: ListingDetails) {
  if (status !== 'published') return [];
  const needs = [...new Set(details.needs.map(({ need }) => need))];
  return needs.map((need, position) => ({ listing_id: listingId, need, position }));
}

export function venueRows(listingId: string, status: Status, details: ListingDetails) {
  if (status !== 'published') return [];
  return details.venues.map((venue, position) => ({
    listing_id: listingId,
    position,
    lat: venue.confidential ? null : venue.lat,
    lon: venue.confidential ? null : venue.lon,
    postcode: venue.confidential ? null : (venue.postcode?.toUpperCase().replace(/\s/g, '') ?? null),
    outcode: outcodeOf(venue.postcode),
    authority: venue.authority,
    locality: venue.confidential ? '' : townOf(venue.address),
  }));
}

import type { Kysely } from 'kysely';

/** The rows as they lie in the database. What SQL must filter on has a column; the rest is in `details`. */
export type Tables = {
  listing: {
    id: string;
    slug: string;
    status: 'draft' | 'published' | 'closed';
    revision: number;
    /** The revision the search index holds; 0 for none. */
    indexed_revision: number;
    /** How many documents, one for each venue, the index holds of it. */
    indexed_venues: number;
    /** The day its index documents begin to say something else, and have to be made again. */
    reindex_on: string | null;
    organisation_id: string;
    name: string;
    source_name: string | null;
    source_id: string | null;
    source_hash: string | null;
    /** ListingDetails as JSON. */
    details: string;
    created_at: string;
    updated_at: string;
  };
  organisation: { id: string; slug: string; name: string; folded_name: string; details: string };
  /** Of published listings only. */
  listing_need: { listing_id: string; need: string; position: number };
  /** Of published listings, and only what may be known: of a confidential venue there is no point here and no address. */
  listing_venue: {
    listing_id: string;
    position: number;
    lat: number | null;
    lon: number | null;
    postcode: string | null;
    outcode: string | null;
    authority: string;
    /** The last part of its address: the town or the part of one. */
    locality: string;
  };
  revision: { listing_id: string; revision: number; status: string; details: string; reason: string; made_at: string };
  /** What the place sets for itself, as JSON. */
  setting: { name: string; value: string };
  listing_check: { listing_id: string; checked_on: string; how: string; role: string };
};

export type Database = Kysely<Tables>;

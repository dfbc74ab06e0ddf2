import type { CheckState } from './check.ts';
import type { Listing, ListingDetails, Status } from './listing.ts';
import type { Place, PlaceAnswer } from './place.ts';
import type { Bounds, Hits, Pins, SearchPlan } from './search.ts';

export type Organisation = { slug: string; details: ListingDetails['organisation'] };

/** A new listing (no `id`), or the next state of one. */
export type Change = {
  id?: string;
  status: Status;
  details: ListingDetails;
  /** Why, for the revision: "imported", "demonstration". */
  reason: string;
  /** Who, as the history shows it: "editor jo@example.org", "owner", "program". */
  by?: string;
  /** What the source said, so that a re-import sees what an editor changed since. */
  sourceHash?: string;
};

/** What editors list by; what is null or empty does not narrow. `name` is words of it, or a phone number. */
export type ListingFilter = {
  name: string;
  status: Status | null;
  check: Exclude<CheckState, 'fresh'> | null;
  source: string | null;
  need: string | null;
  today: string;
};

export type ImportedListing = Listing & { sourceId: string; sourceHash: string | null };

/** A listing the index has not caught up with. `indexedVenues` is how many documents it has there now. */
export type Unindexed = Listing & { indexedVenues: number };

/** Where listings are kept. Whatever has been answered is on the disk. */
export type ListingStore = {
  /** Keeps each change as one revision, all or none of them. Answers with the listings, in order. */
  saveAll(changes: Change[]): Promise<Listing[]>;
  /** Published listings, in the order of `ids`; what is not published is left out. */
  findPublished(ids: string[]): Promise<Listing[]>;
  /** Whatever its status: for editors, and for an owner of it. */
  findAny(id: string): Promise<Listing | null>;
  findAnyBySlug(slug: string): Promise<Listing | null>;
  /** Published or closed. Drafts are nobody's business. */
  findPublic(slug: string): Promise<Listing | null>;
  findBySource(sourceName: string, sourceIds: string[]): Promise<ImportedListing[]>;
  /** Of any status, in the order of `ids`. */
  listAny(ids: string[]): Promise<Listing[]>;
  /** Of any status, by name. `total` is how many there are on all pages. */
  browse(filter: ListingFilter, limit: number, offset: number): Promise<{ listings: Listing[]; total: number }>;
  /** The same, as ids: what a change to all of them is about. */
  browseIds(filter: ListingFilter, limit: number): Promise<string[]>;
  /** The names of all sources that anything came from. */
  listSources(): Promise<string[]>;
  /** Every id of a source that is published. */
  listPublishedIds(sourceName: string): Promise<string[]>;
  findOrganisation(slug: string): Promise<{ organisation: Organisation; listings: Listing[] } | null>;
  /** What is said of an organisation, by its name however written; null where nothing that it runs is published. */
  findOrganisationNamed(name: string): Promise<Organisation['details'] | null>;
  /** Whether any invented listing is published. */
  hasDemonstration(): Promise<boolean>;
  isEmpty(): Promise<boolean>;
  count(): Promise<{ listings: number; published: number; unindexed: number }>;
  /** Published listings whose last check lies before a day, the longest ago first. Those never checked are not among them. */
  listCheckedBefore(day: string, limit: number): Promise<Listing[]>;
  /** How many published listings name each need. */
  countByNeed(): Promise<Record<string, number>>;

  /** Published listings by need, words in the name and place: the reduced search. */
  search(plan: SearchPlan): Promise<Hits>;
  pins(plan: SearchPlan, bounds: Bounds): Promise<Pins>;

  /** Listings whose index documents are behind, or change their meaning by `today`. */
  listUnindexed(today: string, limit: number): Promise<Unindexed[]>;
  /** All published listings after `afterId`, in order of id. */
  listPublished(afterId: string, limit: number): Promise<Listing[]>;
  markIndexed(rows: { id: string; revision: number; venues: number; reindexOn: string | null }[]): Promise<void>;
  /** How many documents the index should hold if nothing was lost. */
  countIndexedVenues(): Promise<number>;
};

/** What the listings' own venues tell about a place, when no postcode file is loaded. */
export type VenuePlaces = {
  findByPostcode(postcode: string): Promise<Place | null>;
  findByOutcode(outcode: string): Promise<Place | null>;
  /** By a town, a part of one or an authority, as an address ends or as people say it. */
  findByName(name: string): Promise<Place | null>;
};

export type Places = { find(typed: string): Promise<PlaceAnswer> };

/** The search index: answers with ids, and can always be rebuilt from the store. */
export type SearchIndex = {
  search(plan: SearchPlan): Promise<Hits>;
  pins(plan: SearchPlan, bounds: Bounds, zoom: number): Promise<Pins>;
  /** The first few of each search and how many there are, in one round trip and without counts by filter. */
  peek(plans: SearchPlan[]): Promise<Hits[]>;
  /**
   * Puts the published listings in, one document for each venue, and takes the others out.
   * Returns, in order, how many documents each has now, once all of it can be searched. Throws when the index refuses.
   */
  write(listings: Unindexed[], today: string): Promise<number[]>;
  /** True when the index exists with today's settings and holds so many documents. */
  isWhole(documents: number): Promise<boolean>;
  /** Fills a second index from the batches and swaps it in; the old one answers until then. Returns what `write` does. */
  rebuild(batches: AsyncIterable<Listing[]>, today: string, onProgress?: (listings: number) => void): Promise<number[]>;
  isUp(): Promise<boolean>;
};

export type Clock = () => Date;

import type { Listing } from '../../domain/listing.ts';
import type { Change, Clock, ImportedListing, ListingStore, Organisation, Unindexed } from '../../domain/ports.ts';
import { foldName } from '../../domain/slug.ts';
import { browsed } from './browse.ts';
import { createPublishedFinder } from './find-published.ts';
import { LISTING_COLUMNS, listingsIn, publishedIn, toListing } from './listing-rows.ts';
import { reducedPins, reducedSearch } from './reduced-search.ts';
import { inChunks, saveChanges } from './save.ts';
import type { Database } from './tables.ts';
import { within } from './within.ts';

/** Reads and writes listings. Visibility is decided here: each finder's name says what it may return. */
export function createListings(db: Database, clock: Clock): ListingStore {
  const listings = () => listingsIn(db);
  const published = () => publishedIn(db);
  const publishedFrom = (sourceName: string) => published().where('listing.source_name', '=', sourceName);

  async function findByIds(ids: string[]): Promise<Listing[]> {
    const byId = new Map<string, Listing>();
    for (const chunk of inChunks(ids)) {
      const rows = await listings().select(LISTING_COLUMNS).where('listing.id', 'in', chunk).execute();
      for (const row of rows) byId.set(row.id, toListing(row));
    }
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  return {
    async saveAll(changes: Change[]) {
      if (changes.length === 0) return [];
      return findByIds(await within(db, (transaction) => saveChanges(transaction, clock, changes)));
    },

    findPublished: createPublishedFinder(db),

    async findAny(id) {
      return (await findByIds([id]))[0] ?? null;
    },

    async findAnyBySlug(slug) {
      const row = await listings().select(LISTING_COLUMNS).where('listing.slug', '=', slug).executeTakeFirst();
      return row ? toListing(row) : null;
    },

    async findPublic(slug) {
      const row = await listings().select(LISTING_COLUMNS).where('listing.slug', '=', slug).where('listing.status', '!=', 'draft').executeTakeFirst();
      return row ? toListing(row) : null;
    },

    async findBySource(sourceName, sourceIds) {
      if (sourceIds.length === 0) return [];
      const rows = await listings()
        .select([...LISTING_COLUMNS, 'listing.source_id', 'listing.source_hash'])
        .where('listing.source_name', '=', sourceName)
        .where('listing.source_id', 'in', sourceIds)
        .execute();
      return rows.map((row): ImportedListing => ({ ...toListing(row), sourceId: row.source_id!, sourceHash: row.source_hash }));
    },

    listAny: (ids) => findByIds(ids),

    async browse(filter, limit, offset) {
      const { total } = await browsed(db, filter).select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
      const page = await browsed(db, filter).select('listing.id').orderBy('listing.name').orderBy('listing.id').limit(limit).offset(offset).execute();
      return { listings: await findByIds(page.map(({ id }) => id)), total };
    },

    async browseIds(filter, limit) {
      return (await browsed(db, filter).select('listing.id').orderBy('listing.name').orderBy('listing.id').limit(limit).execute()).map(({ id }) => id);
    },

    async listSources() {
      const rows = await db.selectFrom('listing').select('source_name').distinct().where('source_name', 'is not', null).orderBy('source_name').execute();
      return rows.map(({ source_name }) => source_name!);
    },

    async listPublishedIds(sourceName) {
      const rows = await publishedFrom(sourceName).select('listing.id').execute();
      return rows.map((row) => row.id);
    },

    async findOrganisation(slug) {
      const row = await db.selectFrom('organisation').selectAll().where('slug', '=', slug).executeTakeFirst();
      if (!row) return null;
      const rows = await published().select(LISTING_COLUMNS).where('listing.organisation_id', '=', row.id).orderBy('listing.name').execute();
      const organisation: Organisation = { slug: row.slug, details: JSON.parse(row.details) };
      return { organisation, listings: rows.map(toListing) };
    },

    async findOrganisationNamed(name) {
      const row = await published().select('organisation.details').where('organisation.folded_name', '=', foldName(name)).limit(1).executeTakeFirst();
      return row ? (JSON.parse(row.details) as Organisation['details']) : null;
    },

    async hasDemonstration() {
      const row = await publishedFrom('demonstration').select('listing.id').limit(1).executeTakeFirst();
      return row !== undefined;
    },

    async isEmpty() {
      return (await db.selectFrom('listing').select('id').limit(1).executeTakeFirst()) === undefined;
    },

    async count() {
      const rows = await db
        .selectFrom('listing')
        .select(({ fn, eb }) => [
          fn.countAll<number>().as('listings'),
          fn.sum<number>(eb.case().when('status', '=', 'published').then(1).else(0).end()).as('published'),
          fn.sum<number>(eb.case().when('revision', '!=', eb.ref('indexed_revision')).then(1).else(0).end()).as('unindexed'),
        ])
        .executeTakeFirstOrThrow();
      return { listings: rows.listings, published: rows.published ?? 0, unindexed: rows.unindexed ?? 0 };
    },

    async listCheckedBefore(day, limit) {
      const rows = await listings()
        .select(LISTING_COLUMNS)
        .where('listing.status', '=', 'published')
        .where('listing.checked_on', '<', day)
        .orderBy('listing.checked_on')
        .orderBy('listing.name')
        .limit(limit)
        .execute();
      return rows.map(toListing);
    },

    async countByNeed() {
      const rows = await db
        .selectFrom('listing_need')
        .select(({ fn }) => ['need', fn.countAll<number>().as('listings')])
        .groupBy('need')
        .execute();
      return Object.fromEntries(rows.map((row) => [row.need, row.listings]));
    },

    search: (plan) => reducedSearch(db, plan),
    pins: (plan, bounds) => reducedPins(db, plan, bounds),

    async listUnindexed(today, limit) {
      // Each of the two has an index of its own; together in one OR they would read the whole table.
      const unindexed = () => listings().select([...LISTING_COLUMNS, 'listing.indexed_venues']);
      const changed = await unindexed().whereRef('listing.revision', '!=', 'listing.indexed_revision').limit(limit).execute();
      const due = await unindexed()
        .where('listing.reindex_on', '<=', today)
        .whereRef('listing.revision', '=', 'listing.indexed_revision')
        .limit(limit - changed.length)
        .execute();
      return [...changed, ...due].map((row): Unindexed => ({ ...toListing(row), indexedVenues: row.indexed_venues }));
    },

    async listPublished(afterId, limit) {
      const rows = await published().select(LISTING_COLUMNS).where('listing.id', '>', afterId).orderBy('listing.id').limit(limit).execute();
      return rows.map(toListing);
    },

    async markIndexed(rows) {
      await within(db, async (transaction) => {
        for (const row of rows) {
          await transaction
            .updateTable('listing')
            .set({ indexed_revision: row.revision, indexed_venues: row.venues, reindex_on: row.reindexOn })
            .where('id', '=', row.id)
            .execute();
        }
      });
    },

    async countIndexedVenues() {
      const row = await db.selectFrom('listing').select(({ fn }) => fn.sum<number>('indexed_venues').as('venues')).executeTakeFirst();
      return row?.venues ?? 0;
    },
  };
}

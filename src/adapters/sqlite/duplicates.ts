import type { Listing } from '../../domain/listing.ts';
import type { ListingKey } from '../../domain/listing-keys.ts';
import type { DuplicateStore } from '../../domain/stores.ts';
import { LISTING_COLUMNS, toListing } from './listing-rows.ts';
import type { Database } from './tables.ts';

/** What more listings than this share is no sign of anything: the number of a council, the hall of a village. */
const MOST_SHARING = 40;

export function createDuplicates(db: Database): DuplicateStore {
  const listings = () => db.selectFrom('listing').innerJoin('organisation', 'organisation.id', 'listing.organisation_id').select(LISTING_COLUMNS);

  async function listByKey({ kind, value }: ListingKey, statuses: Listing['status'][]): Promise<Listing[]> {
    const rows = await listings()
      .innerJoin('listing_key', 'listing_key.listing_id', 'listing.id')
      .where('kind', '=', kind)
      .where('value', '=', value)
      .where('listing.status', 'in', statuses)
      .orderBy('listing.slug')
      .limit(MOST_SHARING + 1)
      .execute();
    return rows.length > MOST_SHARING ? [] : rows.map(toListing);
  }

  return {
    async listSharing(keys) {
      const found = new Map<string, Listing>();
      for (const key of keys) for (const listing of await listByKey(key, ['published', 'draft', 'closed'])) found.set(listing.id, listing);
      return [...found.values()];
    },

    async listGroups(after, limit) {
      let query = db
        .selectFrom('listing_key')
        .innerJoin('listing', 'listing.id', 'listing_key.listing_id')
        .select(['kind', 'value'])
        .where('status', 'in', ['published', 'draft'])
        .groupBy(['kind', 'value'])
        .having(({ fn, between }) => between(fn.countAll(), 2, MOST_SHARING))
        .orderBy('kind')
        .orderBy('value')
        .limit(limit);
      if (after) query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('kind', 'value'), '>', tuple(after.kind, after.value)));
      const groups = [];
      for (const key of await query.execute()) groups.push({ key, listings: await listByKey(key, ['published', 'draft']) });
      return groups;
    },

    async keepApart(oneId, otherId) {
      const [one_id, other_id] = inOrder(oneId, otherId);
      await db.insertInto('listing_apart').values({ one_id, other_id }).onConflict((conflict) => conflict.doNothing()).execute();
    },

    async listApart(ids) {
      if (ids.length === 0) return [];
      const rows = await db.selectFrom('listing_apart').selectAll().where('one_id', 'in', ids).where('other_id', 'in', ids).execute();
      return rows.map(({ one_id, other_id }) => [one_id, other_id]);
    },

    async setSuccessor(id, successorId) {
      await db.deleteFrom('listing_successor').where('listing_id', 'in', [id, successorId ?? id]).execute();
      if (successorId === null) return;
      await db.updateTable('listing_successor').set({ successor_id: successorId }).where('successor_id', '=', id).execute();
      await db.insertInto('listing_successor').values({ listing_id: id, successor_id: successorId }).execute();
    },

    async findSuccessor(id) {
      const row = await listings()
        .innerJoin('listing_successor', 'listing_successor.successor_id', 'listing.id')
        .where('listing_successor.listing_id', '=', id)
        .where('listing.status', '=', 'published')
        .executeTakeFirst();
      return row ? toListing(row) : null;
    },
  };
}

function inOrder(a: string, b: string): [string, string] {
  return a < b ? [a, b] : [b, a];
}

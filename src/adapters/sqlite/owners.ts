import { sql } from 'kysely';
import type { Clock } from '../../domain/ports.ts';
import type { Owner, OwnerStore } from '../../domain/stores.ts';
import { LISTING_COLUMNS, toListing } from './listing-rows.ts';
import type { Database } from './tables.ts';
import { within } from './within.ts';

const OWNER_COLUMNS = ['owner.listing_id as listingId', 'owner.email', 'owner.since', 'owner.bounced_at as bouncedAt'] as const;

export function createOwners(db: Database, clock: Clock): OwnerStore {
  const owners = () => db.selectFrom('owner').select(OWNER_COLUMNS).orderBy('since');
  return {
    async add(listingId, email) {
      await db
        .insertInto('owner')
        .values({ listing_id: listingId, email: email.toLowerCase(), since: clock().toISOString(), bounced_at: null })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },

    async remove(listingId, email) {
      await within(db, async (transaction) => {
        for (const table of ['owner', 'review_mail'] as const) {
          await transaction.deleteFrom(table).where('listing_id', '=', listingId).where('email', '=', email.toLowerCase()).execute();
        }
      });
    },

    list: (listingId) => owners().where('listing_id', '=', listingId).execute(),

    async listAll(after, limit) {
      let query = db
        // In SQLite a cross join is done in the order it is written: a page of owners, then the listing of each.
        .selectFrom('owner')
        .crossJoin('listing')
        .innerJoin('organisation', 'organisation.id', 'listing.organisation_id')
        .select([...OWNER_COLUMNS, ...LISTING_COLUMNS])
        .select(({ fn, selectFrom }) => {
          const published = selectFrom('revision')
            .select(sql<string>`substr(min(made_at), 1, 10)`.as('day'))
            .whereRef('revision.listing_id', '=', 'listing.id')
            .where('revision.status', '=', 'published');
          return fn.coalesce('listing.checked_on', published).as('confirmedOn');
        })
        .whereRef('listing.id', '=', 'owner.listing_id')
        .where('listing.status', '=', 'published')
        .orderBy('owner.listing_id')
        .orderBy('owner.email')
        .limit(limit);
      if (after) query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('owner.listing_id', 'owner.email'), '>', tuple(after.listingId, after.email)));
      const rows = await query.execute();
      return rows.map(({ listingId, email, since, bouncedAt, confirmedOn, ...row }) => ({
        owner: { listingId, email, since, bouncedAt },
        listing: toListing(row),
        confirmedOn: confirmedOn!,
      }));
    },

    async markBounced(email): Promise<Owner[]> {
      await db.updateTable('owner').set({ bounced_at: clock().toISOString() }).where('email', '=', email.toLowerCase()).execute();
      return owners().where('email', '=', email.toLowerCase()).execute();
    },

    async markReached(email) {
      await db.updateTable('owner').set({ bounced_at: null }).where('email', '=', email.toLowerCase()).execute();
    },

    async noteReviewMail(listingId, email, stage) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('review_mail')
        .values({ listing_id: listingId, email, stage })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows === 1n;
    },
  };
}

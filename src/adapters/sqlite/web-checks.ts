import { sql } from 'kysely';
import type { Clock } from '../../domain/ports.ts';
import type { WebCheckStore } from '../../domain/stores.ts';
import type { DueWebCheck } from '../../domain/web-check.ts';
import type { Database } from './tables.ts';

/** The pages that may be asked for. The words are those of the index `listing_web_page`, which is used only for them. */
const PAGES = sql`listing indexed by listing_web_page`;
const MAY_BE_ASKED = sql`status = 'published' and website is not null and source_name is not 'demonstration'`;

export function createWebChecks(db: Database, clock: Clock): WebCheckStore {
  return {
    async listDue(limit) {
      const fresh = await sql<DueWebCheck>`
        select listing.id as listingId, website as url, null as failedOn from ${PAGES} left join web_check on listing_id = listing.id
        where ${MAY_BE_ASKED} and (web_check.url is null or web_check.url != website) order by listing.id limit ${limit}`.execute(db);
      // What was found at another address says nothing about the one it has now, so those are fresh.
      const again = await sql<DueWebCheck>`
        select listing_id as listingId, url, failed_on as failedOn from web_check cross join ${PAGES} on listing.id = listing_id
        where ${MAY_BE_ASKED} and website = url and next_at <= ${clock().toISOString()} order by next_at limit ${limit - fresh.rows.length}`.execute(db);
      return [...fresh.rows, ...again.rows];
    },

    async countSince(since) {
      const { asked } = await db
        .selectFrom('web_check')
        .select(({ fn }) => fn.countAll<number>().as('asked'))
        .where('checked_at', '>', since.toISOString())
        .executeTakeFirstOrThrow();
      return asked;
    },

    async note({ listingId, url, failedOn, nextAt, why }) {
      const row = { url, checked_at: clock().toISOString(), next_at: nextAt, failed_on: failedOn, why };
      await db
        .insertInto('web_check')
        .values({ listing_id: listingId, ...row })
        .onConflict((conflict) => conflict.column('listing_id').doUpdateSet(row))
        .execute();
    },
  };
}

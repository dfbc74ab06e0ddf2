import { DEMONSTRATION } from '../../domain/demonstration.ts';
import type { Clock } from '../../domain/ports.ts';
import type { WebCheckStore } from '../../domain/stores.ts';
import type { Database } from './tables.ts';

export function createWebChecks(db: Database, clock: Clock): WebCheckStore {
  const pages = () =>
    db
      .selectFrom('listing')
      .leftJoin('web_check', 'web_check.listing_id', 'listing.id')
      .select(['listing.id as listingId', 'listing.website', 'web_check.url', 'web_check.failed_on as failedOn'])
      .where('listing.status', '=', 'published')
      .where('listing.website', 'is not', null)
      .where(({ eb, or }) => or([eb('listing.source_name', 'is', null), eb('listing.source_name', '!=', DEMONSTRATION)]));

  return {
    async listDue(limit) {
      const fresh = await pages()
        .where(({ eb, or }) => or([eb('web_check.url', 'is', null), eb('web_check.url', '!=', eb.ref('listing.website'))]))
        .orderBy('listing.id')
        .limit(limit)
        .execute();
      const again = await pages()
        .where('web_check.next_at', '<=', clock().toISOString())
        .whereRef('web_check.url', '=', 'listing.website')
        .orderBy('web_check.next_at')
        .limit(limit - fresh.length)
        .execute();
      // What was found at another address says nothing about the one it has now.
      return [...fresh, ...again].map(({ listingId, website, url, failedOn }) => ({ listingId, url: website!, failedOn: url === website ? failedOn : null }));
    },

    async countSince(since) {
      const { asked } = await db.selectFrom('web_check').select(({ fn }) => fn.countAll<number>().as('asked')).where('checked_at', '>', since.toISOString()).executeTakeFirstOrThrow();
      return asked;
    },

    async note({ listingId, url, failedOn, nextAt, why }) {
      const row = { url, checked_at: clock().toISOString(), next_at: nextAt, failed_on: failedOn, why };
      await db.insertInto('web_check').values({ listing_id: listingId, ...row }).onConflict((conflict) => conflict.column('listing_id').doUpdateSet(row)).execute();
    },
  };
}

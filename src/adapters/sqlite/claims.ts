import type { Claim } from '../../domain/claim.ts';
import type { Clock } from '../../domain/ports.ts';
import type { ClaimStore } from '../../domain/stores.ts';
import { newId } from './ids.ts';
import type { Database } from './tables.ts';

const CLAIM_COLUMNS = ['id', 'listing_id as listingId', 'email', 'words', 'made_at as madeAt', 'decided_at as decidedAt', 'granted'] as const;

export function createClaims(db: Database, clock: Clock): ClaimStore {
  const claims = () => db.selectFrom('claim').select(CLAIM_COLUMNS).orderBy('made_at');
  type Row = Awaited<ReturnType<ReturnType<typeof claims>['execute']>>[number];
  const toClaim = ({ granted, ...row }: Row): Claim => ({ ...row, granted: granted === null ? null : granted === 1 });
  return {
    async add({ listingId, email, words }) {
      await db
        .insertInto('claim')
        .values({ id: newId(), listing_id: listingId, email: email.toLowerCase(), words, made_at: clock().toISOString(), decided_at: null, granted: null })
        .execute();
    },

    async find(id) {
      const row = await claims().where('id', '=', id).executeTakeFirst();
      return row ? toClaim(row) : null;
    },

    async listOpenFor(listingId) {
      return (await claims().where('listing_id', '=', listingId).where('decided_at', 'is', null).execute()).map(toClaim);
    },

    async decide(id, granted) {
      const { numUpdatedRows } = await db
        .updateTable('claim')
        .set({ decided_at: clock().toISOString(), granted: granted ? 1 : 0 })
        .where('id', '=', id)
        .where('decided_at', 'is', null)
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    },
  };
}

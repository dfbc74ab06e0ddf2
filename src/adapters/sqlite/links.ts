import { LINK_DAYS, MOST_LINKS_AN_HOUR, type Link } from '../../domain/link.ts';
import type { Clock } from '../../domain/ports.ts';
import type { LinkStore } from '../../domain/stores.ts';
import { hashOf, newToken } from './ids.ts';
import type { Database } from './tables.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

export function createLinks(db: Database, clock: Clock): LinkStore {
  const now = () => clock().toISOString();
  return {
    async create(purpose, subjectId, email) {
      const token = newToken();
      const expiresAt = new Date(clock().getTime() + LINK_DAYS[purpose] * DAY_MS).toISOString();
      await db
        .insertInto('link')
        .values({
          token_hash: hashOf(token),
          purpose,
          subject_id: subjectId,
          email: email?.toLowerCase() ?? null,
          created_at: now(),
          expires_at: expiresAt,
          ended_at: null,
        })
        .execute();
      return token;
    },

    async find(token) {
      const row = await db.selectFrom('link').selectAll().where('token_hash', '=', hashOf(token)).executeTakeFirst();
      if (!row) return null;
      const state: Link['state'] = row.ended_at ? 'ended' : row.expires_at <= now() ? 'expired' : 'live';
      return { purpose: row.purpose, subjectId: row.subject_id, email: row.email, state };
    },

    async end(token) {
      const { numUpdatedRows } = await db
        .updateTable('link')
        .set({ ended_at: now() })
        .where('token_hash', '=', hashOf(token))
        .where('ended_at', 'is', null)
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    },

    async endAllFor(purpose, subjectId) {
      await db
        .updateTable('link')
        .set({ ended_at: now() })
        .where('purpose', '=', purpose)
        .where('subject_id', '=', subjectId)
        .where('ended_at', 'is', null)
        .execute();
    },

    async hasHadMany(purpose, email) {
      const hourAgo = new Date(clock().getTime() - HOUR_MS).toISOString();
      const { links } = await db
        .selectFrom('link')
        .select(({ fn }) => fn.countAll<number>().as('links'))
        .where('email', '=', email.toLowerCase())
        .where('created_at', '>=', hourAgo)
        .where('purpose', '=', purpose)
        .executeTakeFirstOrThrow();
      return links >= MOST_LINKS_AN_HOUR;
    },
  };
}

import type { MailContent } from '../../domain/mail.ts';
import type { Clock } from '../../domain/ports.ts';
import type { MailQueue } from '../../domain/stores.ts';
import { newId } from './ids.ts';
import type { Database } from './tables.ts';

const THIRTY_DAYS_MS = 30 * 86_400_000;

export function createMailQueue(db: Database, clock: Clock): MailQueue {
  const now = () => clock().toISOString();
  return {
    async add(mails) {
      const at = now();
      for (const { kind, to, content } of mails) {
        await db
          .insertInto('mail')
          .values({
            id: newId(),
            kind,
            to,
            content: JSON.stringify(content),
            queued_at: at,
            tries: 0,
            next_try_at: at,
            sent_at: null,
            failed_at: null,
            why: '',
          })
          .execute();
      }
    },

    async listDue(limit) {
      const rows = await db.selectFrom('mail').selectAll().where('next_try_at', '<=', now()).orderBy('next_try_at').limit(limit).execute();
      return rows.map(({ id, kind, to, content, queued_at, tries }) => ({
        id,
        kind,
        to,
        content: JSON.parse(content!) as MailContent,
        queuedAt: queued_at,
        tries,
      }));
    },

    async markSent(id) {
      await db.updateTable('mail').set({ content: null, sent_at: now(), next_try_at: null, why: '' }).where('id', '=', id).execute();
    },

    async markFailed(id, why, nextTryAt) {
      await db
        .updateTable('mail')
        .set((eb) => ({ tries: eb('tries', '+', 1), why: why.slice(0, 300), next_try_at: nextTryAt, failed_at: nextTryAt === null ? now() : null }))
        .where('id', '=', id)
        .execute();
    },

    async listGivenUp() {
      const since = new Date(clock().getTime() - THIRTY_DAYS_MS).toISOString();
      const rows = await db
        .selectFrom('mail')
        .select(['id', 'to', 'kind', 'why', 'failed_at'])
        .where('failed_at', '>=', since)
        .orderBy('failed_at', 'desc')
        .limit(200)
        .execute();
      return rows.map(({ failed_at, ...row }) => ({ ...row, at: failed_at! }));
    },

    async findTrouble() {
      const failing = () => db.selectFrom('mail').where('next_try_at', 'is not', null).where('tries', '>', 0);
      const { mails } = await failing().select(({ fn }) => fn.countAll<number>().as('mails')).executeTakeFirstOrThrow();
      const last = await failing().select('why').orderBy('next_try_at', 'desc').limit(1).executeTakeFirst();
      return last ? { mails, why: last.why } : null;
    },

    async count() {
      const { waiting, given_up } = await db
        .selectFrom('mail')
        .select(({ fn }) => [fn.count<number>('next_try_at').as('waiting'), fn.count<number>('failed_at').as('given_up')])
        .executeTakeFirstOrThrow();
      return { waiting, givenUp: given_up };
    },
  };
}

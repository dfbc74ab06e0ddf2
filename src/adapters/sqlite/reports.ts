import type { Clock } from '../../domain/ports.ts';
import type { Report } from '../../domain/report.ts';
import type { ReportStore } from '../../domain/stores.ts';
import { newId } from './ids.ts';
import type { Database } from './tables.ts';

const REPORT_COLUMNS = [
  'id',
  'listing_id as listingId',
  'reason',
  'words',
  'email',
  'made_at as madeAt',
  'answered_at as answeredAt',
  'answer',
] as const;

export function createReports(db: Database, clock: Clock): ReportStore {
  const reports = () => db.selectFrom('report').select(REPORT_COLUMNS).orderBy('made_at');
  return {
    async add(given) {
      const report: Report = { ...given, id: newId(), madeAt: clock().toISOString(), answeredAt: null, answer: '' };
      await db
        .insertInto('report')
        .values({
          id: report.id,
          listing_id: report.listingId,
          reason: report.reason,
          words: report.words,
          email: report.email,
          made_at: report.madeAt,
          answered_at: null,
          answer: '',
        })
        .execute();
      return report;
    },

    find: async (id) => (await reports().where('id', '=', id).executeTakeFirst()) ?? null,
    listOpenFor: (listingId) => reports().where('listing_id', '=', listingId).where('answered_at', 'is', null).execute(),

    async answer(id, answer) {
      const { numUpdatedRows } = await db
        .updateTable('report')
        .set({ answer, answered_at: clock().toISOString() })
        .where('id', '=', id)
        .where('answered_at', 'is', null)
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    },
  };
}

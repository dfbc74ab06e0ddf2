import type { Kept, Retention } from '../../domain/retention.ts';
import type { Database } from './tables.ts';

/** The one place where rows about people are forgotten. */
export function createRetention(db: Database): Retention {
  const forgetting: Record<Kept, (before: string) => Promise<{ numDeletedRows?: bigint; numUpdatedRows?: bigint }>> = {
    reporter: (before) =>
      db
        .updateTable('report')
        .set({ email: null })
        .where('email', 'is not', null)
        .where('answered_at', '<', before)
        .executeTakeFirstOrThrow(),
    report: (before) => db.deleteFrom('report').where('answered_at', '<', before).executeTakeFirstOrThrow(),
    claim: (before) => db.deleteFrom('claim').where('decided_at', '<', before).executeTakeFirstOrThrow(),
    link: (before) => db.deleteFrom('link').where('expires_at', '<', before).executeTakeFirstOrThrow(),
    mail: (before) => db.deleteFrom('mail').where(({ eb, or }) => or([eb('sent_at', '<', before), eb('failed_at', '<', before)])).executeTakeFirstOrThrow(),
    draft: (before) =>
      db
        .deleteFrom('submission')
        .where('status', '=', 'draft')
        .where('started_at', '<', before)
        .where(({ not, exists, selectFrom }) => {
          const wayBack = selectFrom('link')
            .select('subject_id')
            .where('purpose', '=', 'submission')
            .whereRef('subject_id', '=', 'submission.id');
          return not(exists(wayBack));
        })
        .executeTakeFirstOrThrow(),
    submission: (before) =>
      db
        .updateTable('submission')
        .set({ email: null, answers: '{}' })
        .where('answers', '!=', '{}')
        .where('decided_at', '<', before)
        .executeTakeFirstOrThrow(),
    word: (before) => db.deleteFrom('unrecognised_word').where('last_day', '<', before.slice(0, 10)).executeTakeFirstOrThrow(),
    task: (before) => db.deleteFrom('task').where('closed_at', '<', before).executeTakeFirstOrThrow(),
    async owner(before) {
      const gone = db.selectFrom('listing').select('id').where('status', 'in', ['closed', 'archived']).where('updated_at', '<', before);
      await db.deleteFrom('review_mail').where('listing_id', 'in', gone).execute();
      return db.deleteFrom('owner').where('listing_id', 'in', gone).executeTakeFirstOrThrow();
    },
  };
  return {
    async forget(kind, before) {
      const { numDeletedRows = 0n, numUpdatedRows = 0n } = await forgetting[kind](before);
      return Number(numDeletedRows + numUpdatedRows);
    },
  };
}

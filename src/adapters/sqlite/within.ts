import type { Database } from './tables.ts';

/** Does the work in the transaction that is under way, or in one of its own. */
export function within<Answer>(db: Database, work: (transaction: Database) => Promise<Answer>): Promise<Answer> {
  return db.isTransaction ? work(db) : db.transaction().execute(work);
}

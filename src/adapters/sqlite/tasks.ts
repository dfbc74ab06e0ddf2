import type { Clock } from '../../domain/ports.ts';
import type { TaskStore } from '../../domain/stores.ts';
import { newId } from './ids.ts';
import type { Database } from './tables.ts';

const MOST_LISTED = 500;
const LONGEST_NOTE = 2000;
const TASK_COLUMNS = [
  'task.id',
  'task.listing_id as listingId',
  'task.kind',
  'task.note',
  'task.opened_at as openedAt',
  'task.closed_at as closedAt',
  'task.outcome',
] as const;

export function createTasks(db: Database, clock: Clock): TaskStore {
  const tasks = () => db.selectFrom('task').select(TASK_COLUMNS).orderBy('task.opened_at');
  return {
    async open(listingId, kind, note) {
      const open = await tasks().where('listing_id', '=', listingId).where('kind', '=', kind).where('closed_at', 'is', null).executeTakeFirst();
      if (open) {
        const both = open.note.includes(note) ? open.note : `${open.note}\n${note}`.slice(0, LONGEST_NOTE);
        await db.updateTable('task').set({ note: both }).where('id', '=', open.id).execute();
        return;
      }
      await db
        .insertInto('task')
        .values({ id: newId(), listing_id: listingId, kind, note: note.slice(0, LONGEST_NOTE), opened_at: clock().toISOString(), closed_at: null, outcome: '' })
        .execute();
    },

    listOpen: (limit = MOST_LISTED) =>
      db
        .selectFrom('task')
        .innerJoin('listing', 'listing.id', 'task.listing_id')
        .select([...TASK_COLUMNS, 'listing.name as listingName', 'listing.slug as listingSlug'])
        .where('closed_at', 'is', null)
        .orderBy('task.opened_at')
        .limit(limit)
        .execute(),

    listFor: (listingId) => tasks().where('listing_id', '=', listingId).execute(),
    find: async (id) => (await tasks().where('task.id', '=', id).executeTakeFirst()) ?? null,

    async close(id, outcome) {
      const { numUpdatedRows } = await db
        .updateTable('task')
        .set({ closed_at: clock().toISOString(), outcome })
        .where('id', '=', id)
        .where('closed_at', 'is', null)
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    },
  };
}

import type { VocabularyChange } from '../../domain/interpretation/vocabulary-change.ts';
import type { Clock } from '../../domain/ports.ts';
import type { VocabularyStore } from '../../domain/stores.ts';
import { newId } from './ids.ts';
import type { Database } from './tables.ts';

export function createVocabularyChanges(db: Database, clock: Clock): VocabularyStore {
  return {
    async list() {
      const rows = await db.selectFrom('vocabulary_change').selectAll().orderBy('made_at').orderBy('id').execute();
      return rows.map(({ id, change, made_by, made_at, undone_at }) => ({
        id,
        change: JSON.parse(change) as VocabularyChange,
        by: made_by,
        madeAt: made_at,
        undoneAt: undone_at,
      }));
    },

    async add(change, by) {
      await db
        .insertInto('vocabulary_change')
        .values({ id: newId(), change: JSON.stringify(change), made_by: by, made_at: clock().toISOString(), undone_at: null })
        .execute();
    },

    async undo(id) {
      const row = await db
        .updateTable('vocabulary_change')
        .set({ undone_at: clock().toISOString() })
        .where('id', '=', id)
        .where('undone_at', 'is', null)
        .returning('change')
        .executeTakeFirst();
      return row ? (JSON.parse(row.change) as VocabularyChange) : null;
    },
  };
}

import type { Kysely } from 'kysely';

/** What the editors taught the directory about what callers say, and words that several days had in common. */
export async function createVocabulary(db: Kysely<unknown>) {
  await db.schema
    .createTable('vocabulary_change')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('change', 'text', (column) => column.notNull())
    .addColumn('made_by', 'text', (column) => column.notNull())
    .addColumn('made_at', 'text', (column) => column.notNull())
    .addColumn('undone_at', 'text')
    .execute();
  await db.schema
    .createTable('unrecognised_word')
    .addColumn('word_hash', 'text', (column) => column.primaryKey())
    .addColumn('days', 'text', (column) => column.notNull())
    .addColumn('last_day', 'text', (column) => column.notNull())
    .addColumn('word', 'text')
    .execute();
}

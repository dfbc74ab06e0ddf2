import { sql, type Kysely } from 'kysely';

/** What groups propose, what is wrong with listings, what editors have to see to, and who made each revision. */
export async function createSubmissions(db: Kysely<unknown>) {
  await db.schema.alterTable('revision').addColumn('made_by', 'text', (column) => column.notNull().defaultTo('program')).execute();
  await db.schema
    .createTable('submission')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('listing_id', 'text', (column) => column.references('listing.id'))
    .addColumn('base_revision', 'integer', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('answers', 'text', (column) => column.notNull())
    .addColumn('details', 'text')
    .addColumn('email', 'text')
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('started_at', 'text', (column) => column.notNull())
    .addColumn('sent_at', 'text')
    .addColumn('decided_at', 'text')
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('second_look', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('submission_status').on('submission').columns(['status', 'sent_at']).execute();
  await db.schema.createIndex('submission_listing').on('submission').column('listing_id').execute();
  await db.schema
    .createTable('task')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('listing_id', 'text', (column) => column.notNull().references('listing.id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('note', 'text', (column) => column.notNull())
    .addColumn('opened_at', 'text', (column) => column.notNull())
    .addColumn('closed_at', 'text')
    .addColumn('outcome', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('task_open').unique().on('task').columns(['listing_id', 'kind']).where(sql.ref('closed_at'), 'is', null).execute();
  await db.schema
    .createTable('report')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('listing_id', 'text', (column) => column.notNull().references('listing.id'))
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('words', 'text', (column) => column.notNull())
    .addColumn('email', 'text')
    .addColumn('made_at', 'text', (column) => column.notNull())
    .addColumn('answered_at', 'text')
    .addColumn('answer', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('report_listing').on('report').column('listing_id').execute();
  await db.schema
    .createTable('owner')
    .addColumn('listing_id', 'text', (column) => column.notNull().references('listing.id'))
    .addColumn('email', 'text', (column) => column.notNull())
    .addColumn('since', 'text', (column) => column.notNull())
    .addColumn('bounced_at', 'text')
    .addPrimaryKeyConstraint('owner_key', ['listing_id', 'email'])
    .execute();
  await db.schema.createIndex('owner_email').on('owner').column('email').execute();
  await db.schema
    .createTable('review_mail')
    .addColumn('listing_id', 'text', (column) => column.notNull().references('listing.id'))
    .addColumn('email', 'text', (column) => column.notNull())
    .addColumn('stage', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('review_mail_key', ['listing_id', 'email', 'stage'])
    .execute();
  await db.schema
    .createTable('mail')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('to', 'text', (column) => column.notNull())
    .addColumn('content', 'text')
    .addColumn('queued_at', 'text', (column) => column.notNull())
    .addColumn('tries', 'integer', (column) => column.notNull())
    .addColumn('next_try_at', 'text')
    .addColumn('sent_at', 'text')
    .addColumn('failed_at', 'text')
    .addColumn('why', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('mail_due').on('mail').column('next_try_at').where(sql.ref('next_try_at'), 'is not', null).execute();
  await db.schema
    .createTable('audit')
    .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('who', 'text', (column) => column.notNull())
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('note', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('audit_subject').on('audit').column('subject').execute();
  // What was done stays done: not even a fault in the program can rewrite it.
  for (const verb of ['update', 'delete']) {
    await sql.raw(`create trigger audit_no_${verb} before ${verb} on audit begin select raise(abort, 'The audit trail cannot be changed.'); end`).execute(db);
  }
}

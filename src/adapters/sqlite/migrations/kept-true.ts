import { sql, type Kysely } from 'kysely';

/** Who says that a listing is theirs, and whether its web page answers. */
export async function createKeptTrue(db: Kysely<unknown>) {
  await db.schema
    .createTable('claim')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('listing_id', 'text', (column) => column.notNull().references('listing.id'))
    .addColumn('email', 'text', (column) => column.notNull())
    .addColumn('words', 'text', (column) => column.notNull())
    .addColumn('made_at', 'text', (column) => column.notNull())
    .addColumn('decided_at', 'text')
    .addColumn('granted', 'integer')
    .execute();
  await db.schema.createIndex('claim_listing').on('claim').column('listing_id').execute();
  await db.schema
    .createTable('web_check')
    .addColumn('listing_id', 'text', (column) => column.primaryKey().references('listing.id'))
    .addColumn('url', 'text', (column) => column.notNull())
    .addColumn('checked_at', 'text', (column) => column.notNull())
    .addColumn('next_at', 'text', (column) => column.notNull())
    .addColumn('failed_on', 'text')
    .addColumn('why', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('web_check_next').on('web_check').column('next_at').execute();
  await db.schema.createIndex('web_check_checked').on('web_check').column('checked_at').execute();
  await sql`alter table listing add column website text generated always as (json_extract(details, '$.website')) virtual`.execute(db);
  // Only what may be asked, so that looking for the next few reads no listing.
  await sql`create index listing_website on listing (id, website) where status = 'published' and website is not null`.execute(db);
}

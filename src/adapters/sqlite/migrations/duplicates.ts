import { sql, type Kysely } from 'kysely';
import { keysOf } from '../../../domain/listing-keys.ts';
import { completeDetails } from '../listing-rows.ts';
import type { Tables } from '../tables.ts';

const BATCH = 1000;

/** What finds entries of the same thing, which pairs are none, where a merged listing went, and when each was checked. */
export async function createDuplicates(db: Kysely<Tables>) {
  await db.schema
    .createTable('listing_key')
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('listing_id', 'text', (column) => column.notNull().references('listing.id'))
    .addPrimaryKeyConstraint('listing_key_key', ['kind', 'value', 'listing_id'])
    .modifyEnd(sql`without rowid`)
    .execute();
  await db.schema.createIndex('listing_key_listing').on('listing_key').column('listing_id').execute();
  await db.schema
    .createTable('listing_apart')
    .addColumn('one_id', 'text', (column) => column.notNull().references('listing.id'))
    .addColumn('other_id', 'text', (column) => column.notNull().references('listing.id'))
    .addPrimaryKeyConstraint('listing_apart_key', ['one_id', 'other_id'])
    .execute();
  await db.schema
    .createTable('listing_successor')
    .addColumn('listing_id', 'text', (column) => column.primaryKey().references('listing.id'))
    .addColumn('successor_id', 'text', (column) => column.notNull().references('listing.id'))
    .execute();
  await db.schema.createIndex('listing_successor_successor').on('listing_successor').column('successor_id').execute();
  await sql`alter table listing add column checked_on text generated always as (json_extract(details, '$.check.on')) virtual`.execute(db);
  await db.schema.createIndex('listing_checked_on').on('listing').columns(['status', 'checked_on', 'name']).execute();
  await fillKeys(db);
}

async function fillKeys(db: Kysely<Tables>) {
  for (let after = ''; ; ) {
    const rows = await db.selectFrom('listing').select(['id', 'details']).where('id', '>', after).orderBy('id').limit(BATCH).execute();
    if (rows.length === 0) return;
    const keys = rows.flatMap(({ id, details }) => keysOf(completeDetails(details)).map((key) => ({ ...key, listing_id: id })));
    if (keys.length > 0) await db.insertInto('listing_key').values(keys).execute();
    after = rows.at(-1)!.id;
  }
}

import { sql, type Kysely } from 'kysely';

export async function createListings(db: Kysely<unknown>) {
  await db.schema
    .createTable('organisation')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('slug', 'text', (column) => column.notNull().unique())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('folded_name', 'text', (column) => column.notNull().unique())
    .addColumn('details', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('listing')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('slug', 'text', (column) => column.notNull().unique())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('indexed_revision', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('indexed_venues', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('reindex_on', 'text')
    .addColumn('organisation_id', 'text', (column) => column.notNull().references('organisation.id'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('source_name', 'text')
    .addColumn('source_id', 'text')
    .addColumn('source_hash', 'text')
    .addColumn('details', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .addUniqueConstraint('listing_source', ['source_name', 'source_id'])
    .execute();
  await db.schema.createIndex('listing_organisation').on('listing').column('organisation_id').execute();
  await db.schema.createIndex('listing_name').on('listing').column('name').execute();
  await db.schema.createIndex('listing_unindexed').on('listing').column('id').where(sql.ref('revision'), '!=', sql.ref('indexed_revision')).execute();
  // Summed at every start: without an index of its own that reads the whole table.
  await db.schema.createIndex('listing_indexed_venues').on('listing').column('indexed_venues').execute();
  await db.schema.createIndex('listing_reindex_on').on('listing').column('reindex_on').execute();
  await db.schema
    .createTable('listing_need')
    .addColumn('listing_id', 'text', (column) => column.notNull().references('listing.id'))
    .addColumn('need', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('listing_need_key', ['listing_id', 'need'])
    .execute();
  await db.schema.createIndex('listing_need_need').on('listing_need').columns(['need', 'listing_id']).execute();
  await db.schema
    .createTable('listing_venue')
    .addColumn('listing_id', 'text', (column) => column.notNull().references('listing.id'))
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('lat', 'real')
    .addColumn('lon', 'real')
    .addColumn('postcode', 'text')
    .addColumn('outcode', 'text')
    .addColumn('authority', 'text', (column) => column.notNull())
    .addColumn('locality', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('listing_venue_key', ['listing_id', 'position'])
    .execute();
  await db.schema.createIndex('listing_venue_point').on('listing_venue').columns(['lat', 'lon']).execute();
  await db.schema.createIndex('listing_venue_postcode').on('listing_venue').column('postcode').execute();
  await db.schema.createIndex('listing_venue_authority').on('listing_venue').expression(sql`lower(authority)`).execute();
  await db.schema.createIndex('listing_venue_locality').on('listing_venue').expression(sql`lower(locality)`).execute();
  await db.schema.createIndex('listing_venue_outcode').on('listing_venue').column('outcode').execute();
  await db.schema
    .createTable('revision')
    .addColumn('listing_id', 'text', (column) => column.notNull().references('listing.id'))
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('details', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('made_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('revision_key', ['listing_id', 'revision'])
    .execute();
  await db.schema
    .createTable('listing_check')
    .addColumn('listing_id', 'text', (column) => column.notNull().references('listing.id'))
    .addColumn('checked_on', 'text', (column) => column.notNull())
    .addColumn('how', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('listing_check_key', ['listing_id', 'checked_on', 'how'])
    .execute();
}

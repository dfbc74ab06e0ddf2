import type { Kysely } from 'kysely';

/** The drafts, or the closed ones, among a million listings, in order of name. */
export async function createBrowsing(db: Kysely<unknown>) {
  await db.schema.createIndex('listing_status_name').on('listing').columns(['status', 'name', 'id']).execute();
}

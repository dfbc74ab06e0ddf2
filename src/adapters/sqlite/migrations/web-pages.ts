import { sql, type Kysely } from 'kysely';

/** Of listings whose web page may be asked for, everything that finding the next few needs: no listing is read for it. */
export async function indexWebPages(db: Kysely<unknown>) {
  await db.schema.dropIndex('listing_website').execute();
  await sql`create index listing_web_page on listing (id, website) where status = 'published' and website is not null and source_name is not 'demonstration'`.execute(db);
}

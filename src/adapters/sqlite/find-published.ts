import type { Listing, ListingDetails } from '../../domain/listing.ts';
import { completeDetails, LISTING_HEAD, publishedIn, withDetails } from './listing-rows.ts';
import { createRecent } from './recent.ts';
import { inChunks } from './save.ts';
import type { Database } from './tables.ts';

/** What so many listings say is kept in memory, some kilobytes each: a page of results is mostly what was shown before. */
const MOST_KEPT = 2_000;

/**
 * Finds published listings by their ids, in their order. Each revision of a listing says one thing for ever, so what one
 * says is read and parsed once; whether it is still published, and which revision counts, is asked each time.
 */
export function createPublishedFinder(db: Database): (ids: string[]) => Promise<Listing[]> {
  const kept = createRecent<ListingDetails>(MOST_KEPT);
  const keyOf = ({ id, revision }: { id: string; revision: number }) => `${id} ${revision}`;

  return async (ids) => {
    const rows = (await Promise.all([...inChunks(ids)].map((chunk) => heads(db, chunk)))).flat();
    const found = new Map(rows.map((row) => [row.id, { row, details: kept.get(keyOf(row)) }]));
    const unread = rows.filter(({ id }) => !found.get(id)!.details).map(({ id }) => id);
    for (const chunk of inChunks(unread)) {
      for (const row of await said(db, chunk)) {
        const details = completeDetails(row.details);
        kept.put(keyOf(row), details);
        found.get(row.id)!.details = details;
      }
    }
    return ids.flatMap((id) => {
      const { row, details } = found.get(id) ?? {};
      return row && details ? withDetails(row, details) : [];
    });
  };
}

function heads(db: Database, ids: string[]) {
  return publishedIn(db).select(LISTING_HEAD).where('listing.id', 'in', ids).execute();
}

function said(db: Database, ids: string[]) {
  return db.selectFrom('listing').select(['id', 'revision', 'details']).where('id', 'in', ids).execute();
}

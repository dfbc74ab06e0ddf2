import type { ListingStore } from '../domain/ports.ts';

const BATCH = 250;

/** Makes drafts of the published demonstration listings: invented ones must not stand among real ones. Answers with how many. */
export async function withdrawDemonstration(listings: ListingStore): Promise<number> {
  const ids = await listings.listPublishedIds('demonstration');
  for (let start = 0; start < ids.length; start += BATCH) {
    const published = await listings.findPublished(ids.slice(start, start + BATCH));
    await listings.saveAll(published.map(({ id, details }) => ({ id, status: 'draft', details, reason: 'demonstration withdrawn' })));
  }
  return ids.length;
}

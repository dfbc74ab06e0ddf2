import { DEMONSTRATION, movedToPresent } from '../domain/demonstration.ts';
import { londonWallClock } from '../domain/london-time.ts';
import { listingDetailsSchema, type ListingInput } from '../domain/listing.ts';
import type { Clock, ListingStore } from '../domain/ports.ts';
import { slugOf } from '../domain/slug.ts';

type Deps = { listings: ListingStore; clock: Clock; readDemonstration: () => Promise<ListingInput[]> };

/** Fills an empty directory with invented listings, dated as if written this week. Answers how many. */
export async function loadDemonstration({ listings, clock, readDemonstration }: Deps): Promise<number> {
  if (!(await listings.isEmpty())) return 0;
  const today = londonWallClock(clock()).date;
  const inputs = await readDemonstration();
  const saved = await listings.saveAll(
    inputs.map((input) => {
      const source = { name: DEMONSTRATION, id: slugOf(input.name), licence: 'MIT', attribution: 'Invented for the demonstration' };
      return { status: 'published', details: movedToPresent(listingDetailsSchema.parse({ ...input, source }), today), reason: DEMONSTRATION };
    }),
  );
  return saved.length;
}

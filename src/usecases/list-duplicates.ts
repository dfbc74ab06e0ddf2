import { likeness } from '../domain/likeness.ts';
import type { ListingKey } from '../domain/listing-keys.ts';
import type { Listing } from '../domain/listing.ts';
import type { DuplicateStore } from '../domain/stores.ts';

export type Pair = { one: Listing; other: Listing; reasons: string[] };

const PAIRS_A_PAGE = 20;
const GROUPS_A_STEP = 40;
/** So that a page comes soon in a directory of a million where few are alike. */
const MOST_COMPARED = 3000;

/**
 * Pairs of published listings and drafts that are likely the same, from behind a key on. Only those that share something are ever
 * compared, group by group in the order of an index. `next` is where to go on; null at the end.
 */
export async function listDuplicates(
  { duplicates }: { duplicates: DuplicateStore },
  after: ListingKey | null,
): Promise<{ pairs: Pair[]; next: ListingKey | null }> {
  const pairs = new Map<string, Pair>();
  let from = after;
  for (let compared = 0; compared < MOST_COMPARED; ) {
    const groups = await duplicates.listGroups(from, GROUPS_A_STEP);
    for (const { key, listings } of groups) {
      for (const pair of await pairsIn(duplicates, listings)) pairs.set(pairKey(pair.one.id, pair.other.id), pair);
      from = key;
      compared += listings.length;
      if (pairs.size >= PAIRS_A_PAGE) return { pairs: [...pairs.values()], next: from };
    }
    if (groups.length < GROUPS_A_STEP) return { pairs: [...pairs.values()], next: null };
  }
  return { pairs: [...pairs.values()], next: from };
}

async function pairsIn(duplicates: DuplicateStore, listings: Listing[]): Promise<Pair[]> {
  const alike = listings.flatMap((one, position) =>
    listings.slice(position + 1).flatMap((other) => {
      const reasons = likeness(one.details, other.details)?.reasons;
      return reasons ? [{ one, other, reasons }] : [];
    }),
  );
  if (alike.length === 0) return [];
  const apart = new Set((await duplicates.listApart(listings.map(({ id }) => id))).map(([a, b]) => pairKey(a, b)));
  return alike.filter(({ one, other }) => !apart.has(pairKey(one.id, other.id)));
}

function pairKey(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

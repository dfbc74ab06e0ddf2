import { openDatabase } from '../../src/adapters/sqlite/database.ts';
import { createRetention } from '../../src/adapters/sqlite/retention.ts';
import { createStores } from '../../src/adapters/sqlite/stores.ts';
import type { Listing, ListingInput, Status } from '../../src/domain/listing.ts';
import { addressesAt } from '../../src/http/paths.ts';
import { details } from './listings.ts';

export type TestStores = Awaited<ReturnType<typeof openStores>>;

/** The real store, in memory, with a clock that the test moves. */
export async function openStores(start: string) {
  let now = new Date(start);
  const clock = () => now;
  const db = await openDatabase(':memory:');
  const stores = createStores(db, clock);
  return {
    ...stores,
    retention: createRetention(db),
    addresses: addressesAt('https://directory.example.org'),
    clock,
    setNow: (instant: string) => (now = new Date(instant)),
    /** Puts the clock on by so many days. */
    later: (days: number) => (now = new Date(now.getTime() + days * 86_400_000)),
    async save(given: Partial<ListingInput> = {}, status: Status = 'published', id?: string): Promise<Listing> {
      const [saved] = await stores.listings.saveAll([{ id, status, details: details(given), reason: 'for the test' }]);
      return saved!;
    },
    /** To whom mail waits, of what kind, with what subject. */
    async waitingMail() {
      return (await stores.mail.listDue(1000)).map(({ to, kind, content }) => ({ to, kind, subject: content.subject }));
    },
    /** What the queue still holds of every mail there ever was. */
    listMailContents: async () => (await db.selectFrom('mail').select('content').execute()).map(({ content }) => content),
    close: () => db.destroy(),
  };
}

import { beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../../src/adapters/sqlite/database.ts';
import { createStores } from '../../../src/adapters/sqlite/stores.ts';
import type { Listing, ListingInput, Status } from '../../../src/domain/listing.ts';
import { keysOf } from '../../../src/domain/listing-keys.ts';
import type { Stores } from '../../../src/domain/stores.ts';
import { details } from '../../support/listings.ts';

let stores: Stores;

beforeEach(async () => {
  stores = createStores(await openDatabase(':memory:'), () => new Date('2026-11-24T10:30:00Z'));
});

const PHONE = { phoneLines: [{ number: '+441614960100' }] };
const save = async (given: Partial<ListingInput>, status: Status = 'published', id?: string): Promise<Listing> =>
  (await stores.listings.saveAll([{ id, status, details: details(given), reason: 'written' }]))[0]!;
const names = (listings: Listing[]) => listings.map(({ details: { name } }) => name).toSorted();

describe('listings that share something', () => {
  test('are found by number, registration, page, postcode and name', async () => {
    await save({ name: 'Phone', ...PHONE });
    await save({ name: 'Charity', organisation: { name: 'A', charityNumber: '1234567' } });
    await save({ name: 'Page', website: 'http://www.example.org/choir/' });
    await save({ name: 'Postcode', venues: [{ postcode: 'M33 7ND' }] });
    await save({ name: 'The Choir!' }, 'closed');
    await save({ name: 'District', venues: [{ postcode: 'M33' }] });
    await save({ name: 'Archived', ...PHONE }, 'archived');
    const asked = details({ name: 'the choir', ...PHONE, organisation: { name: 'B', charityNumber: '1234567' }, website: 'https://example.org/choir', venues: [{ postcode: 'm337nd' }, { postcode: 'M33' }] });
    expect(names(await stores.duplicates.listSharing(keysOf(asked)))).toEqual(['Charity', 'Page', 'Phone', 'Postcode', 'The Choir!']);
  });

  test('are found by what they say now, not by what they said', async () => {
    const choir = await save({ name: 'Choir', ...PHONE });
    await save({ name: 'Choir', phoneLines: [{ number: '+441614960101' }] }, 'published', choir.id);
    expect(await stores.duplicates.listSharing(keysOf(details({ name: 'X', ...PHONE })))).toEqual([]);
  });

  test('are not, when very many share it', async () => {
    await stores.listings.saveAll(Array.from({ length: 41 }, (_, n) => ({ status: 'published', details: details({ name: `Branch ${n}`, ...PHONE }), reason: 'written' })));
    expect(await stores.duplicates.listSharing(keysOf(details({ name: 'X', ...PHONE })))).toEqual([]);
    expect(await stores.duplicates.listGroups(null, 10)).toEqual([]);
  });

  test('come group by group, from behind the one before', async () => {
    for (const name of ['Choir', 'choir', 'Chess']) await save({ name, ...PHONE });
    await save({ name: 'Chess' }, 'closed');
    const [first] = await stores.duplicates.listGroups(null, 1);
    expect([first!.key, names(first!.listings)]).toEqual([{ kind: 'name', value: 'choir' }, ['Choir', 'choir']]);
    const rest = await stores.duplicates.listGroups(first!.key, 10);
    expect(rest.map(({ key, listings }) => [key.kind, names(listings)])).toEqual([['phone', ['Chess', 'Choir', 'choir']]]);
  });

  test('are kept apart once somebody has said so', async () => {
    const [a, b, c] = [await save({ name: 'A' }), await save({ name: 'B' }), await save({ name: 'C' })];
    await stores.duplicates.keepApart(b.id, a.id);
    await stores.duplicates.keepApart(a.id, b.id);
    expect(await stores.duplicates.listApart([a.id, b.id, c.id])).toEqual([[a.id, b.id].toSorted()]);
    expect(await stores.duplicates.listApart([a.id, c.id])).toEqual([]);
  });
});

describe('a listing that was merged', () => {
  test('answers with the one that was kept, also when that was merged in turn', async () => {
    const [a, b, c] = [await save({ name: 'A' }), await save({ name: 'B' }), await save({ name: 'C' })];
    await stores.duplicates.setSuccessor(a.id, b.id);
    await stores.duplicates.setSuccessor(b.id, c.id);
    expect((await stores.duplicates.findSuccessor(a.id))?.id).toBe(c.id);
    expect((await stores.duplicates.findSuccessor(b.id))?.id).toBe(c.id);
    await stores.duplicates.setSuccessor(c.id, a.id);
    expect(await stores.duplicates.findSuccessor(a.id)).toBeNull();
    expect((await stores.duplicates.findSuccessor(c.id))?.id).toBe(a.id);
    await stores.duplicates.setSuccessor(c.id, null);
    expect(await stores.duplicates.findSuccessor(c.id)).toBeNull();
  });
});

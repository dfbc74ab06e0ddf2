import { beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../../src/adapters/sqlite/database.ts';
import { createListings } from '../../../src/adapters/sqlite/listings.ts';
import type { ListingInput, Status } from '../../../src/domain/listing.ts';
import type { ListingFilter, ListingStore } from '../../../src/domain/ports.ts';
import { details, TODAY } from '../../support/listings.ts';

let listings: ListingStore;

const checked = (on: string) => ({ check: { on, how: 'phoned' as const, role: 'editor' } });
const from = (name: string) => ({ source: { name, id: name } });
const THESE: [Status, Partial<ListingInput>][] = [
  ['published', { name: 'Sale Moor Choir', ...checked('2026-11-01'), needs: [{ need: 'loneliness' }] }],
  ['published', { name: 'Choir of Sale', ...checked('2026-02-01'), phoneLines: [{ number: '+441614960100' }] }],
  ['published', { name: 'Old 100% Club', ...checked('2025-01-01') }],
  ['published', { name: 'Never looked at' }],
  ['draft', { name: 'Draft choir', ...from('council'), needs: [{ need: 'loneliness' }] }],
  ['closed', { name: 'Closed choir', ...from('other') }],
];

beforeAll(async () => {
  listings = createListings(await openDatabase(':memory:'), () => new Date('2026-11-24T10:30:00Z'));
  for (const [status, given] of THESE) await listings.saveAll([{ status, details: details(given), reason: 'written' }]);
});

const names = async (given: Partial<ListingFilter>, limit = 50, offset = 0) => {
  const { listings: found, total } = await listings.browse({ name: '', status: null, check: null, source: null, need: null, today: TODAY, ...given }, limit, offset);
  return [total, ...found.map(({ details: { name } }) => name)];
};

describe('the listings of editors', () => {
  test.each<[string, Partial<ListingFilter>, (string | number)[]]>([
    ['all, by name', {}, [6, 'Choir of Sale', 'Closed choir', 'Draft choir', 'Never looked at', 'Old 100% Club', 'Sale Moor Choir']],
    ['by words of the name, in any order', { name: ' choir sale' }, [2, 'Choir of Sale', 'Sale Moor Choir']],
    ['by a sign that means something to the database', { name: '100%' }, [1, 'Old 100% Club']],
    ['by a phone number', { name: '0161 496 0100' }, [1, 'Choir of Sale']],
    ['drafts', { status: 'draft' }, [1, 'Draft choir']],
    ['from a source', { source: 'other' }, [1, 'Closed choir']],
    ['with a need, drafts too', { need: 'loneliness' }, [2, 'Draft choir', 'Sale Moor Choir']],
    ['due for a check', { check: 'due', status: 'published' }, [1, 'Choir of Sale']],
    ['stale', { check: 'stale', status: 'published' }, [1, 'Old 100% Club']],
    ['never checked', { check: 'never', status: 'published' }, [1, 'Never looked at']],
  ])('are found %s', async (_, filter, expected) => {
    expect(await names(filter)).toEqual(expected);
  });

  test('come page by page', async () => {
    expect(await names({}, 2, 2)).toEqual([6, 'Draft choir', 'Never looked at']);
    expect(await listings.browseIds({ name: 'choir', status: null, check: null, source: null, need: null, today: TODAY }, 3)).toHaveLength(3);
    expect(await listings.listSources()).toEqual(['council', 'other']);
  });
});

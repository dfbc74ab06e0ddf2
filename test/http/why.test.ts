import request from 'supertest';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { ListingInput } from '../../src/domain/listing.ts';
import type { SearchPlan } from '../../src/domain/search.ts';
import { whyText } from '../../src/http/why.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { aPlan, details, SALE, venueAt, weekly } from '../support/listings.ts';

/** A Tuesday. */
const NOW = new Date('2026-11-24T15:00:00Z');

let app: RunningApp;
beforeAll(async () => {
  app = await startApp({ clock: () => NOW });
});
afterAll(() => app.close());

type Result = { id: string; name: string; why: string[]; nextSession: { starts: string } | null };

async function resultsOf(query: string): Promise<Result[]> {
  return (await request(app.url).get(`/api/search?${query}&per_page=100`).expect(200)).body.results;
}

describe('a reason is read from the listing', () => {
  const step: Partial<ListingInput> = { venues: [venueAt(0, { access: ['step-free'] })] };
  const CASES: [string, Partial<ListingInput>, Partial<SearchPlan>, string[]][] = [
    ['is free', { cost: { kind: 'free', pence: null, note: '' } }, { cost: 'free' }, ['free']],
    ['has a price', { cost: { kind: 'price', pence: 300, note: '' } }, { cost: 'free' }, []],
    ['says nothing of its cost', {}, { cost: 'free' }, []],
    ['takes that age', { age: { min: 11, max: 18 } }, { age: 12 }, ['takes age 12']],
    ['takes it without an upper end', { age: { min: 50, max: null } }, { age: 78 }, ['takes age 78']],
    ['takes other ages', { age: { min: 50, max: null } }, { age: 12 }, []],
    ['says nothing of ages', {}, { age: 12 }, []],
    ['has a step-free way in', step, { access: ['step-free', 'lift'] }, ['step-free']],
    ['serves the district', { areasServed: [{ type: 'postcode', prefix: 'M33' }] }, { near: SALE }, ['serves M33 7ND']],
    ['serves the whole country', { areasServed: [{ type: 'everywhere' }] }, { near: SALE }, ['serves M33 7ND']],
    ['serves another council’s area', { areasServed: [{ type: 'authority', name: 'Bolton' }] }, { near: SALE }, []],
  ];

  test.each(CASES)('that %s', (_, listing, plan, reasons) => {
    const found = details(listing);
    expect(whyText({ details: found, venue: found.venues[0] ?? null, plan: aPlan(plan), vocabulary: app.context.vocabulary }, { days: [], times: [] }, null)).toEqual(reasons);
  });
});

describe('a day and a time of day are reasons', () => {
  beforeAll(async () => {
    const both = { name: 'Kelmarsh Table', venues: [venueAt(0), venueAt(1)], sessions: [weekly('tu', '12:00', '13:30', 0), weekly('th', '18:00', '20:00', 1)] };
    await app.context.listings.saveAll([{ status: 'published', details: details(both), reason: 'for the test' }]);
    await app.context.sync();
  });
  const ofTable = async (query: string) => (await resultsOf(query)).find(({ name }) => name === 'Kelmarsh Table')?.why;

  test('only as far as the listing is there then', async () => {
    expect(await ofTable('q=kelmarsh&day=tue&day=wed')).toContain('Tue');
    expect(await ofTable('q=kelmarsh&time=evening&time=morning')).toContain('evenings');
  });

  test('at the venue that was found', async () => {
    expect(await ofTable('q=kelmarsh&day=thu')).toContain('Thu');
    vi.spyOn(app.context.index, 'search').mockRejectedValueOnce(new Error('down'));
    expect(await ofTable('q=kelmarsh&day=thu')).not.toContain('Thu');
  });
});

test('the reduced search, which filters by need, name and place alone, gives no other reason that a listing does not have', async () => {
  vi.spyOn(app.context.index, 'search').mockRejectedValueOnce(new Error('down'));
  const results = await resultsOf('cost=free&age=12&access=step-free&day=sun&near=M33');
  const listings = new Map((await app.context.listings.findPublished(results.map(({ id }) => id))).map((listing) => [listing.id, listing.details]));
  const saying = (reason: string) => results.filter(({ why }) => why.includes(reason));
  for (const { id } of saying('free')) expect(listings.get(id)!.cost.kind).toBe('free');
  for (const { id } of saying('step-free')) expect(listings.get(id)!.venues.flatMap(({ access }) => access)).toContain('step-free');
  for (const { nextSession } of saying('Sun')) expect(new Date(nextSession!.starts).getUTCDay()).toBe(0);
  for (const reason of ['free', 'takes age 12', 'step-free', 'Sun', 'serves M33']) expect(saying(reason).length).toBeLessThan(results.length);
  expect(saying('free').length).toBeGreaterThan(5);
});

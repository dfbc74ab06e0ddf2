import { afterAll, beforeAll, expect, test } from 'vitest';
import { quote } from '../../../src/adapters/meilisearch/filter.ts';
import type { ListingInput } from '../../../src/domain/listing.ts';
import { NOTHING_WANTED } from '../../../src/domain/ranking.ts';
import type { SearchPlan } from '../../../src/domain/search.ts';
import { aListing, aPlan, SALE, venueAt, weekly } from '../../support/listings.ts';
import { describeIndex, openIndex, type TestIndex } from '../../support/search-index.ts';

const HALF_A_CHARACTER = '👩'.slice(0, 1);

/** Names that would break a filter, a query or a document if anything were pasted together. */
const HOSTILE = [
  'quote " quote', "it's", 'back\\slash', 'trailing\\', '\\"', '" OR lastDay > 0 OR kind = "', 'a] OR needs IN [b', '_geoRadius(0, 0, 1)',
  'NOT EXISTS', 'line\nbreak\ttab', 'nul\u0000 bell\u0007', '👩‍👩‍👧 café', '{"$gt": 0}', "'; DROP TABLE listing; --", 'x'.repeat(10_000), HALF_A_CHARACTER, ' ',
];

const LISTINGS: Partial<ListingInput>[] = [
  {
    name: 'Food Bank', kind: 'service', needs: [{ need: 'food', subNeeds: ['food-banks'] }, { need: 'debt' }], audiences: ['men'], cost: { kind: 'free' },
    delivery: ['in-person'], routeIn: ['professional-referral'], languages: ['ur'], age: { min: 18, max: null },
    venues: [venueAt(0, { access: ['step-free', 'hearing-loop'] })], sessions: [weekly('tu', '10:00', '12:00')],
  },
  {
    name: 'Lunch Club', needs: [{ need: 'food' }, { need: 'loneliness' }], audiences: ['women', 'older-people'], cost: { kind: 'price', pence: 300 },
    delivery: ['in-person', 'home-visit'], routeIn: ['drop-in', 'ring'], languages: ['en', 'pl'], age: { min: 50, max: 100 },
    venues: [venueAt(1, { access: ['step-free'] })], sessions: [weekly('we', '12:00', '14:00'), weekly('tu', '18:00', '20:00')],
  },
  {
    name: 'Debt Line', kind: 'helpline', needs: [{ need: 'debt' }], delivery: ['phone'], routeIn: ['ring'], cost: { kind: 'free' },
    phoneLines: [{ number: '+441614960001', answered: [{ byday: ['mo', 'tu'], opensAt: '09:00', closesAt: '17:00' }] }],
  },
  { name: 'Youth Night', kind: 'activity', needs: [{ need: 'loneliness' }], age: { min: 11, max: 17 }, sessions: [weekly('fr', '22:00', '02:00')] },
  { name: 'Winter Fair', kind: 'event', sessions: [{ freq: 'once', dtstart: '2026-11-28', opensAt: '10:00', closesAt: '16:00' }] },
];

describeIndex('a search narrowed by filters', { timeout: 30_000 }, () => {
  let index: TestIndex;
  beforeAll(async () => {
    index = await openIndex();
    await index.fillWith([...LISTINGS.map((given) => aListing(given)), ...Array.from({ length: 3 }, (_, number) => aListing({ name: `Other ${number}` }))]);
  }, 30_000);
  afterAll(() => index?.stop());

  test.each<[string, Partial<SearchPlan>, string[]]>([
    ['either of two needs', { needs: ['food', 'debt'] }, ['debt-line', 'food-bank', 'lunch-club']],
    ['a need, and that it has to be free, which it need not say', { needs: ['food', 'loneliness'], wanted: { ...NOTHING_WANTED, cost: 'free' } }, ['food-bank', 'youth-night']],
    ['a need and a cost', { needs: ['food', 'debt'], cost: 'free' }, ['debt-line', 'food-bank']],
    ['a sub-need', { subNeeds: ['food-banks'] }, ['food-bank']],
    ['either of two audiences', { audiences: ['men', 'women'] }, ['food-bank', 'lunch-club']],
    ['every access that was asked for', { access: ['step-free', 'hearing-loop'] }, ['food-bank']],
    ['one access', { access: ['step-free'] }, ['food-bank', 'lunch-club']],
    ['either of two days', { days: ['we', 'fr'] }, ['lunch-club', 'youth-night']],
    ['a time of day on that day, not on another', { days: ['we'], times: ['evening'] }, []],
    ['a day with its time', { days: ['tu'], times: ['evening'] }, ['lunch-club']],
    ['a time of day alone', { times: ['evening'] }, ['lunch-club', 'youth-night']],
    ['what is open now, a phone line too', { open: 'now' }, ['debt-line', 'food-bank']],
    ['what is open now, in the evening', { open: 'now', halfHour: 'tu1930' }, ['lunch-club']],
    ['what began before midnight and is still open', { open: 'now', today: '2026-11-28', halfHour: 'sa0130' }, ['youth-night']],
    ['what is on today', { open: 'today' }, ['debt-line', 'food-bank', 'lunch-club']],
    ['what is still to come today', { open: 'today', halfHour: 'tu1230' }, ['debt-line', 'lunch-club']],
    ['what is on this afternoon, not what is on another', { open: 'today', times: ['afternoon'] }, ['debt-line']],
    ['a time of day this week, on a day of it', { open: 'week', times: ['afternoon'], days: ['we', 'sa'] }, ['lunch-club', 'winter-fair']],
    ['nothing today that is for another day', { open: 'today', days: ['we'] }, []],
    ['what is on this week, a single event too', { open: 'week', kinds: ['event', 'activity'] }, ['winter-fair', 'youth-night']],
    ['an age', { age: 16, kinds: ['group', 'activity', 'service'] }, ['other-0', 'other-1', 'other-2', 'youth-night']],
    ['the youngest and the oldest that are taken', { age: 100, needs: ['food'] }, ['food-bank', 'lunch-club']],
    ['what comes to them', { delivery: ['phone', 'home-visit'] }, ['debt-line', 'lunch-club']],
    ['a language', { languages: ['pl', 'ur'] }, ['food-bank', 'lunch-club']],
    ['a route in', { routes: ['drop-in', 'professional-referral'] }, ['food-bank', 'lunch-club']],
    ['a kind', { kinds: ['helpline'] }, ['debt-line']],
    ['everything at once', { needs: ['food'], days: ['tu'], times: ['morning'], cost: 'free', access: ['step-free'], age: 40, near: SALE, radiusMetres: 500 }, ['food-bank']],
  ])('finds %s', async (_, plan, expected) => {
    expect((await index.find(plan)).toSorted()).toEqual(expected);
  });

  test('a group that is chosen in shows what its other values would add, the other groups what is left', async () => {
    const { facets, total } = await index.index.search(aPlan({ needs: ['food'], cost: 'free' }));
    expect(total).toBe(1);
    expect(facets.need).toEqual({ food: 1, debt: 2 });
    expect(facets.cost).toEqual({ free: 1, price: 1 });
    expect(facets.kind).toEqual({ service: 1 });
    expect(facets.day).toEqual({ tu: 1 });
    expect(facets.access).toEqual({ 'step-free': 1, 'hearing-loop': 1 });
  });

  test('access is counted among what is left, since each is a must', async () => {
    const { facets } = await index.index.search(aPlan({ access: ['hearing-loop'] }));
    expect(facets.access).toEqual({ 'step-free': 1, 'hearing-loop': 1 });
    expect(facets.language).toEqual({ ur: 1 });
  });

  test.each(HOSTILE.map((value) => [JSON.stringify(value.slice(0, 40)), value]))('%s in any filter, or typed, is a search like any other', async (_, value) => {
    const values = [value];
    const strange = { needs: values, subNeeds: values, audiences: values, languages: values, delivery: values, access: values, routes: values, kinds: values } as unknown as Partial<SearchPlan>;
    expect(await index.find(strange)).toEqual([]);
    const near = { ...SALE, outcode: value, authority: value };
    await expect(index.index.search(aPlan({ text: value, near, radiusMetres: 1000 }))).resolves.toBeDefined();
    await expect(index.index.pins(aPlan({ text: value, near, ...strange }), { south: 53, west: -3, north: 54, east: -2 }, 12)).resolves.toEqual({ pins: [], total: 0 });
  });

  test.each(HOSTILE.map((value) => [JSON.stringify(value.slice(0, 40)), value]))('a listing for the area called %s is found from there, and from nowhere else', async (_, value) => {
    const name = value.trim().slice(0, 80);
    if (name.length < 2) return;
    await index.index.write([{ ...aListing({ name: 'Hostile', areasServed: [{ type: 'authority', name }] }), indexedVenues: 0 }], '2026-11-24');
    expect(await index.find({ text: 'Hostile', near: { ...SALE, authority: name } })).toContain('hostile');
    expect(await index.find({ text: 'Hostile', near: SALE })).not.toContain('hostile');
  });

  test('what was quoted is one value to the server, whatever it holds', async () => {
    for (const value of HOSTILE.filter((name) => name !== HALF_A_CHARACTER)) expect(JSON.parse(quote(value))).toBe(value);
    expect(JSON.parse(quote(HALF_A_CHARACTER))).toBe('\ufffd');
  });
});

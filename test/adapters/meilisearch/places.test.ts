import { Meilisearch } from 'meilisearch';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AreaServed } from '../../../src/domain/area-served.ts';
import type { ListingInput } from '../../../src/domain/listing.ts';
import { METRES_PER_MILE, type Place } from '../../../src/domain/place.ts';
import { aListing, aPlan, SALE, venueAt } from '../../support/listings.ts';
import { describeIndex, openIndex, type TestIndex } from '../../support/search-index.ts';

const miles = (number: number) => ({ near: SALE, radiusMetres: number * METRES_PER_MILE });
const here = (milesNorth: number, given: Partial<Place> = {}): Place => ({ ...SALE, lat: SALE.lat + milesNorth / 69.1, ...given });

describeIndex('a search near a place', { timeout: 30_000 }, () => {
  let index: TestIndex;
  beforeAll(async () => {
    index = await openIndex();
  }, 30_000);
  afterAll(() => index?.stop());

  const fill = (...given: Partial<ListingInput>[]) => index.fillWith(given.map((one) => aListing(one)));
  const found = async (plan: Parameters<TestIndex['find']>[0]) => (await index.find(plan)).toSorted();

  test('finds what is within the distance, the nearest first, and nothing beyond it', async () => {
    await fill({ name: 'Far', venues: [venueAt(6)] }, { name: 'Near', venues: [venueAt(1)] }, { name: 'Middle', venues: [venueAt(4.9)] });
    expect(await index.find(miles(5))).toEqual(['near', 'middle']);
    expect(await index.find({ near: SALE, radiusMetres: null })).toEqual(['near', 'middle', 'far']);
  });

  test('never loses a phone line, an online group, a home visitor or a service without a venue', async () => {
    await fill(
      { name: 'Line', kind: 'helpline', delivery: ['phone'] },
      { name: 'Online', delivery: ['online'], venues: [venueAt(90)] },
      { name: 'Visits', delivery: ['in-person', 'home-visit'], venues: [venueAt(20)] },
      { name: 'Nowhere' },
      { name: 'Hall far away', delivery: ['in-person'], venues: [venueAt(20)] },
    );
    expect(await found(miles(3))).toEqual(['line', 'nowhere', 'online', 'visits']);
  });

  const AREAS: [string, AreaServed[]][] = [
    ['everywhere', [{ type: 'everywhere' }]],
    ['england', [{ type: 'nation', nation: 'england' }]],
    ['wales', [{ type: 'nation', nation: 'wales' }]],
    ['trafford', [{ type: 'authority', name: 'Trafford' }]],
    ['stockport', [{ type: 'authority', name: 'Stockport' }]],
    ['m', [{ type: 'postcode', prefix: 'M' }]],
    ['m33', [{ type: 'postcode', prefix: 'M33' }]],
    ['m3', [{ type: 'postcode', prefix: 'M3' }]],
    ['several', [{ type: 'authority', name: 'Leeds' }, { type: 'postcode', prefix: 'M33' }]],
    ['unsaid', []],
  ];

  test('finds what serves people from there, and says nothing of the rest', async () => {
    await fill(...AREAS.map(([name, areasServed]) => ({ name, areasServed })));
    expect(await found(miles(5))).toEqual(['england', 'everywhere', 'm', 'm33', 'several', 'trafford', 'unsaid']);
    expect(await found({ ...miles(5), near: { ...SALE, authority: 'TRAFFORD' } })).toContain('trafford');
    expect(await found({ ...miles(5), near: { ...SALE, outcode: 'M3' } })).toEqual(['england', 'everywhere', 'm', 'm3', 'trafford', 'unsaid']);
    expect(await found({})).toHaveLength(AREAS.length);
  });

  test('near a town, which lies in several districts, finds what serves one of them and stands there', async () => {
    const district: AreaServed[] = [{ type: 'postcode', prefix: 'M31' }];
    await fill({ name: 'In town', areasServed: district, venues: [venueAt(1)] }, { name: 'Out of town', areasServed: district, venues: [venueAt(4)] });
    const town: Place = { ...SALE, precision: 'place', outcode: null, radiusMetres: 1000 };
    expect(await found({ near: town, radiusMetres: 5 * METRES_PER_MILE })).toEqual(['in-town']);
    expect(await found(miles(5))).toEqual([]);
  });

  test('excludes no authority and no nation where nobody could tell which it is', async () => {
    await fill(...AREAS.map(([name, areasServed]) => ({ name, areasServed })));
    const unknown = { ...miles(5), near: { ...SALE, authority: null, nation: null } };
    expect(await found(unknown)).toEqual(['england', 'everywhere', 'm', 'm33', 'several', 'stockport', 'trafford', 'unsaid', 'wales']);
  });

  test('finds a London district by its wider name', async () => {
    await fill(...['W', 'W1', 'W1A', 'W11', 'WC'].map((prefix) => ({ name: prefix, areasServed: [{ type: 'postcode' as const, prefix }] })));
    expect(await found({ ...miles(5), near: { ...SALE, outcode: 'W1A' } })).toEqual(['w', 'w1', 'w1a']);
    expect(await found({ ...miles(5), near: { ...SALE, outcode: 'W11' } })).toEqual(['w', 'w11']);
  });

  test('honours how far a listing says it goes, whether people come to it or it comes to them', async () => {
    const radius = (name: string, limit: number, given: Partial<ListingInput> = {}): Partial<ListingInput> => ({
      name, areasServed: [{ type: 'radius', miles: limit }], venues: [venueAt(0)], delivery: ['in-person'], ...given,
    });
    await fill(
      radius('Hall of 2', 2), radius('Hall of 20', 20),
      radius('Visits within 2', 2, { delivery: ['home-visit'] }), radius('Visits within 20', 20, { delivery: ['home-visit'] }), radius('Visits within 60', 60, { delivery: ['home-visit'] }),
      radius('Two distances', 1, { areasServed: [{ type: 'radius', miles: 1 }, { type: 'radius', miles: 15 }], delivery: ['home-visit'] }),
      radius('Visits from an unknown point', 2, { delivery: ['home-visit'], venues: [venueAt(0, { confidential: true })] }),
    );
    expect(await found({ ...miles(5), near: here(1) })).toHaveLength(7);
    expect(await found({ ...miles(5), near: here(4) })).toEqual(['hall-of-20', 'two-distances', 'visits-from-an-unknown-point', 'visits-within-20', 'visits-within-60']);
    expect(await found({ ...miles(5), near: here(40) })).toEqual(['visits-from-an-unknown-point', 'visits-within-60']);
    expect(await found({ ...miles(5), near: here(150) })).toEqual(['visits-from-an-unknown-point']);
    expect(await found({ near: here(150), radiusMetres: null })).toEqual(['visits-from-an-unknown-point']);
  });

  test('within the map finds what stands in its rectangle, still by distance', async () => {
    await fill({ name: 'North', venues: [venueAt(3)] }, { name: 'South', venues: [venueAt(-1)] }, { name: 'Middle', venues: [venueAt(1)] }, { name: 'Line' });
    const bounds = { south: SALE.lat, north: SALE.lat + 0.1, west: SALE.lon - 0.1, east: SALE.lon + 0.1 };
    expect(await found({ bounds })).toEqual(['middle', 'north']);
    expect(await index.find({ bounds, near: here(4), radiusMetres: null })).toEqual(['north', 'middle']);
    expect(await index.index.search(aPlan({ bounds }))).toMatchObject({ total: 2, facets: { kind: { group: 2 } } });
  });

  test('finds a confidential venue by its district alone: no point, name, address or council is in the index', async () => {
    const secret = { name: 'Elmtree House', address: '9 Hidden Lane', note: 'Blue door', authority: 'Wythenbury', confidential: true, postcode: 'M33 9XX' };
    const refuge = aListing({ name: 'Safe Start', summary: 'A refuge', delivery: ['in-person'], venues: [venueAt(0, secret), venueAt(1, { name: 'Public office' })] });
    await index.fillWith([refuge, aListing({ name: 'Hall', venues: [venueAt(0)] })]);

    const client = new Meilisearch({ host: index.server.url(), apiKey: index.server.key });
    await client.index('listings').updateSettings({ displayedAttributes: ['*'] }).waitTask();
    const { results } = await client.index('listings').getDocuments();
    const hidden = results.find(({ id }) => id === 'safe-start-0')!;
    expect(JSON.stringify(hidden)).not.toMatch(/elmtree|hidden lane|blue door|wythenbury|9xx|_geo|cell\d/i);
    expect(hidden['places']).toBe('M33');

    for (const text of ['Elmtree', 'Hidden Lane', 'Wythenbury']) expect(await index.find({ text })).toEqual([]);
    const { pins } = await index.index.pins(aPlan(), { south: 53, north: 54, west: -3, east: -2 }, 16);
    expect(pins.map(({ listing, point }) => [listing?.slug, point.lat.toFixed(3)])).toEqual([['safe-start', '53.439'], ['hall', '53.425']]);
  });
});

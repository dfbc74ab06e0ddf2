import { afterAll, beforeAll, expect, test } from 'vitest';
import { cellAt, cellCentre, CELL_LEVELS, cellLevel, MOST_CELLS, wholeCells } from '../../../src/adapters/meilisearch/cells.ts';
import { clusterPins } from '../../../src/adapters/meilisearch/clusters.ts';
import type { Bounds, Pins, SearchPlan } from '../../../src/domain/search.ts';
import { aListing, aPlan, SALE, venueAt } from '../../support/listings.ts';
import { describeIndex, openIndex, type TestIndex } from '../../support/search-index.ts';

const UK: Bounds = { south: 49, west: -9, north: 61.5, east: 2.5 };
const ZOOMS = [0, 5, 8, 10, 12, 14, 16, 18, 20];
const sum = ({ pins }: Pins) => pins.reduce((all, { count }) => all + count, 0);

/** So many listings in a spiral around Sale, every third with a second venue, half of them free. */
function spiral(listings: number) {
  return Array.from({ length: listings }, (_, number) => {
    const at = (turn: number) => ({ lat: SALE.lat + Math.sin(turn) * turn * 0.0004, lon: SALE.lon + Math.cos(turn) * turn * 0.0006 });
    const venues = [venueAt(0, at(number)), ...(number % 3 === 0 ? [venueAt(0, at(number + 0.5))] : [])];
    return aListing({ name: `Group ${number}`, cost: { kind: number % 2 === 0 ? 'free' : 'price' }, venues });
  });
}

describeIndex('the pins of a search', { timeout: 30_000 }, () => {
  let index: TestIndex;
  beforeAll(async () => {
    index = await openIndex();
    await index.fillWith([...spiral(300), aListing({ name: 'Line', kind: 'helpline' })]);
  }, 30_000);
  afterAll(() => index?.stop());

  const pins = (plan: Partial<SearchPlan>, zoom: number, bounds = UK) => index.index.pins(aPlan(plan), bounds, zoom);

  test('add up to every match at each of its venues, at every zoom', async () => {
    for (const zoom of ZOOMS) {
      const answer = await pins({}, zoom);
      expect([zoom, answer.total, sum(answer)]).toEqual([zoom, 400, 400]);
    }
  });

  test('add up the same whether they are counted in cells or one by one', async () => {
    for (const zoom of ZOOMS) {
      const free = await pins({ cost: 'free' }, zoom);
      expect([free.total, sum(free)]).toEqual([200, 200]);
    }
    const around: Bounds = { south: 53.3, west: -2.5, north: 53.5, east: -2.1 };
    expect((await pins({ text: 'group 7' }, 11, around)).total).toBe((await pins({ text: 'group 7' }, 11)).total);
  });

  test('of few matches carry the address and name of their listing, except in a cluster', async () => {
    const { pins: few } = await pins({ text: 'group 7', near: SALE, radiusMetres: 2000 }, 16);
    expect(few.length).toBeGreaterThan(0);
    for (const { count, listing } of few) expect(count > 1 ? listing === null : /^group-\d+$/.test(listing!.slug) && /^Group \d+$/.test(listing!.name)).toBe(true);
    const single = few.find(({ listing }) => listing?.slug === 'group-7')!;
    expect([single.point.lat.toFixed(4), single.point.lon.toFixed(4)]).toEqual([(SALE.lat + Math.sin(7) * 7 * 0.0004).toFixed(4), (SALE.lon + Math.cos(7) * 7 * 0.0006).toFixed(4)]);
  });

  test('keep to the filters and the distance of the search', async () => {
    const { total } = await index.index.search(aPlan({ near: SALE, radiusMetres: 3000 }));
    expect((await pins({ near: SALE, radiusMetres: 3000 }, 16)).total).toBeGreaterThanOrEqual(total - 1);
    expect((await pins({ kinds: ['helpline'] }, 12)).total).toBe(0);
  });

  test('are those of the rectangle, and of whole cells at its edge', async () => {
    const west: Bounds = { south: 53.2, west: -2.6, north: 53.7, east: SALE.lon };
    const { pins: shown, total } = await pins({}, 14, west);
    const inside = spiral(300).flatMap(({ details }) => details.venues).filter(({ lon }) => lon! <= SALE.lon).length;
    expect(total).toBeGreaterThanOrEqual(inside);
    expect(total).toBeLessThan(400);
    expect(Math.max(...shown.map(({ point }) => point.lon))).toBeLessThan(SALE.lon + 3 * (360 / 2 ** 14));
  });

  test('of the whole world are an answer too', async () => {
    for (const zoom of [0, 20]) expect((await pins({}, zoom, { south: -90, west: -180, north: 90, east: 180 })).total).toBe(400);
  });

  test('lose nothing where a far-off map asks for finer cells than the index counts', async () => {
    const everywhere = Array.from({ length: 2500 }, (_, number) =>
      aListing({ name: `Place ${number}`, venues: [{ lat: 50 + (number % 50) * 0.2, lon: -5 + Math.floor(number / 50) * 0.12 }] }));
    await index.fillWith(everywhere);
    for (const zoom of [6, 12, 20]) {
      const answer = await pins({}, zoom);
      expect([answer.total, sum(answer)]).toEqual([2500, 2500]);
    }
  });
});

test('a cell holds its own middle, and a map is never cut into more cells than can be counted', () => {
  for (const level of CELL_LEVELS) {
    const cell = cellAt(SALE, level);
    expect(cellAt(cellCentre(cell, level), level)).toBe(cell);
  }
  // Westminster stands on OpenStreetMap's tile 10/511/340.
  expect(cellAt({ lat: 51.5, lon: -0.127 }, 10)).toBe('511.340');
  const desk: Bounds = { south: 53.40, west: -2.36, north: 53.45, east: -2.28 };
  expect(ZOOMS.map((zoom) => cellLevel(zoom, desk))).toEqual([8, 8, 12, 14, 16, 16, 16, 16, 16]);
  for (const zoom of ZOOMS) {
    const level = cellLevel(zoom, UK);
    const { south, west, north, east } = wholeCells(UK, level);
    const [left, top] = cellAt({ lat: north, lon: west }, level).split('.').map(Number);
    const [right, bottom] = cellAt({ lat: south, lon: east }, level).split('.').map(Number);
    expect((right! - left! + 1) * (bottom! - top! + 1)).toBeLessThanOrEqual(MOST_CELLS);
  }
});

test('a cluster stands among what it holds, and pins far apart stay single', () => {
  const at = (lon: number, name: string) => ({ point: { lat: 53.4, lon }, count: 1, listing: { slug: name, name } });
  const [cluster, ...others] = clusterPins([at(-2.3, 'a'), at(-2.3001, 'b')], 12);
  expect([others, cluster?.count, cluster?.listing]).toEqual([[], 2, null]);
  expect(cluster!.point.lon).toBeCloseTo(-2.30005, 4);
  expect(clusterPins([at(-2.3, 'a'), at(-2.1, 'b')], 12).map(({ listing }) => String(listing?.slug)).toSorted()).toEqual(['a', 'b']);
  expect(clusterPins([{ ...at(-2.3, 'a'), count: 40, listing: null }, at(-2.3, 'b')], 12)).toMatchObject([{ count: 41, listing: null }]);
});

import type { Index } from 'meilisearch';
import type { Bounds, Pin, Pins, Point, SearchPlan } from '../../domain/search.ts';
import { cellCentre, cellField, cellLevel, wholeCells } from './cells.ts';
import { conditionsOf, filterOf, withinBounds } from './filter.ts';

/** Up to so many are shown one by one and clustered exactly; beyond it the index counts them in cells. */
const MOST_SINGLE_PINS = 250;

type Document = { slug: string; name: string; _geo: { lat: number; lng: number } };
type Counted = { point: Point; count: number; listing: Pin['listing'] };

/** Gathers pins that would overlap on a map of that zoom. */
export type ClusterPins = (pins: Counted[], zoom: number) => Pin[];

/** Every match in the rectangle, at each of its venues. */
export async function pinsInIndex(index: Index, plan: SearchPlan, bounds: Bounds, zoom: number, cluster: ClusterPins): Promise<Pins> {
  const level = cellLevel(zoom, bounds);
  const filter = [...filterOf(conditionsOf(plan)), withinBounds(wholeCells(bounds, level))];
  const counted = await index.search(plan.text, { filter, facets: [cellField(level)], limit: 0, matchingStrategy: 'frequency' });
  const cells = Object.entries(counted.facetDistribution?.[cellField(level)] ?? {});
  const total = cells.reduce((sum, [, count]) => sum + count, 0);
  const pins = total > MOST_SINGLE_PINS ? cells.map((cell) => cellPin(cell, level)) : await singlePins(index, plan, filter);
  return { pins: cluster(pins, zoom), total };
}

function cellPin([cell, count]: [string, number], level: number): Counted {
  return { point: cellCentre(cell, level), count, listing: null };
}

async function singlePins(index: Index, plan: SearchPlan, filter: string[]): Promise<Counted[]> {
  const { hits } = await index.search<Document>(plan.text, {
    filter,
    limit: MOST_SINGLE_PINS,
    attributesToRetrieve: ['slug', 'name', '_geo'],
    matchingStrategy: 'frequency',
  });
  return hits.map(({ slug, name, _geo }) => ({ point: { lat: _geo.lat, lon: _geo.lng }, count: 1, listing: { slug, name } }));
}

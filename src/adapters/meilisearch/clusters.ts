import Supercluster from 'supercluster';
import type { ClusterPins } from './pins.ts';

/** About the width of a pin with its number, in pixels of the map. */
const RADIUS_PIXELS = 48;
const WORLD: [number, number, number, number] = [-180, -85, 180, 85];

type Properties = { count: number; listing: { slug: string; name: string } | null };

/** Gathers what would overlap; a cluster stands in the middle of what it holds. */
export const clusterPins: ClusterPins = (pins, zoom) => {
  const clusters = new Supercluster<Properties, { count: number }>({
    radius: RADIUS_PIXELS,
    extent: 256,
    minZoom: zoom,
    maxZoom: zoom,
    map: ({ count }) => ({ count }),
    reduce: (sum, { count }) => {
      sum.count += count;
    },
  });
  clusters.load(pins.map(({ point, count, listing }) => ({
    type: 'Feature',
    properties: { count, listing },
    geometry: { type: 'Point', coordinates: [point.lon, point.lat] },
  })));
  return clusters.getClusters(WORLD, zoom).map(({ geometry, properties }) => ({
    point: { lat: geometry.coordinates[1]!, lon: geometry.coordinates[0]! },
    count: properties.count,
    listing: 'listing' in properties ? properties.listing : null,
  }));
};

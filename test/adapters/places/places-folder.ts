import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { onTestFinished } from 'vitest';
import { loadPlaces } from '../../../src/adapters/places/load-places.ts';
import { openPlaces } from '../../../src/adapters/places/open-places.ts';
import type { Place } from '../../../src/domain/place.ts';
import type { VenuePlaces } from '../../../src/domain/ports.ts';

export const NO_VENUES: VenuePlaces = { findByPostcode: async () => null, findByOutcode: async () => null, findByName: async () => null };

export const POSTCODES = [
  'postcode,lat,lon',
  'M33 7ND,53.42531,-2.32204',
  'M33 7NE,53.42541,-2.32304',
  'M33 7NF,53.42521,-2.32104',
  'M33 4AA,53.42000,-2.34000',
  'M3 3AA,53.47944,-2.25074',
  'SW1A 1AA,51.50100,-0.14160',
  'SW1E 5AA,51.49800,-0.13800',
  'BT1 5GS,54.59663,-5.93007',
  'TD15 1AA,55.77000,-2.00500',
  'NPT 1AA,51.59019,-2.99884',
];

export const PLACE_NAMES = [
  'name\tdistrict\ttype\tlat\tlon',
  'Sale\tTrafford\tt\t53.4252\t-2.3228',
  'Sale\tCornwall\th\t50.1\t-5.1',
  'Ashton upon Mersey\tTrafford\ta\t53.43\t-2.35',
  'Ashton-under-Lyne\tTameside\tt\t53.4903\t-2.0938',
  'Ashton\tCounty of Herefordshire\tv\t52.2759\t-2.7128',
  'Near Sawrey\tSouth Lakeland\tv\t54.3526\t-2.9717',
  'Newport\tIsle of Wight\tt\t50.7002\t-1.2937',
  'Newport\tTelford and Wrekin\tt\t52.7688\t-2.3785',
  'Newport\tUttlesford\tv\t51.9839\t0.2144',
  'Manchester\t\tc\t53.479\t-2.2453',
  'Bournemouth\t"Bournemouth, Christchurch and Poole"\tt\t50.721\t-1.8767',
  'Wrecsam\tWrecsam - Wrexham\tt\t53.0479\t-2.9948',
  'Kingston upon Hull\tCity of Kingston upon Hull\tc\t53.7446\t-0.3326',
  "A' Chrìon Làraich\tStirling\tv\t56.3926\t-4.6159",
  'M33\tTrafford\t\t53.42\t-2.32',
];

/** A temporary folder for one test, with the ways in and out of a places database in it. */
export function aPlacesFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'places-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'places.sqlite');
  const load = (name: string, lines: string[], options: { gzip?: boolean } = {}) => {
    const source = join(folder, name);
    const text = lines.join('\r\n');
    writeFileSync(source, options.gzip ? gzipSync(text) : text);
    return loadPlaces({ source, file, now: new Date('2026-11-21T09:00:00Z') });
  };
  const open = (options: { venues?: VenuePlaces; geocoderUrl?: string } = {}) => {
    const places = openPlaces({ file, venues: options.venues ?? NO_VENUES, geocoderUrl: options.geocoderUrl ?? null });
    onTestFinished(() => places.close());
    return {
      find: places.find,
      async place(typed: string): Promise<Place | null> {
        const answer = await places.find(typed);
        return answer.kind === 'found' ? answer.place : null;
      },
    };
  };
  return { folder, file, load, open };
}

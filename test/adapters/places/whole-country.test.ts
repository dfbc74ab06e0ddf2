import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadPlaces } from '../../../src/adapters/places/load-places.ts';
import { openPlaces } from '../../../src/adapters/places/open-places.ts';
import { readLines } from '../../../src/adapters/places/read-lines.ts';
import { distanceMetres } from '../../../src/domain/place.ts';
import { NO_VENUES } from './places-folder.ts';

const REAL = '../shared/data/places';
const POSTCODE_FILE = join(REAL, 'uk-postcodes-nspl-2025-05.csv.gz');
const NAME_FILE = join(REAL, 'place-names-os-open-names.tsv');
const absent = !existsSync(POSTCODE_FILE) || !existsSync(NAME_FILE);
const EVERY_NTH_POSTCODE = 997;

describe.skipIf(absent)(`the whole country${absent ? ` (skipped: there are no files in ${REAL})` : ''}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'places-uk-'));
  const file = join(folder, 'places.sqlite');
  const places = openPlaces({ file, venues: NO_VENUES, geocoderUrl: null });
  const labelsOf = async (typed: string) => {
    const answer = await places.find(typed);
    if (answer.kind === 'found') return [answer.place.label];
    return answer.kind === 'ambiguous' ? answer.choices.map(({ label }) => label) : [];
  };

  beforeAll(async () => {
    expect(await loadPlaces({ source: POSTCODE_FILE, file, now: new Date() })).toMatchObject({ rows: 2_690_877, unreadable: 0 });
    expect(await loadPlaces({ source: NAME_FILE, file, now: new Date() })).toMatchObject({ what: 'place-names' });
  }, 180_000);
  afterAll(() => {
    places.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('a sample of all its postcodes is found where the file says', async () => {
    const wrong: string[] = [];
    let line = 0;
    let asked = 0;
    for await (const { lines } of readLines(POSTCODE_FILE)) {
      for (const row of lines) {
        line += 1;
        const [postcode = '', lat, lon] = row.split(',');
        if (line === 1 || line % EVERY_NTH_POSTCODE !== 0) continue;
        asked += 1;
        const answer = await places.find(postcode.replace(' ', '').toLowerCase());
        const right = answer.kind === 'found' && answer.place.label === postcode && distanceMetres(answer.place, { lat: Number(lat), lon: Number(lon) }) < 2;
        if (!right) wrong.push(postcode);
      }
    }
    expect(asked).toBeGreaterThan(2500);
    expect(wrong).toEqual([]);
  }, 60_000);

  test.each([
    ['Sale', ['Sale, Trafford']],
    ['Hale', ['Hale, Trafford']],
    ['Salford', ['Salford']],
    ['Croydon', ['Croydon']],
    ['Inverness', ['Inverness, Highland']],
    ['Chorlton', ['Chorlton-cum-hardy, Manchester', 'Chorlton, Cheshire East']],
  ])('"%s" is %j', async (typed, labels) => {
    expect(await labelsOf(typed)).toEqual(labels);
  });

  test.each([
    ['Newport', ['Newport, Newport', 'Newport, Isle of Wight', 'Newport, Telford and Wrekin']],
    ['Newcastle', ['Newcastle upon Tyne', 'Newcastle-under-Lyme']],
    ['Ashton', ['Ashton-in-Makerfield, Wigan', 'Ashton-under-Lyne, Tameside']],
    ['Gillingham', ['Gillingham, Dorset', 'Gillingham, Medway']],
  ])('"%s" lists the towns it may be first, and no more than twelve places', async (typed, first) => {
    const labels = await labelsOf(typed);
    expect(labels.slice(0, first.length)).toEqual(first);
    expect(labels.length).toBeLessThanOrEqual(12);
    expect(new Set(labels).size).toBe(labels.length);
  });

  test('the label of every city and town, typed back, finds it', async () => {
    const wrong: string[] = [];
    for await (const { lines } of readLines(NAME_FILE)) {
      for (const line of lines) {
        const [name = '', , type = ''] = line.split('\t');
        if (!/^[ct]$/.test(type)) continue;
        for (const label of (await labelsOf(name)).slice(0, 3)) {
          if ((await labelsOf(label)).join() !== label) wrong.push(`${name}: ${label}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  }, 60_000);

  test('a postcode has the district and nation it lies in', async () => {
    expect(await places.find('M33 7ND')).toMatchObject({ place: { authority: 'Trafford', nation: 'england' } });
    expect(await places.find('EH1 1YZ')).toMatchObject({ place: { authority: 'Edinburgh', nation: 'scotland' } });
  });
});

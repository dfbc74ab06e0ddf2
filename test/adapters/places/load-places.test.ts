import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { loadPlaces } from '../../../src/adapters/places/load-places.ts';
import { aPlacesFolder, PLACE_NAMES, POSTCODES } from './places-folder.ts';

const ONSPD = [
  '\uFEFF"PCD7","PCDS","DOINTR","DOTERM","LAD25CD","CTRY25CD","LAT","LONG","NOTE"',
  '"M33 7ND","M33 7ND","198001","","E08000009","E92000001",53.42531,-2.32204,"a, b"',
  '"TD151AA","TD15 1AA","198001","199606","S12000026","S92000003",55.77,-2.005,"say ""so"""',
  '"M33 7ZY","M33 7ZY","198001","","E08000009","E92000001",99.999999,0.000000,""',
  '"not a postcode","??","","","","",53,-2,""',
  '"too","short"',
];

describe('loading places', () => {
  test('an ONSPD file is read by the names of its columns, with its ended postcodes, and says what it left out', async () => {
    const { load, open } = aPlacesFolder();
    expect(await load('ONSPD_MAY_2025_UK.csv', ONSPD)).toEqual({ kind: 'loaded', what: 'postcodes', rows: 2, withoutLocation: 1, unreadable: 2 });
    const places = open();
    expect(await places.place('M33 7ND')).toMatchObject({ precision: 'postcode', lat: 53.42531, lon: -2.32204, nation: 'england', authority: null });
    expect(await places.place('td151aa')).toMatchObject({ precision: 'postcode', nation: 'scotland' });
    expect(await places.place('M33 7ZY')).toMatchObject({ label: 'M33 7', precision: 'sector' });
  });

  test('an NSPL file with the older names of columns is read too', async () => {
    const { load, open } = aPlacesFolder();
    await load('NSPL.csv', ['pcd,pcds,laua,ctry,lat,long', 'M33 7ND,M33 7ND,E08000009,E92000001,53.42531,-2.32204']);
    expect(await open().place('M33 7ND')).toMatchObject({ lat: 53.42531, nation: 'england' });
  });

  test('a gzipped three-column file is read whatever it is called', async () => {
    const { load, open } = aPlacesFolder();
    expect(await load('postcodes', POSTCODES, { gzip: true })).toMatchObject({ kind: 'loaded', rows: 10 });
    expect(await open().place('M33 7ND')).toMatchObject({ lat: 53.42531 });
  });

  test('the codes of authorities get names from a file of them', async () => {
    const { load, open } = aPlacesFolder();
    await load('onspd.csv', ONSPD);
    await load('names.csv', ['LAD25CD,LAD25NM', 'E08000009,Trafford', '"E06000019","Herefordshire, County of"']);
    expect(await open().place('M33 7ND')).toMatchObject({ authority: 'Trafford' });
  });

  test('each kind of file replaces its own kind and keeps the others', async () => {
    const { load, open } = aPlacesFolder();
    await load('names.tsv', PLACE_NAMES);
    await load('postcodes.csv', POSTCODES);
    await load('names-again.tsv', [PLACE_NAMES[0] ?? '', 'Urmston\tTrafford\tt\t53.4576\t-2.3578']);
    await load('postcodes-again.csv', ['postcode,lat,lon', 'M41 1AA,53.45,-2.36']);
    const places = open();
    expect(await places.place('Urmston')).toMatchObject({ label: 'Urmston, Trafford' });
    expect(await places.find('Sale')).toMatchObject({ kind: 'unknown' });
    expect(await places.place('M41 1AA')).toMatchObject({ precision: 'postcode', authority: 'Trafford' });
    expect(await places.find('M33 7ND')).toMatchObject({ kind: 'unknown' });
  });

  test('a search that is open sees the new file without being opened again', async () => {
    const { load, open } = aPlacesFolder();
    const places = open();
    expect(await places.find('M33 7ND')).toEqual({ kind: 'unknown', typed: 'M33 7ND' });
    await load('postcodes.csv', POSTCODES);
    expect(await places.place('M33 7ND')).toMatchObject({ lat: 53.42531 });
    await load('moved.csv', ['postcode,lat,lon', 'M33 7ND,53.5,-2.4']);
    expect(await places.place('M33 7ND')).toMatchObject({ lat: 53.5, lon: -2.4 });
  });

  test.each([
    ['columns.csv', 'street,town\nHigh Street,Sale', /pcds, pcd or postcode; lat; long or lon/],
    ['empty.csv', '', /is empty/],
    ['nowhere.csv', 'postcode,lat,lon\nM33 7ND,99.999999,0', /No row/],
    ['onspd.zip', 'PK\u0003\u0004…', /zip archive/],
    ['missing/file.csv', null, /There is no file/],
  ])('%s is refused in a sentence and nothing is lost', async (name, text, sentence) => {
    const { folder, file, load, open } = aPlacesFolder();
    await load('postcodes.csv', POSTCODES);
    if (text !== null) writeFileSync(join(folder, name), text);
    const answer = await loadPlaces({ source: join(folder, name), file, now: new Date() });
    expect(answer).toMatchObject({ kind: 'refused', sentence: expect.stringMatching(sentence) });
    expect(await open().place('M33 7ND')).not.toBeNull();
    expect(readdirSync(folder)).not.toContain('places.sqlite.new');
  });

  test('a gzip file cut off in the middle is refused, and what was there stays', async () => {
    const { folder, file, load, open } = aPlacesFolder();
    await load('postcodes.csv', POSTCODES);
    const many = ['postcode,lat,lon', ...Array.from({ length: 5000 }, (_, n) => `M${1 + (n % 9)} ${n % 10}AA,53.4,-2.${n}`)];
    const whole = gzipSync(many.join('\n'));
    writeFileSync(join(folder, 'cut.csv.gz'), whole.subarray(0, whole.length / 2));
    const answer = await loadPlaces({ source: join(folder, 'cut.csv.gz'), file, now: new Date() });
    expect(answer).toMatchObject({ kind: 'refused', sentence: expect.stringMatching(/damaged/) });
    expect(await open().place('M33 7ND')).not.toBeNull();
  });

  test('the half-written file of a killed load is written over', async () => {
    const { file, load, open } = aPlacesFolder();
    writeFileSync(`${file}.new`, 'half a database');
    expect(await load('postcodes.csv', POSTCODES)).toMatchObject({ kind: 'loaded' });
    expect(existsSync(`${file}.new`)).toBe(false);
    expect(await open().place('M33 7ND')).not.toBeNull();
  });

  test('a second load at the same time is refused', async () => {
    const { file, load } = aPlacesFolder();
    const other = new Database(`${file}.lock`);
    other.exec('BEGIN EXCLUSIVE');
    expect(await load('postcodes.csv', POSTCODES)).toMatchObject({ kind: 'refused', sentence: expect.stringMatching(/still running/) });
    other.close();
    expect(await load('postcodes.csv', POSTCODES)).toMatchObject({ kind: 'loaded' });
  });

  test('a stray postcode does not move the centre of its district', async () => {
    const { load, open } = aPlacesFolder();
    const near = ['AA', 'AB', 'AD', 'AE', 'AF', 'AG', 'AH', 'AJ', 'AL'].map((unit, n) => `M33 7${unit},53.42${n},-2.32${n}`);
    await load('postcodes.csv', ['postcode,lat,lon', ...near, 'M33 7ZZ,57.5,-4.5']);
    expect(await open().place('M33')).toMatchObject({ lat: 53.425, lon: -2.324 });
  });
});

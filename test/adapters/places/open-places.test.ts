import { describe, expect, test } from 'vitest';
import type { Place } from '../../../src/domain/place.ts';
import { aPlacesFolder, NO_VENUES, PLACE_NAMES, POSTCODES } from './places-folder.ts';

async function loadedPlaces() {
  const folder = aPlacesFolder();
  await folder.load('postcodes.csv', POSTCODES);
  await folder.load('names.tsv', PLACE_NAMES);
  return folder.open();
}

describe('finding a postcode', () => {
  test.each([
    ['m337nd', 'M33 7ND', 'postcode'],
    ['M33 7ZZ', 'M33 7', 'sector'],
    ['M33 7N', 'M33 7', 'sector'],
    ['M3 3', 'M3 3', 'sector'],
    ['M33 9ZZ', 'M33', 'district'],
    ['M33', 'M33', 'district'],
    ['SW1', 'SW1', 'district'],
    ['M', 'M', 'area'],
    ['NPT 1AA', 'NPT 1AA', 'postcode'],
  ])('%s is found as %s, as precisely as a %s', async (typed, label, precision) => {
    expect(await (await loadedPlaces()).place(typed)).toMatchObject({ label, precision });
  });

  test('its district and nation come with it', async () => {
    const places = await loadedPlaces();
    expect(await places.place('M33 7ND')).toEqual({
      label: 'M33 7ND', precision: 'postcode', lat: 53.42531, lon: -2.32204, radiusMetres: 100, outcode: 'M33', authority: 'Trafford', nation: 'england',
    });
    expect(await places.place('BT1 5GS')).toMatchObject({ nation: 'northern-ireland', authority: null });
    expect(await places.place('TD15 1AA')).toMatchObject({ nation: null });
  });

  test.each(['ZZ99 9ZZ', 'M99 9ZZ', 'W1A 0AX', '', '   ', '🙂', "' OR 1=1 --", '%', '*', 'x'.repeat(10_000)])('"%s" is unknown', async (typed) => {
    expect(await (await loadedPlaces()).find(typed)).toEqual({ kind: 'unknown', typed });
  });
});

describe('finding a name', () => {
  test.each([
    ['sale', 'Sale, Trafford'],
    ['near Sale', 'Sale, Trafford'],
    ['sale trafford', 'Sale, Trafford'],
    ['Sale, Cheshire', 'Sale, Trafford'],
    ['Sale, Cornwall', 'Sale, Cornwall'],
    ['Slae', 'Sale, Trafford'],
    ['12 School Road, Sale', 'Sale, Trafford'],
    ['Near Sawrey', 'Near Sawrey, South Lakeland'],
    ['newport telford', 'Newport, Telford and Wrekin'],
    ['manchester', 'Manchester'],
    ['Manchestr', 'Manchester'],
    ['Bournemouth', 'Bournemouth'],
    ['Wrexham', 'Wrexham'],
    ['Hull', 'Hull'],
    ['A Chrion Laraich', "A' Chrìon Làraich, Stirling"],
    ['Trafford', 'Trafford'],
  ])('"%s" is %s', async (typed, label) => {
    expect(await (await loadedPlaces()).place(typed)).toMatchObject({ label });
  });

  test('a name of several towns lists them, towns first, and each choice typed back is found', async () => {
    const places = await loadedPlaces();
    const answer = await places.find('Newport');
    if (answer.kind !== 'ambiguous') throw new Error(answer.kind);
    expect(answer.choices.map(({ label }) => label)).toEqual(['Newport, Isle of Wight', 'Newport, Telford and Wrekin', 'Newport, Uttlesford']);
    for (const choice of answer.choices) expect(await places.place(choice.label)).toEqual(choice);
  });

  test('a name cut short is one of the choices, never the answer in place of a village called just that', async () => {
    const answer = await (await loadedPlaces()).find('Ashton');
    if (answer.kind !== 'ambiguous') throw new Error(answer.kind);
    expect(answer.choices.map(({ label }) => label)).toEqual(['Ashton-under-Lyne, Tameside', 'Ashton upon Mersey, Trafford', 'Ashton, Herefordshire']);
  });

  test('a place has the outcode around it', async () => {
    const folder = aPlacesFolder();
    const units = Array.from({ length: 60 }, (_, n) => `M33 7${String.fromCharCode(65 + (n % 26), 65 + Math.floor(n / 26))},53.425,-2.322`);
    await folder.load('postcodes.csv', ['postcode,lat,lon', ...units]);
    await folder.load('names.tsv', PLACE_NAMES);
    expect(await folder.open().place('Sale')).toMatchObject({ precision: 'place', outcode: 'M33', nation: 'england', authority: 'Trafford' });
  });
});

describe('without a places file', () => {
  const venuePlace = (label: string): Place => ({
    label, precision: 'venue', lat: 53.4, lon: -2.3, radiusMetres: 2000, outcode: 'M33', authority: 'Trafford', nation: 'england',
  });
  const venues = {
    findByPostcode: async (postcode: string) => (postcode === 'M33 7ND' ? venuePlace(postcode) : null),
    findByOutcode: async (outcode: string) => (outcode === 'M33' ? venuePlace(outcode) : null),
    findByName: async (name: string) => (name.toLowerCase() === 'trafford' ? venuePlace('Trafford') : null),
  };

  test.each([
    ['m337nd', 'M33 7ND'],
    ['M33 1AA', 'M33'],
    ['M33 7N', 'M33'],
    ['M33', 'M33'],
    ['trafford', 'Trafford'],
    ['Sale, Trafford', 'Trafford'],
  ])('"%s" is found from the directory\'s own venues, as %s', async (typed, label) => {
    expect(await aPlacesFolder().open({ venues }).place(typed)).toEqual(venuePlace(label));
  });

  test('what no venue is near is unknown', async () => {
    const places = aPlacesFolder().open({ venues: NO_VENUES });
    for (const typed of ['M33 7ND', 'M', 'Sale', '']) expect(await places.find(typed)).toEqual({ kind: 'unknown', typed });
  });
});

import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { aPlacesFolder, POSTCODES } from './places-folder.ts';

/** A server of the postcodes.io kind on a free port; it keeps the paths it was asked for. */
async function aGeocoder(answer: RequestListener) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

const POSTCODES_IO: RequestListener = (request, response) => {
  const replies: Record<string, unknown> = {
    '/postcodes/M33%207ND': {
      status: 200,
      result: { postcode: 'M33 7ND', latitude: 53.4253, longitude: -2.322, outcode: 'M33', country: 'England', admin_district: 'Trafford', quality: 1 },
    },
    '/outcodes/M33': { status: 200, result: { outcode: 'M33', latitude: 53.42, longitude: -2.33, country: ['England'], admin_district: ['Trafford', 'Manchester'] } },
  };
  const reply = replies[request.url ?? ''];
  response.writeHead(reply ? 200 : 404, { 'content-type': 'application/json' });
  response.end(JSON.stringify(reply ?? { status: 404, error: 'Postcode not found' }));
};

describe('the geocoder', () => {
  test('finds a postcode that neither the file nor a venue knows', async () => {
    const { url, asked } = await aGeocoder(POSTCODES_IO);
    expect(await aPlacesFolder().open({ geocoderUrl: url }).place('m337nd')).toMatchObject({
      label: 'M33 7ND', precision: 'postcode', lat: 53.4253, lon: -2.322, outcode: 'M33', authority: 'Trafford', nation: 'england',
    });
    expect(asked).toEqual(['/postcodes/M33%207ND']);
  });

  test('tries the district of a postcode it does not know, and of a part of one', async () => {
    const { url, asked } = await aGeocoder(POSTCODES_IO);
    const places = aPlacesFolder().open({ geocoderUrl: url });
    expect(await places.place('M33 9ZZ')).toMatchObject({ label: 'M33', precision: 'district', authority: null, nation: 'england' });
    expect(await places.place('M33 7N')).toMatchObject({ label: 'M33', precision: 'district' });
    expect(asked).toEqual(['/postcodes/M33%209ZZ', '/outcodes/M33', '/outcodes/M33']);
  });

  test('is never sent a name, an address or what the file knows', async () => {
    const { url, asked } = await aGeocoder(POSTCODES_IO);
    const folder = aPlacesFolder();
    await folder.load('postcodes.csv', POSTCODES);
    const places = folder.open({ geocoderUrl: url });
    for (const typed of ['Sale', 'Jane Smith', '../outcodes/M33', 'M33 7ND', 'M33', 'M', 'ring 0161 496 0000']) await places.find(typed);
    expect(asked).toEqual([]);
    await places.find('Jane Smith, 2 School Road, Sale OL16 1AB');
    expect(asked).toEqual(['/postcodes/OL16%201AB', '/outcodes/OL16']);
  });

  test.each<[string, RequestListener]>([
    ['an error', (_, response) => response.writeHead(500).end('{"status":500}')],
    ['a page that is not JSON', (_, response) => response.end('<html>')],
    ['a reply of another shape', (_, response) => response.end('{"result":{"latitude":"north","longitude":null}}')],
    ['a point that is not in the kingdom', (_, response) => response.end('{"result":{"latitude":0,"longitude":0,"outcode":"M33"}}')],
    ['somewhere else to ask', (_, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()],
    ['a broken connection', (request) => request.socket.destroy()],
    ['nothing at all', () => {}],
  ])('that answers with %s leaves the place unknown', async (_, answer) => {
    const { url } = await aGeocoder(answer);
    expect(await aPlacesFolder().open({ geocoderUrl: url }).find('M33 7ND')).toEqual({ kind: 'unknown', typed: 'M33 7ND' });
  });
});

import { join } from 'node:path';
import Database from 'better-sqlite3';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startApp, type RunningApp } from '../support/app.ts';

let app: RunningApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const get = (path: string) => request(app.url).get(path);

/** The text a person sees of a page. */
async function textOf(path: string, status = 200): Promise<string> {
  const { text } = await get(path).expect(status).expect('content-type', /html/);
  return text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ').replaceAll('&#39;', "'").replaceAll('&#34;', '"');
}

/** What the form on a page sends, as `name=value`, when nothing is touched. */
function sentAgain(page: string): string[] {
  const valueOf = (tag: string) => `${/ name="([^"]+)"/.exec(tag)![1]}=${/ value="([^"]*)"/.exec(tag)![1]}`;
  const inputs = [...page.matchAll(/<input [^>]*>/g)].map(([tag]) => tag).filter((tag) => /type="(hidden|search|text)"| checked/.test(tag) && tag.includes(' value='));
  const selects = [...page.matchAll(/<select [^>]*name="([^"]+)"[^]*?<option value="([^"]+)" selected/g)].map(([, name, value]) => `${name}=${value}`);
  return [...inputs.map(valueOf), ...selects];
}

describe('the first page', () => {
  test('offers the line and all 22 needs with their counts, loneliness first', async () => {
    const { text } = await get('/').expect(200);
    const tiles = [...text.matchAll(/<li class="tile"><a href="\/search\?need=([\w-]+)">/g)].map((match) => match[1]);
    expect(tiles).toHaveLength(22);
    expect(tiles.slice(0, 3)).toEqual(['loneliness', 'debt', 'housing']);
    expect(text).toContain('name="q"');
  });

  test('says that the listings are invented', async () => {
    expect(await textOf('/')).toContain('Demonstration. The places and numbers here are invented.');
  });
});

describe('a search', () => {
  test('shows cards with the number, nearest first, and says how many and where', async () => {
    const page = await textOf('/search?need=food&near=M33');
    expect(page).toMatch(/\d+ matches within 5 miles of the edge of M33/);
    const { body } = await get('/api/search?need=food&near=M33&sort=distance');
    const distances = body.results.map((result: { distance_m: number | null }) => result.distance_m).filter((metres: number | null) => metres !== null);
    expect(distances.length).toBeGreaterThan(5);
    expect(distances).toEqual(distances.toSorted((a: number, b: number) => a - b));
    expect(page).toContain(body.results[0].phone.display);
  });

  test('shows the digits that it dials', async () => {
    const { text } = await get('/search?q=help&within=any');
    const phones = [...text.matchAll(/href="tel:([^"]+)"[^>]*>(?:<span[^>]*>[^<]*<\/span>)?([^<]+)</g)].map(([, tel, shown]) => [tel, shown]);
    expect(phones.length).toBeGreaterThan(10);
    for (const [tel, shown] of phones) expect(shown!.replace(/\s/g, '')).toBe(tel!.replace(/^\+44/, '0'));
  });

  test('in the order of a name begins with the first letters', async () => {
    const { body } = await get('/api/search?need=housing&sort=name');
    const names = body.results.map((result: { name: string }) => result.name.toLowerCase());
    expect(names).toEqual(names.toSorted());
  });

  test('that finds nothing gives three things to do', async () => {
    const page = await textOf('/search?need=food&audience=veterans&lang=yo&day=sun&open=now');
    expect(page).toContain('Nothing matches all of that');
    expect(page).toContain('Take one thing away.');
    expect(page).toContain('Choose a need');
    expect(page).not.toContain('Look further away');
  });

  test('that finds nothing near a place leads further, and to the same without the place', async () => {
    const query = 'need=food&audience=veterans&lang=yo&day=sun&near=M33&within=1';
    const { text } = await get(`/search?${query}`).expect(200);
    const hrefs = [...text.matchAll(/<a href="([^"]+)">(Look further away|leave the place out)/g)].map(([, href]) => href!.replaceAll('&#38;', '&').replaceAll('&amp;', '&'));
    expect(hrefs).toEqual(['/search?near=M33&within=any&need=food&audience=veterans&day=sun&lang=yo', '/search?need=food&audience=veterans&day=sun&lang=yo']);
    expect(await textOf('/search?q=asdfgh')).toContain('Say it in other words');
  });

  test('shows what it was narrowed by, each with the address of the search without it', async () => {
    const { text } = await get('/search?need=food&day=tue&cost=free&near=M33');
    const chips = [...text.matchAll(/class="chip" href="([^"]+)"><span>([^<]+)/g)].map(([, href, label]) => [label, href!.replaceAll('&amp;', '&').replaceAll('&#38;', '&')]);
    expect(chips).toEqual([
      ['Food', '/search?near=M33&day=tue&cost=free'],
      ['near M33', '/search?need=food&day=tue&cost=free'],
      ['Tuesday', '/search?near=M33&need=food&cost=free'],
      ['Free', '/search?near=M33&need=food&day=tue'],
    ]);
  });

  test('has pages that follow one another without repeating a listing', async () => {
    const first = await get('/api/search?need=loneliness&per_page=10');
    const second = await get('/api/search?need=loneliness&per_page=10&page=2');
    const ids = [...first.body.results, ...second.body.results].map((result: { id: string }) => result.id);
    expect(new Set(ids).size).toBe(20);
    expect(await textOf('/search?need=loneliness')).toMatch(/1 2 3 .*Next/);
  });

  test.each([false, true])('sent again keeps every filter, drawn or not; with the index down: %s', async (down) => {
    const query = 'q=help&near=M33&within=25&need=food&sub=hot-meals&audience=carers&day=tue&time=morning&open=week&cost=free&delivery=in-person&access=step-free&lang=en&age=40&route=drop-in&kind=group&sort=name&per_page=10';
    if (down) vi.spyOn(app.context.index, 'search').mockRejectedValueOnce(new Error('down'));
    const { text } = await get(`/search?${query}`).expect(200);
    expect(text.includes('This is the reduced search')).toBe(down);
    expect(sentAgain(text).toSorted()).toEqual([...new URLSearchParams(query)].map(([name, value]) => `${name}=${value}`).toSorted());
  });

  test.each(['/', '/search?need=food&near=M33', '/search?need=food&near=M33&cost=free&day=sun&within=1'])('is counted in the same words by the title, printed or set by a script, and the heading: %s', async (path) => {
    const { text } = await get(path).expect(200);
    const [, title] = /<title>([^<]+) – Fingerpost/.exec(text)!;
    expect(/data-title="([^"]+)"/.exec(text)![1]).toBe(title);
    expect(/<h1>([^<]+)/.exec(text)![1]!.startsWith(title!)).toBe(true);
    expect(title).not.toMatch(/M33/);
  });

  test('answers a script with the changing part alone, and tells caches', async () => {
    const { text, headers } = await get('/search?need=food').set('X-Fragment', 'found').expect(200);
    expect(text.trim()).toMatch(/^<div id="found"/);
    expect(headers.vary).toContain('X-Fragment');
  });

  test('gives a script an address to show that has neither the line nor the whole postcode', async () => {
    const { text } = await get('/search?q=husband+died&near=M33+7ND&need=bereavement');
    const shown = /data-shown-href="([^"]+)"/.exec(text)![1]!.replaceAll('&amp;', '&').replaceAll('&#38;', '&');
    expect(shown).toBe('/search?near=M33&need=bereavement');
  });

  test('repeats what was typed as text, never as markup', async () => {
    const { text } = await get(`/search?${new URLSearchParams({ q: '<script>alert(1)</script>"', near: '"><img src=x>' })}`).expect(200);
    expect(text).not.toContain('<script>alert');
    expect(text).not.toContain('<img');
  });
});

describe('silly and hostile query strings', () => {
  const HOSTILE: [string, string, RegExp][] = [
    ['10,000 characters', `q=${'lonely%20'.repeat(1250)}`, /only its first 500 characters/],
    ['a page before the first', 'need=food&page=-1', /not a whole number/],
    ['an unknown filter', 'q=food&colour=red', /no filter called/],
    ['an unknown need', 'need=pizza', /This directory knows no need/],
    ['filter syntax', `need=${encodeURIComponent('food" OR kind = "group')}`, /This directory knows no need/],
    ['SQL', `q=food&day=${encodeURIComponent("mon'; DROP TABLE listing; --")}`, /This directory knows no day/],
    ['a wrong type', 'q=food&age=seventy', /not a whole number/],
    ['a postcode in the sea', 'q=food&near=ZZ99+9ZZ', /do not know a place or postcode/],
  ];

  test.each(HOSTILE)('%s: a page with a sentence', async (_, query, sentence) => {
    expect(await textOf(`/search?${query}`)).toMatch(sentence);
  });

  test.each(HOSTILE)('%s: under /api a 400 of the one shape', async (_, query) => {
    const { body } = await get(`/api/search?${query}`).expect(400);
    expect(body).toEqual({ error: { status: 400, code: 'bad-request', message: expect.stringMatching(/\.$/), fields: expect.any(Object) } });
    expect(Object.values(body.error.fields)).toContain(body.error.message);
  });

  test.each(['q=%00%01%1b', 'q=%E0%A4%A', 'q[a]=1&q[b]=2', '__proto__[x]=1', `q=${encodeURIComponent('\\"\\"\\\\')}`, 'q=%F0%9F%98%80', 'near=%00', 'q='])('%s is no fault of ours', async (query) => {
    const { status } = await get(`/search?${query}`);
    expect(status).toBeLessThan(500);
  });

  test('nothing of it came to be a fault', () => {
    expect(app.logged()).not.toContain('A request failed');
  });
});

describe('the pins', () => {
  test('are GeoJSON, and add up to everything in the box at every zoom', async () => {
    const box = 'bbox=-2.7,53.2,-1.9,53.7';
    for (const zoom of [8, 11, 14]) {
      const { body } = await get(`/api/pins?need=food&${box}&zoom=${zoom}`).expect(200);
      const sum = body.features.reduce((total: number, { properties }: { properties: { count: number } }) => total + properties.count, 0);
      expect(body.type).toBe('FeatureCollection');
      expect(sum).toBe(body.total);
    }
  });

  test.each(['need=loneliness&near=M33', 'q=lonely+near+sale'])('of an area of the map that was searched have no other limit: %s', async (query) => {
    const salford = 'bbox=-2.35,53.47,-2.15,53.7';
    const { text } = await get(`/search?${query}&${salford}&per_page=100`).expect(200);
    const onCards = [...text.matchAll(/data-lat="([^"]+)" data-lon="([^"]+)"/g)].map(([, lat, lon]) => [Number(lat), Number(lon)] as const);
    expect(onCards.length).toBeGreaterThan(5);
    const pins = /data-pins-href="([^"]+)"/.exec(text)![1]!.replaceAll('&amp;', '&').replaceAll('&#38;', '&');
    const { body } = await get(`${pins}&${salford}&zoom=18`).expect(200);
    const onMap = body.features.map(({ geometry }: { geometry: { coordinates: [number, number] } }) => geometry.coordinates);
    const isOnMap = ([lat, lon]: readonly [number, number]) => onMap.some(([x, y]: [number, number]) => Math.hypot(x - lon, y - lat) < 0.001);
    expect(onCards.filter((point) => !isOnMap(point))).toEqual([]);
  });

  test.each(['bbox=here', 'bbox=-2,53,-3,54', 'zoom=99'])('refuse %s', async (query) => {
    await get(`/api/pins?${query}`).expect(400);
  });
});

test('what cannot be counted costs nobody the answer, and the log learns that, but no word of it', async () => {
  const store = new Database(join(app.dataDir, 'directory.sqlite'));
  store.exec("CREATE TRIGGER full BEFORE INSERT ON unrecognised_word BEGIN SELECT RAISE(ABORT, 'no room for flurbleglop'); END");
  const page = await textOf('/search?q=flurbleglop+wants+to+end+it+all&audience=veterans&lang=yo&day=sun&near=M33&within=1');
  expect(page).toContain('0 matches');
  expect(page).toContain('Samaritans');
  await vi.waitFor(() => expect(app.logged()).toContain('could not be counted (SQLITE_CONSTRAINT_TRIGGER)'));
  expect(app.logged()).not.toContain('flurbleglop');
  store.exec('DROP TRIGGER full');
  store.close();
});

import request from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApp, type RunningApp } from '../support/app.ts';

let app: RunningApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const get = (path: string) => request(app.url).get(path);
const search = (q: string, more = '') => get(`/search?${new URLSearchParams({ q })}${more}`);
const digits = (text: string) => text.replace(/\D/g, '');

describe('urgent help on a page', () => {
  test('stands above the results, open, with what to do, the numbers and the words to say', async () => {
    const { text } = await search('says she wants to end her life').expect(200);
    const panel = text.indexOf('id="urgent-suicide');
    expect(panel).toBeGreaterThan(0);
    expect(panel).toBeLessThan(text.indexOf('class="results-head"'));
    expect(text).toMatch(/<details class="urgent urgent-crisis-now urgent-as-panel"[^>]* open>/);
    for (const part of ['116 123', 'Say this', 'Don’t']) expect(text).toContain(part);
  });

  test('shows on the empty page too', async () => {
    const { text } = await search('wants to end his life', '&need=food&lang=yo&day=sun&audience=veterans').expect(200);
    expect(text).toContain('Nothing matches all of that');
    expect(text).toContain('id="urgent-suicide');
  });

  test('is absent where nothing calls for it', async () => {
    const { text } = await search('chair exercise class').expect(200);
    expect(text).not.toContain('class="urgent ');
  });

  test('gives the numbers of the nation that was named, and no other’s', async () => {
    const england = await search('wants to end his life', '&near=M33');
    expect(england.text).toContain('NHS 111, mental health option');
    expect(england.text).not.toContain('NHS 24');
  });

  test('names this place’s own step, which in the demonstration is invented', async () => {
    const { text } = await search('wants to end his life');
    expect(text).toContain('press 5 on the desk phone');
  });

  test('is in the API as its group, level and look', async () => {
    const { body } = await get('/api/search?q=smell+of+gas+in+the+kitchen').expect(200);
    expect(body.urgent).toEqual([{ id: 'gas-co', level: '999-now', as: 'panel' }]);
  });
});

describe('the page of urgent help', () => {
  test('lists every group, and dials the digits it shows', async () => {
    const { text } = await get('/urgent').expect(200);
    expect(text.match(/<details class="urgent /g)).toHaveLength(17);
    const phones = [...text.matchAll(/href="tel:([^"]+)"[^>]*>(?:<span[^>]*>[^<]*<\/span>)?([^<]+)</g)];
    expect(phones.length).toBeGreaterThan(40);
    for (const [, tel, shown] of phones) expect(digits(shown!)).toBe(digits(tel!).replace(/^44(?=\d{9,10}$)/, '0'));
  });

  test('of one nation has only its own', async () => {
    const { text } = await get('/urgent?nation=scotland').expect(200);
    expect(text).toContain('NHS 24');
    expect(text).not.toContain('NHS 111, mental health option');
  });

  test('shows no number that is neither in the contacts nor in the settings of the place', async () => {
    const { text } = await get('/urgent').expect(200);
    const local = JSON.stringify(await app.context.localSettings());
    const known = [...app.context.urgentData.contacts.flatMap(({ phone }) => phone ?? []), ...[...local.matchAll(/"number":"([^"]+)"/g)].map((match) => match[1]!)].map(digits);
    const dialled = [...text.matchAll(/href="tel:\+?([^"]+)"/g)].map((match) => digits(match[1]!).replace(/^44(?=\d{9,10}$)/, '0'));
    expect(dialled.filter((number) => !known.includes(number))).toEqual([]);
  });
});

import request from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { localSettingsSchema } from '../../src/domain/urgent/local-settings.ts';
import { startApp, type RunningApp } from '../support/app.ts';

let app: RunningApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const get = (path: string) => request(app.url).get(path);
const search = (q: string, more = '') => get(`/search?${new URLSearchParams({ q })}${more}`);
/** The panels of a page, each as it opens. */
const panelsOf = (text: string) => text.split('<details class="urgent ').slice(1);
const dialledIn = (html: string) => [...html.matchAll(/href="tel:([^"]+)"/g)].map((match) => match[1]!);
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

  test('leads with the number its heading speaks of, then what to say, then the other numbers', async () => {
    const [suicide = ''] = panelsOf((await search('wants to end his life')).text);
    expect(dialledIn(suicide)[0]).toBe('+441632960101');
    const at = ['01632 960101', 'Say this', 'tel:999', 'tel:116123', 'Cannot speak or hear?', 'BSL video relay', 'More numbers'].map((part) => suicide.indexOf(part));
    expect(at).toEqual(at.toSorted((a, b) => a - b));
    expect(at).not.toContain(-1);
    const [gas = ''] = panelsOf((await search('smell of gas in the kitchen')).text);
    expect(dialledIn(gas)[0]).toBe('0800111999');
    const [rough = ''] = panelsOf((await search('sleeping rough tonight')).text);
    expect(dialledIn(rough).slice(0, 2)).toEqual(['+441632960110', '+441632960111']);
  });

  test('of several opens the most urgent; each other is a line with its number that opens, and nothing is lost', async () => {
    const panels = panelsOf((await search('locked himself in bathroom with blades no food in the house')).text);
    const shown = panels.filter((panel) => panel.includes('urgent-as-panel'));
    expect(shown.length).toBeGreaterThan(2);
    expect(shown.map((panel) => /^[^>]* open>/.test(panel))).toEqual(shown.map((_, position) => position === 0));
    expect(shown.filter((panel) => /class="urgent-glance">[\d ]+</.test(panel)).length).toBeGreaterThan(1);
    for (const panel of shown) for (const part of ['Say this', 'Don’t', 'href="tel:']) expect(panel).toContain(part);
  });

  test('while the caller’s nation is not known, puts the practice’s first and folds the others', async () => {
    const before = (await app.context.localSettings())!;
    const keysIn = async () => {
      const [panel = ''] = panelsOf((await search('wants to end his life')).text);
      return [panel.indexOf('NHS 111, mental health option'), panel.indexOf('NHS 24'), panel.indexOf('In another nation')];
    };
    const [england = -1, scotland = -1, fold = -1] = await keysIn();
    expect([england > 0, england < fold, fold < scotland]).toEqual([true, true, true]);
    await app.context.settings.saveLocal({ ...before, nation: null });
    const [first = -1, second = -1, none] = await keysIn();
    expect([first > 0, first < second, none]).toEqual([true, true, -1]);
    await app.context.settings.saveLocal(before);
  });

  test('where the place has set nothing, names the service, with where to find its number', async () => {
    const before = (await app.context.localSettings())!;
    await app.context.settings.saveLocal(localSettingsSchema.parse({ areaName: 'Nowhere', dutyClinician: null, council: { homelessness: null, adult: null, children: null }, linkWorkerTeams: [] }));
    const [suicide = ''] = panelsOf((await search('wants to end his life', '&near=M33')).text);
    expect(suicide).toContain('Tell the duty clinician now.');
    expect(dialledIn(suicide)[0]).toBe('999');
    const [rough = ''] = panelsOf((await search('sleeping rough tonight', '&near=M33')).text);
    expect(rough).toMatch(/<a href="https:\/\/www\.gov\.uk\/find-local-council"[^>]*><strong>Ring the council’s homelessness team\./);
    await app.context.settings.saveLocal(before);
  });

  test('offers a way off the page before everything else where somebody may look on', async () => {
    for (const line of ['husband hit me again', 'found bruises on mums arms from the carers']) {
      const { text } = await search(line);
      const exit = text.indexOf('data-quick-exit');
      expect(exit).toBeGreaterThan(0);
      expect(exit).toBeLessThan(Math.min(text.indexOf('class="filters"'), text.indexOf('class="urgent-help"')));
    }
    expect((await search('chest pain')).text).not.toContain('data-quick-exit');
  });

  test('leads to the directory’s own listings near the caller, where they are the answer', async () => {
    const { text } = await search('no food in the house today', '&near=M33');
    const href = /href="(\/search\?need=food[^"]*)"[^>]*><strong>Local emergency food/.exec(text)![1]!.replaceAll('&amp;', '&');
    expect(href).toBe('/search?need=food&sub=emergency-food&open=today&near=M33');
    expect((await get(href).expect(200)).text).toContain('of M33');
  });

  test('is not repeated under a list that found little', async () => {
    const { text } = await search('no food in the house today', '&near=M33');
    expect(text.match(/<strong>Help through Hardship/g)).toHaveLength(1);
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

  test.each(['', '?nation=scotland'])('leads from a list of the dangers to each, and back%s', async (nation) => {
    const { text } = await get(`/urgent${nation}`).expect(200);
    const list = text.slice(text.indexOf('id="dangers"'), text.indexOf('</nav>', text.indexOf('id="dangers"')));
    const jumps = [...list.matchAll(/href="#([\w-]+)"/g)].map((match) => match[1]!);
    expect(jumps).toHaveLength(17);
    expect(jumps.filter((id) => !text.includes(`id="${id}"`))).toEqual([]);
    expect(text.match(/href="#dangers"/g)).toHaveLength(17);
    expect(panelsOf(text).filter((panel) => !/^[^>]* open>/.test(panel))).toEqual([]);
  });

  test('says of each contact without a number where to look', async () => {
    const { text } = await get('/urgent').expect(200);
    const numberless = text.split('<div class="urgent-contact">').slice(1).filter((contact) => !contact.split('class="urgent-contact"')[0]!.includes('href="tel:'));
    expect(numberless.length).toBeGreaterThan(5);
    expect(numberless.filter((contact) => !/^\s*<div>\s*<p><a href="(https:|\/search\?)/.test(contact))).toEqual([]);
    expect(text).toContain('/search?need=food&amp;sub=emergency-food&amp;open=today');
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

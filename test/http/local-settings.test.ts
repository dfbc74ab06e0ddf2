import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerWithin, localSettingsSchema } from '../../src/domain/urgent/local-settings.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { get, linkMailedTo, post, signInAs } from '../support/forms.ts';
import { fillIn } from '../support/submission.ts';

const demonstration = localSettingsSchema.parse(JSON.parse(readFileSync(join(import.meta.dirname, '../../data/local-demo.json'), 'utf8')));
let app: RunningApp;
let cookie: string;
beforeAll(async () => {
  app = await startApp();
  cookie = await signInAs(app, 'editor');
});
afterAll(() => app.close());

/** What a browser would send back of the form as it stands. */
function fieldsOn(html: string): Record<string, string> {
  const decode = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
  const inputs = [...html.matchAll(/<input class="govuk-input[^>]*name="([^"]+)"[^>]*?(?:value="([^"]*)")?[^>]*>/g)].map(([tag, name]) => [name!, decode(/value="([^"]*)"/.exec(tag)?.[1] ?? '')]);
  const areas = [...html.matchAll(/<textarea[^>]*name="([^"]+)"[^>]*>([^<]*)<\/textarea>/g)].map(([, name, text]) => [name!, decode(text!)]);
  const selects = [...html.matchAll(/<select[^>]*name="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g)].map(([, name, options]) => [name!, /value="([^"]*)" selected/.exec(options!)?.[1] ?? '']);
  return Object.fromEntries([...inputs, ...areas, ...selects]) as Record<string, string>;
}

test('what this place has set comes back from the form just as it was', async () => {
  await app.context.settings.saveLocal(demonstration);
  const page = await get(app, '/editor/local', cookie);
  expect((await post(app, '/editor/local', fieldsOn(page.text), cookie)).location).toBe('/editor/local?saved');
  expect(await app.context.settings.findLocal()).toEqual(demonstration);
});

test('a new number stands in urgent help at once', async () => {
  const fields = fieldsOn((await get(app, '/editor/local', cookie)).text);
  await post(app, '/editor/local', { ...fields, 'homelessness-number': '01632 960 777' }, cookie);
  expect((await get(app, '/search?q=sleeping+rough+tonight')).text).toContain('01632 960777');
});

test('a number that is none is said beside its field, and everything typed stays', async () => {
  const fields = fieldsOn((await get(app, '/editor/local', cookie)).text);
  const page = await post(app, '/editor/local', { ...fields, 'team-1-number': '12', 'duty-step': 'Shout <loudly>' }, cookie);
  expect(page.status).toBe(422);
  expect(page.text).toContain('href="#team-1-number"');
  expect(page.text).toContain('Write a whole UK number');
  expect(page.text).toContain('Shout &lt;loudly&gt;');
});

test('how soon the editors answer is what a group is told, on its pages and in its mail', async () => {
  const fields = fieldsOn((await get(app, '/editor/local', cookie)).text);
  expect(fields['answer-days']).toBe('5');
  await post(app, '/editor/local', { ...fields, 'answer-days': '10' }, cookie);
  const my = (await post(app, '/submit', { name: 'Prompt lunches', place: 'M33 7EB' })).location!.replace(/\/what$/, '');
  await fillIn(app, my);
  await post(app, `${my}/check`);
  await linkMailedTo(app, 'jo@example.org');
  const mail = (await app.context.mailFolder!.list()).find(({ to }) => to === 'jo@example.org')!.text;
  for (const text of [(await get(app, `${my}/sent`)).text, (await get(app, my)).text, mail]) expect(text.replace(/\s+/g, ' ')).toContain('reads it within ten working days');
  await post(app, '/editor/local', { ...fields, 'answer-days': '' }, cookie);
  expect((await get(app, my)).text).toContain('within five working days');
});

test.each(['0', '2.5', 'soon', '61'])('an answer within %s days is not kept', async (days) => {
  const fields = fieldsOn((await get(app, '/editor/local', cookie)).text);
  const page = await post(app, '/editor/local', { ...fields, 'answer-days': days }, cookie);
  expect([page.status, page.text.includes('<a href="#answer-days">Write a whole number of days, from 1 to 60</a>')]).toEqual([422, true]);
});

test('what was kept before there was such a promise, or a nation, promises the usual and has none', async () => {
  const { answerWithinDays: _, nation: _nation, ...older } = demonstration;
  await app.context.settings.saveLocal(older as typeof demonstration);
  expect(await app.context.settings.findLocal()).toMatchObject({ answerWithinDays: 5, nation: null });
});

test('a kept number that is no longer one is left out of urgent help, and takes no page down', async () => {
  const { council } = demonstration;
  await app.context.settings.saveLocal({ ...demonstration, council: { ...council, homelessness: { ...council.homelessness!, number: '01632 96' } } });
  const search = await get(app, '/search?q=sleeping+rough+tonight');
  expect([search.status, search.text.includes(council.homelessness!.name), search.text.includes('01632 96<')]).toEqual([200, true, false]);
  const page = await get(app, '/editor/local', cookie);
  expect([page.status, fieldsOn(page.text)['homelessness-number']]).toEqual([200, '01632 96']);
});

test.each([[1, 'within one working day'], [5, 'within five working days'], [15, 'within 15 working days']])('%s days stand in a sentence', (answerWithinDays, text) => {
  expect(answerWithin({ ...demonstration, answerWithinDays })).toBe(text);
});

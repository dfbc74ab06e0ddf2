import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { localSettingsSchema } from '../../src/domain/urgent/local-settings.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { get, post, signInAs } from '../support/forms.ts';

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
  return Object.fromEntries([...inputs, ...areas]) as Record<string, string>;
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

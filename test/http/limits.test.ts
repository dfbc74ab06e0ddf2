import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApp, type RunningApp } from '../support/app.ts';
import { get, post } from '../support/forms.ts';

const MAILS_AN_HOUR = 60;
let app: RunningApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

test('an address that sends form after form is told to wait, while everybody behind it can go on searching', async () => {
  for (let times = 0; times < MAILS_AN_HOUR; times += 1) expect((await post(app, '/sign-in', { email: 'a@example.org' })).status).toBe(200);
  const refused = await post(app, '/sign-in', { email: 'a@example.org' });
  expect(refused.status).toBe(429);
  expect(refused.text).toContain('Wait a little, then go back and send it again.');
  for (let times = 0; times < 200; times += 1) expect((await get(app, '/api/needs')).status).toBe(200);
  expect((await get(app, '/search?q=lonely')).status).toBe(200);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApp, type RunningApp } from '../support/app.ts';
import { get } from '../support/forms.ts';

let app: RunningApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

test('a link that was never sent, or was cut short, opens nothing and says what to do', async () => {
  for (const token of ['x', 'a'.repeat(43), '%00', '..%2f..%2fetc']) {
    const page = await get(app, `/my/${token}`);
    expect(page.status).toBe(404);
    expect(page.text).toContain('copy the whole of it');
  }
});

test('a link to sign in opens nothing else', async () => {
  const token = await app.context.links.create('sign-in', 'nobody', 'a@example.org');
  expect((await get(app, `/my/${token}`)).status).toBe(404);
});

test('what a link opens is in no line of the log', async () => {
  const token = await app.context.links.create('sign-in', 'nobody', 'a@example.org');
  await get(app, `/my/${token}/step`);
  await get(app, `/sign-in/${token}`);
  expect(app.logged()).toContain('/my/…/step');
  expect(app.logged()).not.toContain(token);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApp, type RunningApp } from '../support/app.ts';
import { get, linkMailedTo, post } from '../support/forms.ts';

let app: RunningApp;
let now = new Date('2026-11-24T10:30:00Z');
beforeAll(async () => {
  app = await startApp({ clock: () => now });
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

test('a link that is too old mails a new one where the old one went, when asked by a press, and fills no inbox', async () => {
  const [listing] = await app.context.listings.findPublished((await app.context.listings.listPublishedIds('demonstration')).slice(0, 1));
  await app.context.owners.add(listing!.id, 'pat@example.org');
  const old = `/my/${await app.context.links.create('owner', listing!.id, 'pat@example.org')}`;
  now = new Date('2027-03-24T10:30:00Z');
  const page = await get(app, old);
  expect([page.status, page.text]).toEqual([410, expect.stringContaining('That link is too old')]);
  await expect(linkMailedTo(app, 'pat@example.org')).rejects.toThrow('No mail');
  for (let times = 0; times < 8; times += 1) expect((await post(app, `${old}/renew`)).text).toContain('A new link is on its way');
  expect((await get(app, await linkMailedTo(app, 'pat@example.org'))).text).toContain('Everything is still right');
  expect((await app.context.mailFolder!.list()).filter(({ to }) => to === 'pat@example.org')).toHaveLength(5);
});

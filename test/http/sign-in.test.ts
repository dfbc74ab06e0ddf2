import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApp, type RunningApp } from '../support/app.ts';
import { get, linkMailedTo, post, signInAs } from '../support/forms.ts';

let app: RunningApp;
let now = new Date('2026-11-23T09:00:00Z');
const later = (minutes: number) => (now = new Date(now.getTime() + minutes * 60_000));

beforeAll(async () => {
  app = await startApp({ clock: () => now });
});
afterAll(() => app.close());

describe('signing in', () => {
  test('is by a link that only a press uses up, once', async () => {
    await app.context.people.add('jo@example.org', 'editor');
    expect((await post(app, '/sign-in', { email: 'Jo@Example.org' })).text).toContain('Look in your e-mail');
    const link = await linkMailedTo(app, 'jo@example.org');
    expect((await get(app, link)).text).toContain('Sign in as jo@example.org');
    expect((await get(app, link)).status).toBe(200);
    const first = await post(app, link);
    expect(first.location).toBe('/editor');
    expect(first.cookie).toMatch(/^fingerpost-editor=[\w-]{43}$/);
    expect((await post(app, link)).status).toBe(410);
    expect((await get(app, link)).text).toContain('That link does not work any more');
  });

  test('tells nobody whether an address is known', async () => {
    const stranger = await post(app, '/sign-in', { email: 'stranger@example.org' });
    expect(stranger.text).toContain('If stranger@example.org is an editor’s address');
    await expect(linkMailedTo(app, 'stranger@example.org')).rejects.toThrow('No mail');
  });

  test('keeps what was typed, and says what is wrong with it', async () => {
    const page = await post(app, '/sign-in', { email: '"><script>alert(1)</script>' });
    expect(page.status).toBe(422);
    expect(page.text).toContain('Enter your e-mail address, like name@example.org');
    expect(page.text).toContain('value="&quot;&gt;&lt;script&gt;');
    expect(page.text).not.toContain('<script>alert');
  });

  test('stops at five links an hour to one address', async () => {
    await app.context.people.add('busy@example.org', 'editor');
    for (let times = 0; times < 7; times++) await post(app, '/sign-in', { email: 'busy@example.org' });
    await app.context.flushMail();
    const mails = await app.context.mailFolder!.list();
    expect(mails.filter(({ to }) => to === 'busy@example.org')).toHaveLength(5);
  });

  test('does not work with a link that is half an hour old', async () => {
    await app.context.people.add('slow@example.org', 'editor');
    await post(app, '/sign-in', { email: 'slow@example.org' });
    const link = await linkMailedTo(app, 'slow@example.org');
    later(31);
    expect((await post(app, link)).status).toBe(410);
  });
});

describe('a sign-in', () => {
  const isSignedIn = async (cookie: string) => (await app.context.people.findSignIn(cookie.split('=')[1]!)) !== null;

  test('on a shared desk ends after twenty idle minutes', async () => {
    await app.context.people.add('desk@example.org', 'editor');
    await post(app, '/sign-in', { email: 'desk@example.org' });
    const { cookie } = await post(app, await linkMailedTo(app, 'desk@example.org'), { desk: 'shared' });
    later(15);
    expect(await isSignedIn(cookie!)).toBe(true);
    later(15);
    expect(await isSignedIn(cookie!)).toBe(true);
    later(21);
    expect(await isSignedIn(cookie!)).toBe(false);
  });

  test('ends after twelve hours anywhere, by signing out, and with the person', async () => {
    const [day, out, gone] = [await signInAs(app, 'editor', 'day@example.org'), await signInAs(app, 'editor', 'out@example.org'), await signInAs(app, 'editor', 'gone@example.org')];
    expect(await isSignedIn(day)).toBe(true);
    await post(app, '/sign-out', {}, out);
    expect(await isSignedIn(out)).toBe(false);
    await app.context.people.remove('gone@example.org');
    expect(await isSignedIn(gone)).toBe(false);
    later(12 * 60 + 1);
    expect(await isSignedIn(day)).toBe(false);
  });

  test('lies in the database only as a hash', async () => {
    const cookie = await signInAs(app, 'editor', 'hash@example.org');
    expect(app.logged()).not.toContain(cookie.split('=')[1]);
  });
});

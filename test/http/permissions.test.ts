import { createHash } from 'node:crypto';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LinkPurpose } from '../../src/domain/link.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { get, post, signInAs, type Page } from '../support/forms.ts';
import { details } from '../support/listings.ts';
import { routesOf, type Route } from '../support/routes.ts';

/** Stands in everything nobody but editors and its own group may see. */
const SECRET = 'zebrafinch';
let app: RunningApp;
let cookies: Record<'editor' | 'administrator' | 'signedOut', string>;
let ids: { id: string; slug: string; token: string; revision: string };
let others: { listing: string; link: string };

beforeAll(async () => {
  app = await startApp();
  const [editor, administrator, signedOut] = [await signInAs(app, 'editor'), await signInAs(app, 'administrator'), await signInAs(app, 'editor', 'leaver@example.org')];
  await post(app, '/sign-out', {}, signedOut);
  cookies = { editor, administrator, signedOut };

  const { listings, submissions, links, owners } = app.context;
  const [draft, published] = await listings.saveAll([
    { status: 'draft', reason: 'imported', details: details({ name: `Draft ${SECRET}` }) },
    { status: 'published', reason: 'imported', details: details({ name: 'Plainly Published', fundedUntil: '2027-01-01', editorNote: '' }) },
  ]);
  const begun = await submissions.start({ listingId: null, baseRevision: 0, answers: { name: [SECRET] }, email: `${SECRET}@example.org` });
  const sent = (await submissions.save(begun.id, begun.version, { status: 'waiting', details: details({ name: `Waiting ${SECRET}` }), sentAt: '2026-11-01T00:00:00.000Z' }))!;
  await owners.add(published!.id, `${SECRET}@example.org`);
  await owners.add(draft!.id, 'other@example.org');
  ids = { id: sent.id, slug: published!.slug, token: await links.create('owner', published!.id, `${SECRET}@example.org`), revision: '1' };
  others = { listing: draft!.id, link: await links.create('owner', draft!.id, 'other@example.org') };
});
afterAll(() => app.close());

/** Everything that is kept, but for what a visit may leave: where somebody was seen, what the index holds. */
function kept(): string {
  const db = new SQLite(join(app.dataDir, 'directory.sqlite'), { readonly: true });
  const tables = db.prepare(`select name from sqlite_master where type = 'table' and name not in ('sign_in', 'unrecognised_word', 'web_check')`).pluck().all() as string[];
  const rows = tables.toSorted().map((table) => {
    const columns = (db.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name).filter((name) => !/index|tries|_try_at|sent_at|content|why/.test(name));
    return [table, db.prepare(`select ${columns.map((name) => `"${name}"`).join(', ')} from ${table}`).all()];
  });
  db.close();
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex');
}

const pathOf = ({ path }: Route) => path.replace(/:(\w+)/g, (_, name: string) => ids[name as keyof typeof ids] ?? ids.id);
const ask = (route: Route, cookie: string): Promise<Page> => (route.method === 'get' ? get(app, pathOf(route), cookie) : post(app, pathOf(route), { reason: 'x', email: 'x@example.org', role: 'editor', version: '1', words: 'x' }, cookie));
const routes = () => routesOf(app.express);
const isEditors = ({ path }: Route) => /^\/(?:editor|review)(?:\/|$)/.test(path);

test('the walk finds the pages there are', () => {
  const found = routes().map(({ method, path }) => `${method} ${path}`);
  for (const known of ['get /review', 'post /review/:id/approval', 'get /editor/vocabulary', 'get /search', 'post /sign-in']) expect(found).toContain(known);
});

describe('no page of the editors, looked at or sent to, opens for', () => {
  test.each([
    ['a visitor', () => ''],
    ['an editor who has signed out', () => cookies.signedOut],
    ['a made-up sign-in', () => `fingerpost-editor=${'a'.repeat(43)}`],
    ['an owner with a link', () => `fingerpost-editor=${ids.token}`],
  ])('%s', async (_name, cookie) => {
    const before = kept();
    const opened = [];
    for (const route of routes().filter(isEditors)) {
      const { status, location, text } = await ask(route, cookie());
      if (status !== 303 || location !== '/sign-in' || text.includes(SECRET)) opened.push(`${route.method} ${route.path} ${status} ${location}`);
    }
    expect(opened).toEqual([]);
    expect(kept()).toBe(before);
  });
});

test('adding and removing people is for administrators: an editor is told so, and nothing changes', async () => {
  const before = kept();
  const people = routes().filter(({ path }) => path.startsWith('/editor/people'));
  expect(people.length).toBeGreaterThan(0);
  const opened = [];
  for (const route of people) if ((await ask(route, cookies.editor)).status !== 403) opened.push(`${route.method} ${route.path}`);
  expect(opened).toEqual([]);
  expect(kept()).toBe(before);
});

test('no public page, looked at by a visitor, tells of drafts, of what waits, or of owners, and none changes anything', async () => {
  const before = kept();
  const told = [];
  for (const route of routes().filter((one) => one.method === 'get' && !isEditors(one) && !one.path.startsWith('/dev/'))) {
    for (const path of [pathOf(route), `${pathOf(route)}?q=${SECRET}`]) {
      const page = await get(app, path);
      // What somebody typed stands in the page it led to.
      const text = page.text.replaceAll(`q=${SECRET}`, '').replaceAll(`value="${SECRET}"`, '');
      if (text.includes(SECRET) || page.cookie) told.push(path);
    }
  }
  expect(told).toEqual([]);
  expect(kept()).toBe(before);
});

describe('a mailed link opens its own thing and nothing else', () => {
  const PARTS = ['', 'right', 'room', 'closed', 'leave', 'yes', 'change', 'what', 'needs', 'who', 'when', 'where', 'join', 'contact', 'check', 'send', 'withdraw', 'later', 'nowhere'];
  const FIELDS = { room: 'full', until: '2027-01-01', sure: 'yes', name: 'Taken over', listingId: 'x', id: 'x', subjectId: 'x' };

  test.each<[string, () => Promise<string>]>([
    ['that was never sent', async () => 'a'.repeat(43)],
    ['to sign in', () => app.context.links.create('sign-in', others.listing, 'x@example.org')],
    ['that has been ended', async () => {
      const token = await app.context.links.create('owner', others.listing, null);
      await app.context.links.end(token);
      return token;
    }],
  ])('one %s changes nothing, whatever is sent to it', async (_name, make) => {
    const token = await make();
    const before = kept();
    for (const part of PARTS) {
      for (const page of [await get(app, `/my/${token}/${part}`), await post(app, `/my/${token}/${part}`, FIELDS)]) {
        expect([404, 410]).toContain(page.status);
        expect(page.text).not.toContain(SECRET);
      }
    }
    expect(kept()).toBe(before);
  });

  test.each<[LinkPurpose]>([['owner'], ['submission'], ['report'], ['claim']])('one of the kind %s changes nothing by being looked at', async (purpose) => {
    const token = await app.context.links.create(purpose, purpose === 'submission' ? ids.id : others.listing, 'other@example.org');
    const before = kept();
    for (const part of PARTS) await get(app, `/my/${token}/${part}`);
    expect(kept()).toBe(before);
  });

  test('the owner of one listing cannot touch another, whatever they send', async () => {
    const { listings } = app.context;
    const mine = await listings.findPublic(ids.slug);
    for (const part of PARTS.filter((one) => one !== 'leave')) await post(app, `/my/${others.link}/${part}`, { ...FIELDS, id: mine!.id, listingId: mine!.id, slug: mine!.slug });
    expect(await listings.findPublic(ids.slug)).toEqual(mine);
    expect((await app.context.owners.list(mine!.id)).map(({ email }) => email)).toEqual([`${SECRET}@example.org`]);
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Listing } from '../../src/domain/listing.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { get, post, signInAs } from '../support/forms.ts';
import { publish } from '../support/review.ts';

let app: RunningApp;
let now = new Date('2026-11-24T22:00:00Z');
let editor: string;
let admin: string;

beforeAll(async () => {
  app = await startApp({ clock: () => now });
  editor = await signInAs(app, 'editor', 'jo@example.org');
  admin = await signInAs(app, 'administrator', 'sam@example.org');
});
afterAll(() => app.close());

describe('duplicates', () => {
  const merge = (keep: Listing, close: Listing, fields: string[] = []) =>
    post(app, '/editor/duplicates/merger', { keep: keep.id, 'keep-revision': String(keep.revision), close: close.id, 'close-revision': String(close.revision), field: fields }, editor);

  test('come in pairs with their reasons, until somebody says they are two', async () => {
    const one = await publish(app, { name: 'Sale Bowls Club', phoneLines: [{ number: '+441614960111' }] });
    const two = await publish(app, { name: 'Sale Bowling', organisation: { name: 'The bowlers' }, phoneLines: [{ number: '+441614960111' }] });
    await publish(app, { name: 'Chess', organisation: { name: 'Longford Striders' }, phoneLines: [{ number: '+441614960111' }] });
    const { text } = await get(app, '/editor/duplicates', editor);
    expect(text).toContain('Sale Bowling and Sale Bowls Club');
    expect(text).toContain('the same phone number');
    expect(text).not.toContain('Chess and Sale Bowls Club');
    expect((await post(app, '/editor/duplicates/apart', { one: two.id, other: one.id }, editor)).location).toBe('/editor/duplicates');
    expect((await get(app, '/editor/duplicates', editor)).text).not.toContain('Sale Bowling and Sale Bowls Club');
  });

  test('are merged: one stays, with what it takes over and the owners of both; the address of the other leads to it', async () => {
    const kept = await publish(app, { name: 'Kept choir', summary: 'Old' });
    const closed = await publish(app, { name: 'Closed choir', summary: 'New', website: 'https://example.org/' });
    await app.context.owners.add(closed.id, 'pat@example.org');
    await app.context.tasks.open(closed.id, 'problem', 'x');
    const { text } = await get(app, `/editor/duplicates/merger?keep=${kept.id}&close=${closed.id}`, editor);
    expect(text).toMatch(/value="website" checked/);
    expect(text).toMatch(/value="summary" >/);
    expect((await merge(kept, closed, ['summary'])).location).toBe(`/editor/listings/${kept.id}?done=merged`);
    expect((await get(app, '/listings/closed-choir')).location).toBe('/listings/kept-choir');
    expect((await app.context.listings.findAny(kept.id))!.details).toMatchObject({ name: 'Kept choir', summary: 'New', website: null });
    expect((await app.context.owners.list(kept.id)).map(({ email }) => email)).toEqual(['pat@example.org']);
    expect((await app.context.tasks.listFor(closed.id))[0]!.outcome).toBe('Merged into Kept choir.');
    expect((await app.context.revisions.list(closed.id))[0]).toMatchObject({ status: 'closed', reason: 'merged into Kept choir', by: 'editor jo@example.org' });

    const again = (await app.context.listings.findAny(closed.id))!;
    await post(app, `/editor/listings/${closed.id}/publication`, { revision: String(again.revision) }, editor);
    expect((await get(app, '/listings/closed-choir')).status).toBe(200);
  });

  test('wait for another look when one of them has changed', async () => {
    const [kept, closed] = [await publish(app, { name: 'Waiting one' }), await publish(app, { name: 'Waiting two', summary: 'x' })];
    await app.context.listings.saveAll([{ id: closed.id, status: 'published', details: { ...closed.details, summary: 'y' }, reason: 'edited', by: 'editor sam@example.org' }]);
    const answer = await merge(kept, closed, ['summary']);
    expect([answer.status, answer.text.includes('editor sam@example.org changed the listing')]).toEqual([409, true]);
    expect((await app.context.listings.findAny(closed.id))!.status).toBe('published');
  });
});

describe('people', () => {
  const idOf = async (email: string) => (await app.context.people.findByEmail(email))!.id;

  test('are for administrators', async () => {
    const before = await app.context.people.list();
    expect((await get(app, '/editor', editor)).text).not.toContain('href="/editor/people"');
    for (const page of [await get(app, '/editor/people', editor), await post(app, '/editor/people', { email: 'x@example.org' }, editor), await post(app, `/editor/people/${await idOf('sam@example.org')}/removal`, {}, editor)]) {
      expect(page.status).toBe(403);
      expect(page.text).toContain('Only an administrator may say who can sign in.');
    }
    expect(await app.context.people.list()).toEqual(before);
  });

  test('are added, given another role, signed out and removed', async () => {
    await post(app, '/editor/people', { email: ' New@Example.org ', role: 'editor' }, admin);
    const id = await idOf('new@example.org');
    expect((await post(app, '/editor/people', { email: 'new@example.org' }, admin)).text).toContain('They can sign in already.');
    expect((await post(app, '/editor/people', { email: 'nonsense' }, admin)).status).toBe(422);
    const cookie = await signInAs(app, 'editor', 'new@example.org');
    expect((await get(app, '/editor/people', admin)).text).toContain('Signed in since 24 November 2026, 10pm');
    await post(app, `/editor/people/${id}/role`, { role: 'administrator' }, admin);
    expect((await get(app, '/editor/people', cookie)).status).toBe(200);
    await post(app, `/editor/people/${id}/sign-out`, {}, admin);
    expect((await get(app, '/editor/people', cookie)).location).toBe('/sign-in');
    await post(app, `/editor/people/${id}/removal`, {}, admin);
    expect(await app.context.people.findByEmail('new@example.org')).toBeNull();
    const done = (await app.context.audit.list({ who: 'sam@example.org', subject: 'person new@example.org', limit: 9 })).map(({ action, note }) => `${action} ${note}`.trim());
    expect(done).toEqual(['removed', 'ended the sign-ins of 1', 'changed the role of to administrator', 'added as editor']);
  });

  test('always leave an administrator', async () => {
    const id = await idOf('sam@example.org');
    for (const [part, fields] of [['removal', {}], ['role', { role: 'editor' }]] as const) {
      const answer = await post(app, `/editor/people/${id}/${part}`, fields, admin);
      expect([answer.status, answer.text.includes('Nothing was changed: without an administrator')]).toEqual([409, true]);
    }
    expect((await app.context.people.find(id))!.role).toBe('administrator');
  });
});

describe('the audit trail', () => {
  test('is narrowed by who, what and when, and leads to what it is about', async () => {
    now = new Date('2026-11-25T09:00:00Z');
    const listing = await publish(app, { name: 'Looked into' });
    await post(app, `/editor/listings/${listing.id}/check`, { revision: '1' }, editor);
    const { text } = await get(app, '/editor/audit?who=jo@&action=checked&from=25+November+2026', editor);
    expect(text).toMatch(/25 November 2026, 9am[\s\S]*editor jo@example.org[\s\S]*checked by phone[\s\S]*Looked into/);
    expect(text).toContain(`href="/editor/listings/${listing.id}"`);
    expect((await get(app, '/editor/audit?action=checked&until=24+November+2026', editor)).text).toContain('Nothing like that was done.');
    const wrong = await get(app, '/editor/audit?from=someday', editor);
    expect([wrong.status, wrong.text.includes('Write the date like 24 November 2026.')]).toEqual([422, true]);
  });

  test('comes page by page', async () => {
    for (let times = 0; times < 101; times++) await app.context.audit.add({ role: 'program', email: null }, 'counted', 'listing x', `number ${times}`);
    const first = await get(app, '/editor/audit?action=counted', editor);
    expect([first.text.includes('number 100'), first.text.includes('number 0<')]).toEqual([true, false]);
    const next = /href="(\/editor\/audit\?[^"]*before=\d+)"/.exec(first.text)![1]!.replaceAll('&amp;', '&');
    expect((await get(app, next, editor)).text).toContain('number 0<');
  });

  test('is taken along as CSV that no spreadsheet reckons with', async () => {
    await app.context.audit.add({ role: 'visitor', email: null }, 'typed', 'listing x', '=HYPERLINK("https://example.org", "press")');
    const { text, status } = await get(app, '/editor/audit.csv?action=typed', editor);
    const [header, row] = text.split('\r\n');
    expect([status, header]).toEqual([200, 'Number,When,Who,What,About,Note']);
    expect(row).toMatch(/^\d+,2026-11-25T09:00:00.000Z,visitor,typed,listing x,"'=HYPERLINK\(""https:\/\/example.org"", ""press""\)"$/);
    expect((await get(app, '/editor/audit.csv')).location).toBe('/sign-in');
    expect((await get(app, '/editor/audit.csv', editor)).text.split('\r\n').length).toBeGreaterThan(100);
  });
});

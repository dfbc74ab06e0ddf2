import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Listing } from '../../src/domain/listing.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { get, linkMailedTo, post } from '../support/forms.ts';
import { details } from '../support/listings.ts';

let app: RunningApp;
let now = new Date('2026-11-23T09:00:00Z');
const later = (days: number) => (now = new Date(now.getTime() + days * 86_400_000));

beforeAll(async () => {
  app = await startApp({ clock: () => now });
});
afterAll(() => app.close());

async function publish(name: string): Promise<Listing> {
  const [listing] = await app.context.listings.saveAll([{ status: 'published', details: details({ name, organisation: { name: `Friends of ${name}` }, phoneLines: [{ number: '+441614960123' }] }), reason: 'for the test' }]);
  await app.context.sync();
  return listing!;
}
const report = ({ slug }: Listing, fields: Record<string, string>) => post(app, `/listings/${slug}/problem`, fields);
const mailsTo = async (to: string) => {
  await app.context.flushMail();
  return (await app.context.mailFolder!.list()).filter((mail) => mail.to === to);
};

describe('somebody who found something wrong', () => {
  test('says so from the listing, without an account, and the editors have it as a task', async () => {
    const listing = await publish('Lost Chord Choir');
    expect((await get(app, `/listings/${listing.slug}`)).text).toContain(`href="/listings/${listing.slug}/problem"`);
    expect((await get(app, `/listings/${listing.slug}/problem`)).text).toContain('What is wrong with “Lost Chord Choir”?');
    const sent = await report(listing, { reason: 'times', words: 'It is Thursdays now.' });
    expect([sent.status, sent.location]).toEqual([303, `/listings/${listing.slug}/problem/sent`]);
    expect((await get(app, sent.location!)).text).toContain('have been told');
    const tasks = await app.context.tasks.listFor(listing.id);
    expect(tasks.map(({ kind, note, closedAt }) => [kind, note, closedAt])).toEqual([['problem', 'The days or times are wrong: It is Thursdays now.', null]]);
  });

  test('is told beside each field what is missing, and finds everything they typed', async () => {
    const listing = await publish('Patchwork Circle');
    const nothing = await report(listing, { words: 'They <b>moved</b>', email: 'sam@' });
    expect(nothing.status).toBe(422);
    expect(nothing.text).toContain('Choose what is wrong');
    expect(nothing.text).toContain('Enter a whole e-mail address, like name@example.org, or leave it empty');
    expect(nothing.text).toContain('They &lt;b&gt;moved&lt;/b&gt;');
    expect((await report(listing, { reason: 'something-else' })).text).toContain('Say in a few words what is wrong');
    expect((await report(listing, { reason: 'times', words: 'x'.repeat(601) })).text).toContain('Say it in 600 characters or fewer');
    expect(await app.context.reports.listOpenFor(listing.id)).toEqual([]);
  });

  test('hears by a link of their own what came of it; the owner hears of it, and not from whom', async () => {
    const listing = await publish('Allotment Mornings');
    await app.context.owners.add(listing.id, 'owner@example.org');
    await report(listing, { reason: 'no-answer', words: 'Rang three times.', email: 'rita@example.org' });
    const [toOwner] = await mailsTo('owner@example.org');
    expect(toOwner!.text).toContain('Rang three times.');
    expect(toOwner!.text + toOwner!.html).not.toContain('rita');

    const link = await linkMailedTo(app, 'rita@example.org');
    expect((await get(app, link)).text).toContain('Nobody has answered yet');
    const [open] = await app.context.reports.listOpenFor(listing.id);
    await app.context.reports.answer(open!.id, 'They are back on Monday.');
    expect((await get(app, link)).text).toContain('On 23 November 2026 an editor answered: “They are back on Monday.”');
  });

  test('cannot fill an owner’s inbox: after five in a day only the editors hear more', async () => {
    const listing = await publish('Busy Bees');
    await app.context.owners.add(listing.id, 'bees@example.org');
    for (let times = 0; times < 8; times++) await report(listing, { reason: 'full' });
    expect(await mailsTo('bees@example.org')).toHaveLength(5);
    expect(await app.context.reports.listOpenFor(listing.id)).toHaveLength(8);
  });

  test('cannot fill anybody else’s inbox by typing their address', async () => {
    const listing = await publish('Calm Choir');
    for (let times = 0; times < 8; times++) await report(listing, { reason: 'full', email: 'victim@example.org' });
    expect(await mailsTo('victim@example.org')).toHaveLength(5);
    expect(await app.context.reports.listOpenFor(listing.id)).toHaveLength(8);
  });

  test('finds nothing to report on a draft, or where nothing is', async () => {
    const [draft] = await app.context.listings.saveAll([{ status: 'draft', details: details({ name: 'Not Yet' }), reason: 'for the test' }]);
    for (const slug of [draft!.slug, 'nowhere']) {
      expect((await get(app, `/listings/${slug}/problem`)).status).toBe(404);
      expect((await post(app, `/listings/${slug}/problem`, { reason: 'times' })).status).toBe(404);
    }
  });
});

describe('a number that two people say is wrong', () => {
  const doubted = async (listing: Listing) => {
    const pages = await Promise.all([`/listings/${listing.slug}`, `/organisations/${listing.organisationSlug}`].map((path) => get(app, path)));
    return pages.map(({ text }) => text.includes('Two people said this number is wrong: check before you give it out'));
  };

  test('is marked on the card and the listing at once, until they are answered', async () => {
    const listing = await publish('Harmonica Hour');
    await report(listing, { reason: 'wrong-number' });
    await report(listing, { reason: 'no-answer' });
    expect(await doubted(listing)).toEqual([false, false]);
    await report(listing, { reason: 'wrong-number' });
    expect(await doubted(listing)).toEqual([true, true]);
    for (const { id } of await app.context.reports.listOpenFor(listing.id)) await app.context.reports.answer(id, 'Put right.');
    expect(await doubted(listing)).toEqual([false, false]);
  });

  test('is not when they said so more than thirty days apart', async () => {
    const listing = await publish('Quibble Corner');
    await report(listing, { reason: 'wrong-number' });
    later(31);
    await report(listing, { reason: 'wrong-number' });
    expect(await doubted(listing)).toEqual([false, false]);
    later(2);
    await report(listing, { reason: 'wrong-number' });
    expect(await doubted(listing)).toEqual([true, true]);
  });
});

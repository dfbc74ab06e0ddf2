import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Listing, ListingInput } from '../../src/domain/listing.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { get, post } from '../support/forms.ts';
import { details } from '../support/listings.ts';

let app: RunningApp;
let listing: Listing;
let link: string;
let now = new Date('2026-11-24T09:00:00Z');
const later = (days: number) => (now = new Date(now.getTime() + days * 86_400_000));

beforeAll(async () => {
  app = await startApp({ clock: () => now });
});
afterAll(() => app.close());
beforeEach(async () => {
  listing = await publish({});
  link = await linkOf('pat@example.org');
});

async function publish(given: Partial<ListingInput>): Promise<Listing> {
  const [saved] = await app.context.listings.saveAll([{ status: 'published', details: details({ name: 'Tapestry Tuesdays', ...given }), reason: 'for the test' }]);
  return saved!;
}
async function linkOf(email: string): Promise<string> {
  await app.context.owners.add(listing.id, email);
  return `/my/${await app.context.links.create('owner', listing.id, email)}`;
}
const current = async () => (await app.context.listings.findAny(listing.id))!;
const history = () => app.context.revisions.list(listing.id);

describe('behind an owner’s link', () => {
  test('stands the listing as people see it, and looking changes nothing, however often a scanner of mail looks', async () => {
    for (const path of ['', '/right', '/room', '/closed', '/leave', '/change']) await get(app, link + path);
    const { text } = await get(app, link);
    for (const part of ['<h1>Tapestry Tuesdays</h1>', 'Not checked yet', 'Everything is still right', 'Is there room?', 'It has closed', 'we write to pat@example.org']) expect(text).toContain(part);
    expect(await current()).toEqual(listing);
    expect(await app.context.tasks.listFor(listing.id)).toEqual([]);
    expect(await app.context.owners.list(listing.id)).toHaveLength(1);
  });

  test('“everything is still right” is a check by the group, once a day, in the history and the audit trail', async () => {
    for (let times = 0; times < 2; times++) expect((await post(app, `${link}/right`)).location).toBe(`${link}?said=right`);
    expect((await current()).details.check).toEqual({ on: '2026-11-24', how: 'owner', role: 'group' });
    expect((await history()).map(({ reason, by }) => [reason, by])).toEqual([['everything is still right', 'owner'], ['for the test', 'program']]);
    expect(await app.context.audit.list({ subject: `listing ${listing.id}`, limit: 9 })).toMatchObject([{ who: 'owner', action: 'said that everything is still right' }]);
    expect((await get(app, `${link}?said=right`)).text).toContain('People now read that you checked it today.');
    expect((await get(app, `/listings/${listing.slug}`)).text).toContain('Checked by the group itself on 24 November 2026');
  });

  test('it does not outdo an editor who rang on the same day, and settles the task of asking', async () => {
    const check = { on: '2026-11-24', how: 'phoned' as const, role: 'editor' };
    await app.context.listings.saveAll([{ id: listing.id, status: 'published', details: { ...listing.details, check }, reason: 'rang' }]);
    await post(app, `${link}/right`);
    expect((await current()).details.check).toEqual(check);
    await app.context.tasks.open(listing.id, 'overdue', 'Nobody answered.');
    later(1);
    await post(app, `${link}/right`);
    expect(await app.context.tasks.listFor(listing.id)).toMatchObject([{ kind: 'overdue', outcome: 'Its owner said that everything is still right.' }]);
    expect((await current()).details.check?.how).toBe('owner');
    later(-1);
  });

  test('“full until” is public at once, and expires by itself', async () => {
    const sent = await post(app, `${link}/room`, { state: 'full', 'full-until': '31 March', 'paused-until': 'never read' });
    expect(sent.location).toBe(`${link}?said=room`);
    expect((await current()).details.capacity).toEqual({ state: 'full', until: '2027-03-31', waitWeeks: null, saidOn: '2026-11-24' });
    expect((await get(app, `/listings/${listing.slug}`)).text).toContain('Full until 31 Mar');
    const { text } = await get(app, link);
    expect(text).toContain('value="31 March 2027"');
    later(130);
    expect((await get(app, `/listings/${listing.slug}`)).text).not.toContain('Full until');
    later(-130);
  });

  test('what cannot be read is said beside its field, with what was typed', async () => {
    const wrong = await post(app, `${link}/room`, { state: 'full', 'full-until': 'when <we> can' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Write the date like 24 November 2026.');
    expect(wrong.text).toContain('when &lt;we&gt; can');
    expect(wrong.text).toContain('href="#full-until"');
    expect((await current()).details.capacity).toBeNull();
  });

  test('“something changed” leads to the steps, with what is known filled in, and what is public stays', async () => {
    const first = await post(app, `${link}/change`);
    expect(first.location).toMatch(/^\/my\/[\w-]{43}\/what$/);
    expect((await get(app, first.location!)).text).toContain('value="Tapestry Tuesdays"');
    await post(app, `${link}/change`);
    expect(await app.context.submissions.listOpenFor(listing.id)).toMatchObject([{ status: 'draft', email: 'pat@example.org', baseRevision: listing.revision }]);
    expect(await current()).toEqual(listing);
  });

  test('“it has closed” asks once more, pauses it and leaves the rest to an editor', async () => {
    expect((await get(app, `${link}/closed`)).text).toContain('Yes, it has closed');
    await post(app, `${link}/closed`, { words: 'The hall was sold.' });
    expect((await current()).status).toBe('published');
    expect((await current()).details.capacity?.state).toBe('paused');
    expect(await app.context.tasks.listFor(listing.id)).toMatchObject([{ kind: 'closing', note: 'The hall was sold.', closedAt: null }]);
  });

  test('“stop being its contact” ends every link of that address and of no other', async () => {
    const other = await linkOf('sam@example.org');
    const second = await linkOf('pat@example.org');
    expect((await post(app, `${link}/leave`)).text).toContain('Thank you for looking after it');
    expect([(await get(app, link)).status, (await post(app, `${second}/right`)).status, (await get(app, other)).status]).toEqual([404, 404, 200]);
    expect((await current()).details.check).toBeNull();
  });

  test('a listing that is not public says so and can be neither confirmed nor filled', async () => {
    await app.context.listings.saveAll([{ id: listing.id, status: 'closed', details: listing.details, reason: 'closed' }]);
    expect((await get(app, link)).text).toContain('It is not public at the moment.');
    for (const [part, fields] of [['right', {}], ['room', { state: 'open' }], ['closed', {}]] as const) await post(app, `${link}/${part}`, fields);
    expect((await history())[0]!.reason).toBe('closed');
    expect(await app.context.tasks.listFor(listing.id)).toEqual([]);
  });
});

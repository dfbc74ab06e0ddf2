import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Listing } from '../../src/domain/listing.ts';
import { actorOf } from '../../src/domain/person.ts';
import { addressesAt } from '../../src/http/paths.ts';
import { decideClaim } from '../../src/usecases/decide-claim.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { get, linkMailedTo, post } from '../support/forms.ts';
import { details } from '../support/listings.ts';

let app: RunningApp;
let made = 0;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

async function publish(email: string | null): Promise<Listing> {
  const [listing] = await app.context.listings.saveAll([{ status: 'published', details: details({ name: `Handbell Ringers ${++made}`, email }), reason: 'for the test' }]);
  return listing!;
}
const claim = ({ slug }: Listing, email: string, words = 'I ring the tenor.') => post(app, `/listings/${slug}/claim`, { email, words });
const mailsTo = async (to: string) => {
  await app.context.flushMail();
  return (await app.context.mailFolder!.list()).filter((mail) => mail.to === to);
};
const owners = async ({ id }: Listing) => (await app.context.owners.list(id)).map(({ email }) => email);
const decide = (id: string, granted: boolean) => decideClaim({ ...app.context, addresses: addressesAt('http://localhost:3000') }, id, granted, actorOf({ id: 'x', email: 'ed@example.org', role: 'editor', addedAt: '' }));

describe('saying that a listing is one’s own', () => {
  test('with an address on the listing, whoever reads its mail says yes by a press, and has the page at once and by mail', async () => {
    const listing = await publish('bells@example.org');
    expect((await get(app, `/listings/${listing.slug}`)).text).toContain(`href="/listings/${listing.slug}/claim"`);
    expect((await claim(listing, 'sam@example.org')).location).toBe(`/listings/${listing.slug}/claim/sent`);
    const [asked] = await mailsTo('bells@example.org');
    expect(asked!.text).toContain('sam@example.org told us that they look after');
    const link = await linkMailedTo(app, 'bells@example.org');
    expect((await get(app, link)).text).toContain('Yes, we look after it');
    expect(await owners(listing)).toEqual([]);

    const yes = await post(app, `${link}/yes`);
    expect(await owners(listing)).toEqual(['bells@example.org']);
    expect((await get(app, yes.location!)).text).toContain('Everything is still right');
    expect((await get(app, await linkMailedTo(app, 'bells@example.org'))).text).toContain('Everything is still right');
    expect((await post(app, `${link}/yes`)).status).toBe(410);
    expect(await app.context.tasks.listFor(listing.id)).toEqual([]);
  });

  test('never tells whether there is an address: the answer is the same', async () => {
    const [known, unknown] = [await publish('here@example.org'), await publish(null)];
    const pages = await Promise.all([known, unknown].map(async (listing) => (await get(app, (await claim(listing, 'sam@example.org')).location!)).text.replaceAll(listing.slug, '').replaceAll(listing.details.name, '')));
    const withoutToken = pages.map((text) => text.replace(/name="_token" value="[^"]*"/g, ''));
    expect(withoutToken[0]).toBe(withoutToken[1]);
  });

  test('without an address on it is for an editor, who grants it in one press', async () => {
    const listing = await publish(null);
    await claim(listing, 'Una@example.org', 'I am the treasurer.');
    await claim(listing, 'una@example.org', 'Once more.');
    expect(await app.context.tasks.listFor(listing.id)).toMatchObject([{ kind: 'claim', note: 'I am the treasurer.', closedAt: null }]);
    const [open, ...others] = await app.context.claims.listOpenFor(listing.id);
    expect(others).toEqual([]);
    expect([await decide(open!.id, true), await decide(open!.id, false)]).toEqual([true, false]);
    expect(await owners(listing)).toEqual(['una@example.org']);
    expect((await mailsTo('una@example.org')).map(({ subject }) => subject)).toEqual([`You look after ${listing.details.name} in Fingerpost`]);
    expect((await app.context.tasks.listFor(listing.id))[0]!.closedAt).not.toBeNull();
  });

  test('is refused kindly, and the task stays open while another claim waits', async () => {
    const listing = await publish(null);
    await claim(listing, 'one@example.org');
    await claim(listing, 'two@example.org');
    const [one, two] = await app.context.claims.listOpenFor(listing.id);
    await decide(one!.id, false);
    expect((await mailsTo('one@example.org'))[0]!.subject).toBe(`We could not tell that ${listing.details.name} is yours`);
    expect((await app.context.tasks.listFor(listing.id))[0]!.closedAt).toBeNull();
    await decide(two!.id, true);
    expect((await app.context.tasks.listFor(listing.id))[0]!.closedAt).not.toBeNull();
    expect(await owners(listing)).toEqual(['two@example.org']);
  });

  test('by somebody who is its contact already brings them their page again', async () => {
    const listing = await publish(null);
    await app.context.owners.add(listing.id, 'lost@example.org');
    await claim(listing, 'lost@example.org');
    expect((await get(app, await linkMailedTo(app, 'lost@example.org'))).text).toContain('Everything is still right');
    expect(await app.context.tasks.listFor(listing.id)).toEqual([]);
  });

  test('cannot fill anybody’s inbox', async () => {
    const listing = await publish('calm@example.org');
    for (let times = 0; times < 8; times++) await claim(listing, `sam${times}@example.org`);
    expect(await mailsTo('calm@example.org')).toHaveLength(5);
  });

  test('with something missing keeps what was typed', async () => {
    const listing = await publish(null);
    const page = await claim(listing, 'una@', '');
    expect(page.status).toBe(422);
    for (const part of ['Enter your e-mail address', 'Say in a few words', 'value="una@"']) expect(page.text).toContain(part);
    expect(await app.context.claims.listOpenFor(listing.id)).toEqual([]);
  });
});

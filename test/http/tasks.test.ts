import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Listing, ListingInput } from '../../src/domain/listing.ts';
import type { TaskKind } from '../../src/domain/task.ts';
import { OUTCOMES_OF } from '../../src/domain/task-outcome.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { get, linkMailedTo, post, press, signInAs } from '../support/forms.ts';
import { details } from '../support/listings.ts';

let app: RunningApp;
let jo: string;
let sam: string;
let made = 0;

beforeAll(async () => {
  app = await startApp({ clock: () => new Date('2026-11-24T10:30:00Z') });
  [jo, sam] = [await signInAs(app, 'editor', 'jo@example.org'), await signInAs(app, 'editor', 'sam@example.org')];
});
afterAll(() => app.close());

async function publish(given: Partial<ListingInput> = {}): Promise<Listing> {
  const [listing] = await app.context.listings.saveAll([{ status: 'published', details: details({ name: `Bell Tower ${++made}`, phoneLines: [{ number: '+441614960123' }], ...given }), reason: 'for the test' }]);
  return listing!;
}
async function taskOf(listing: Listing, kind: TaskKind, note = 'Something.'): Promise<string> {
  await app.context.tasks.open(listing.id, kind, note);
  return (await app.context.tasks.listFor(listing.id)).find((task) => task.kind === kind && !task.closedAt)!.id;
}
const settle = (id: string, outcome: string, answer = '', cookie = jo) => post(app, `/editor/tasks/${id}/outcome`, { ...press(outcome), answer }, cookie);
const current = async ({ id }: Listing) => (await app.context.listings.findAny(id))!;
const openKinds = async ({ id }: Listing) => (await app.context.tasks.listFor(id)).filter(({ closedAt }) => !closedAt).map(({ kind }) => kind);
const mailsTo = async (to: string) => {
  await app.context.flushMail();
  return (await app.context.mailFolder!.list()).filter((mail) => mail.to === to);
};

describe('a problem that people reported', () => {
  test('shows what they said and whom to ring, and ends with one press that tells them', async () => {
    const listing = await publish();
    for (const email of ['rita@example.org', null]) await app.context.reports.add({ listingId: listing.id, reason: 'wrong-number', words: 'It rang a <garage>.', email });
    const id = await taskOf(listing, 'problem');
    const { text } = await get(app, `/editor/tasks/${id}`, jo);
    for (const part of ['The number is wrong', 'It rang a &lt;garage&gt;.', '0161 496 0123', 'One person waits to hear', 'Every card says now', 'I rang, and it is right']) expect(text).toContain(part);
    expect(text).not.toContain('rita@example.org');

    const done = await settle(id, 'corrected', 'It ends in 124, not 123.');
    expect(done.location).toBe(`/editor?done=${id}`);
    expect((await get(app, done.location!, jo)).text).toContain(`${listing.details.name}: The listing is put right`);
    expect((await mailsTo('rita@example.org'))[0]!.text).toContain('An editor has looked into it: “It ends in 124, not 123.”');
    expect((await get(app, await linkMailedTo(app, 'rita@example.org'))).text).toContain('It ends in 124, not 123.');
    expect((await current(listing)).wrongNumberSaidAt).toEqual([]);
    expect(await app.context.audit.list({ subject: `listing ${listing.id}`, limit: 1 })).toMatchObject([{ who: 'editor jo@example.org', action: 'settled', note: `${listing.details.name}: Somebody says something is wrong: The listing is put right` }]);
  });

  test('without a sentence from the editor they hear what the button says', async () => {
    const listing = await publish();
    await app.context.reports.add({ listingId: listing.id, reason: 'full', words: '', email: 'una@example.org' });
    await settle(await taskOf(listing, 'problem'), 'phoned');
    expect((await mailsTo('una@example.org'))[0]!.text).toContain('“We rang them. What the listing says is right.”');
    expect((await current(listing)).details.check).toEqual({ on: '2026-11-24', how: 'phoned', role: 'editor' });
  });

  test('two editors at once: the second is told what was done, keeps what they typed, and nobody is mailed twice', async () => {
    const listing = await publish();
    await app.context.reports.add({ listingId: listing.id, reason: 'full', words: '', email: 'wanda@example.org' });
    const id = await taskOf(listing, 'problem');
    const answers = await Promise.all([settle(id, 'nothing-wrong', 'Mine.'), settle(id, 'closed', 'Yours.', sam)]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, 409]);
    const second = answers.find(({ status }) => status === 409)!;
    expect(second.text).toMatch(/This was settled on 24 November 2026, 10:30am: (?:Nothing is wrong|It has closed)\./);
    expect(second.text).toMatch(/Mine\.|Yours\./);
    expect(await mailsTo('wanda@example.org')).toHaveLength(1);
  });

  test('a sentence that is too long comes back whole', async () => {
    const listing = await publish();
    const id = await taskOf(listing, 'problem');
    const page = await settle(id, 'corrected', 'x'.repeat(401));
    expect(page.status).toBe(422);
    expect(page.text).toContain('Say it in 400 characters or fewer');
    expect(page.text).toContain('x'.repeat(401));
    expect(await openKinds(listing)).toEqual(['problem']);
  });
});

describe('the other things to see to', () => {
  test('“it has closed” closes the listing, and everything else that was to be seen to, but not who it belongs to', async () => {
    const listing = await publish();
    for (const kind of ['overdue', 'broken-link', 'claim'] as const) await taskOf(listing, kind);
    await app.context.reports.add({ listingId: listing.id, reason: 'closed', words: '', email: 'xena@example.org' });
    await settle(await taskOf(listing, 'closing', 'The hall was sold.'), 'closed');
    expect((await current(listing)).status).toBe('closed');
    expect(await openKinds(listing)).toEqual(['claim']);
    expect((await mailsTo('xena@example.org'))[0]!.text).toContain('It has closed, and we have taken it out');
    expect((await get(app, `/listings/${listing.slug}`)).status).toBe(410);
  });

  test('an owner who was mistaken about closing: it goes on, and is no longer paused', async () => {
    const listing = await publish({ capacity: { state: 'paused', saidOn: '2026-11-20' } });
    await settle(await taskOf(listing, 'closing'), 'goes-on');
    expect([(await current(listing)).status, (await current(listing)).details.capacity]).toEqual(['published', null]);
  });

  test('an address whose mail came back is tried again, or is no contact any more', async () => {
    const [again, gone] = [await publish(), await publish()];
    for (const [listing, email] of [[again, 'again@example.org'], [gone, 'gone@example.org']] as const) {
      await app.context.owners.add(listing.id, email);
      await app.context.owners.add(listing.id, 'fine@example.org');
      await app.context.owners.markBounced(email);
    }
    const id = await taskOf(again, 'dead-mail');
    expect((await get(app, `/editor/tasks/${id}`, jo)).text).toMatch(/again@example\.org\s*<span class="mark mark-old">Mail came back/);
    await settle(id, 'reaches-them');
    await settle(await taskOf(gone, 'dead-mail'), 'no-contact');
    const owners = async ({ id: listingId }: Listing) => (await app.context.owners.list(listingId)).map(({ email, bouncedAt }) => [email, bouncedAt]);
    expect(await owners(again)).toEqual([['again@example.org', null], ['fine@example.org', null]]);
    expect(await owners(gone)).toEqual([['fine@example.org', null]]);
  });

  test('a claim is granted or refused in one press', async () => {
    const listing = await publish();
    for (const email of ['one@example.org', 'two@example.org']) {
      await app.context.claims.add({ listingId: listing.id, email, words: 'I am the <treasurer>.' });
    }
    const id = await taskOf(listing, 'claim');
    const { text } = await get(app, `/editor/tasks/${id}`, jo);
    expect(text).toContain('I am the &lt;treasurer&gt;.');
    const [grant, refuse] = [...text.matchAll(/action="(\/editor\/claims\/\w+\/decision)"/g)].map((match) => match[1]!);
    expect((await post(app, grant!, press('grant'), jo)).location).toBe(`/editor/tasks/${id}`);
    await post(app, refuse!, press('refuse'), sam);
    await post(app, refuse!, press('grant'), jo);
    expect((await app.context.owners.list(listing.id)).map(({ email }) => email)).toEqual(['one@example.org']);
    expect((await mailsTo('two@example.org')).map(({ subject }) => subject)).toEqual([`We could not tell that ${listing.details.name} is yours`]);
    expect((await get(app, `/editor/tasks/${id}`, jo)).text).toContain('This was settled');
  });

  test('every kind offers its outcomes as buttons, and takes no others', async () => {
    for (const kind of Object.keys(OUTCOMES_OF) as TaskKind[]) {
      const listing = await publish();
      const id = await taskOf(listing, kind);
      const { text } = await get(app, `/editor/tasks/${id}`, jo);
      expect([...text.matchAll(/name="press"[^>]*value="([\w-]+)"|value="([\w-]+)"[^>]*name="press"/g)].map((match) => match[1] ?? match[2])).toEqual(OUTCOMES_OF[kind]);
      for (const outcome of ['goes-on', 'no-contact', 'constructor', '']) {
        if (!OUTCOMES_OF[kind].includes(outcome as never)) expect((await settle(id, outcome)).status).toBe(404);
      }
      expect(await openKinds(listing)).toEqual([kind]);
    }
  });
});

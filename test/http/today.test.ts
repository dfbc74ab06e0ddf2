import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ListingInput } from '../../src/domain/listing.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { get, signInAs } from '../support/forms.ts';
import { details } from '../support/listings.ts';

let app: RunningApp;
let jo: string;
let now = new Date('2026-11-24T10:30:00Z');
const later = (days: number) => (now = new Date(now.getTime() + days * 86_400_000));

beforeAll(async () => {
  app = await startApp({ clock: () => now });
  jo = await signInAs(app, 'editor', 'jo@example.org');
});
afterAll(() => app.close());

const publish = async (given: Partial<ListingInput>) => (await app.context.listings.saveAll([{ status: 'published', details: details(given), reason: 'for the test' }]))[0]!;
const today = async () => (await get(app, '/editor', jo)).text.replace(/\s+/g, ' ');

test('on a quiet day it says so', async () => {
  const text = await today();
  for (const part of ['<strong>0</strong> to see to', '<strong>0</strong> waiting for a decision', 'Everything that was told us has been seen to.', 'Nothing is waiting.', 'None within 30 days.']) expect(text).toContain(part);
});

test('what there is to do stands there, the oldest first, each with a link to where it is done', async () => {
  const [first, second] = [await publish({ name: 'Alpha Choir' }), await publish({ name: 'Beta Choir' })];
  await app.context.tasks.open(second.id, 'problem', 'It is full');
  later(3);
  await app.context.tasks.open(first.id, 'problem', 'The number is wrong');
  await app.context.tasks.open(first.id, 'closing', 'The hall was sold.');
  const begun = await app.context.submissions.start({ listingId: null, baseRevision: 0, answers: {}, email: 'pat@example.org' });
  await app.context.submissions.save(begun.id, begun.version, { status: 'waiting', details: details({ name: 'Gamma Choir' }), sentAt: now.toISOString() });
  jo = await signInAs(app, 'editor', 'jo@example.org');

  const text = await today();
  expect(text).toMatch(/Somebody says something is wrong.*Beta Choir.*It is full.*3 days.*Alpha Choir.*The number is wrong.*Today.*Its owner says it has closed.*The hall was sold\./);
  expect(text).toContain('<strong>3</strong> to see to');
  expect(text).toMatch(new RegExp(`<a href="/review/${begun.id}">Gamma Choir</a>`));
  const href = /<a href="(\/editor\/tasks\/\w+)">Beta Choir/.exec(text)![1]!;
  expect((await get(app, href, jo)).text).toContain('Beta Choir');
});

test('more than a few of a kind are counted, and all of them are one press away', async () => {
  for (let number = 0; number < 7; number += 1) await app.context.tasks.open((await publish({ name: `Many ${number}` })).id, 'broken-link', 'does not answer');
  const text = await today();
  expect(text).toContain('<a href="/editor/tasks">All 7</a>');
  expect(text.match(/Many \d/g)).toHaveLength(5);
  expect((await get(app, '/editor/tasks', jo)).text.match(/Many \d/g)).toHaveLength(7);
});

test('what nobody has checked for the longest time stands first, with its number to ring', async () => {
  const before = Number(/<strong>(\d+)<\/strong> not checked for a year/.exec(await today())![1]);
  await publish({ name: 'Forgotten Choir', phoneLines: [{ number: '+441614960999' }], check: { on: '2019-05-01', how: 'phoned', role: 'editor' } });
  const text = await today();
  expect(text).toContain(`<strong>${before + 1}</strong> not checked for a year`);
  expect(text).toMatch(/Longest unchecked<\/h2> <ul class="today-list"><li><a href="[^"]+">Forgotten Choir<\/a> <a href="tel:\+441614960999">0161 496 0999<\/a>.*1 May 2019/);
});

test('mail that came back and mail that cannot go stand there with what the server said', async () => {
  const content = { subject: 'Hello', paragraphs: [], action: null, because: '' };
  await app.context.mail.add([{ kind: 'review', to: 'dead@example.org', content }, { kind: 'review', to: 'slow@example.org', content }]);
  const [dead, slow] = await app.context.mail.listDue(2);
  await app.context.mail.markFailed(dead!.id, '550 No <such> user', null);
  await app.context.mail.markFailed(slow!.id, '451 Try later', new Date(now.getTime() + 3_600_000).toISOString());
  const text = await today();
  expect(text).toContain('<strong>1</strong> mail came back');
  expect(text).toContain('dead@example.org <span class="today-note">550 No &lt;such&gt; user</span>');
  expect(text).toContain('One mail has not gone yet and will be tried again. The mail server said: 451 Try later');
});

test('urgent numbers that were last tried long ago, and what this place has not said, are warned of', async () => {
  expect(await today()).not.toContain('ring these numbers again');
  later(250);
  jo = await signInAs(app, 'editor', 'jo@example.org');
  expect(await today()).toContain('ring these numbers again, they were last tried long ago: Emergency services');
  const settings = (await app.context.localSettings())!;
  await app.context.settings.saveLocal({ ...settings, dutyClinician: null, linkWorkerTeams: [] });
  expect(await today()).toContain('This place has not said yet: how staff reach the duty clinician, the link-worker teams.');
});

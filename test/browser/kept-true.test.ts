import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Listing } from '../../src/domain/listing.ts';
import { addressesAt } from '../../src/http/paths.ts';
import { sendReviewMails } from '../../src/usecases/send-review-mails.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { signInAs } from '../support/forms.ts';
import { publish } from '../support/review.ts';
import { weekly } from '../support/listings.ts';
import { faultsOf, pixelsSideways } from './faults.ts';
import { inBrowser, PHONE, SIZES } from './in-browser.ts';


let app: RunningApp;
let cookie: string;
let listing: Listing;
let places: Record<string, string>;
let now = new Date('2026-11-24T10:30:00Z');

const here = inBrowser(async () => {
  app = await startApp({ clock: () => now });
  cookie = await signInAs(app, 'editor', 'jo@example.org');
  listing = await publish(app, { name: 'Tapestry Tuesdays', summary: 'Wool, tea and talk.', phoneLines: [{ number: '+441614960100' }], sessions: [weekly('tu', '10:00', '12:00')], website: 'https://tapestry.example.org/' });
  places = await prepared(app.context);
  return app;
});

/** Something on every page there is to look at; answers with where they are. */
async function prepared({ owners, reports, tasks, claims, links, mail }: RunningApp['context']): Promise<Record<string, string>> {
  const { id, slug } = listing;
  await owners.add(id, 'pat@example.org');
  await owners.add(id, 'gone@example.org');
  await owners.markBounced('gone@example.org');
  for (const email of ['rita@example.org', null]) await reports.add({ listingId: id, reason: 'wrong-number', words: 'It rang a garage.', email });
  await claims.add({ listingId: id, email: 'una@example.org', words: 'I am the treasurer.' });
  for (const kind of ['problem', 'claim', 'dead-mail', 'closing', 'overdue', 'broken-link'] as const) await tasks.open(id, kind, 'What there is to say about it, in a sentence or two.');
  await mail.add([{ kind: 'review', to: 'gone@example.org', content: { subject: 'Hello', paragraphs: [], action: null, because: '' } }]);
  for (const due of (await mail.listDue(50)).filter(({ to }) => to === 'gone@example.org')) await mail.markFailed(due.id, '550 No such user here', null);
  const [report] = await reports.listOpenFor(id);
  const tasksOf = await tasks.listFor(id);
  const my = `/my/${await links.create('owner', id, 'pat@example.org')}`;
  return {
    my, problem: `/listings/${slug}/problem`, claim: `/listings/${slug}/claim`, claimed: `/my/${await links.create('claim', id, 'pat@example.org')}`, reported: `/my/${await links.create('report', report!.id, 'rita@example.org')}`,
    ...Object.fromEntries(tasksOf.map((task) => [task.kind, `/editor/tasks/${task.id}`])),
  };
}

const tabOf = (editor: boolean, options: BrowserContextOptions = {}) => here.tab({ cookie: editor ? cookie : '', ...options });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

const PAGES: [string, () => string, editor?: boolean][] = [
  ['a listing whose number is in doubt', () => `/listings/${listing.slug}`],
  ['a card whose number is in doubt', () => `/organisations/${listing.organisationSlug}`],
  ['saying what is wrong', () => places.problem!],
  ['having said it', () => `${places.problem}/sent`],
  ['saying that it is yours', () => places.claim!],
  ['having said so', () => `${places.claim}/sent`],
  ['an owner’s page', () => places.my!],
  ['an owner’s page after a press', () => `${places.my}?said=room`],
  ['saying that it has closed', () => `${places.my}/closed`],
  ['stopping to be its contact', () => `${places.my}/leave`],
  ['the question whether it is yours', () => places.claimed!],
  ['what came of a report', () => places.reported!],
  ['today', () => '/editor', true],
  ['everything to see to', () => '/editor/tasks', true],
  ...(['problem', 'claim', 'dead-mail'] as const).map((kind): [string, () => string, boolean] => [`a task of the kind ${kind}`, () => places[kind]!, true]),
];

describe('nothing hinders anybody, at any of three sizes, on', () => {
  test.each(PAGES)('%s', async (_name, path, editor = false) => {
    const { page, complaints, requests, close } = await tabOf(editor);
    await page.goto(app.url + path());
    await page.waitForLoadState('networkidle');
    // Before axe, which tries styles of its own that the page's policy refuses.
    expect([complaints, requests.filter((url) => !url.startsWith(app.url))]).toEqual([[], []]);
    for (const viewport of SIZES) {
      await page.setViewportSize(viewport);
      expect({ ...viewport, faults: await faultsOf(page), sideways: await pixelsSideways(page) }).toEqual({ ...viewport, faults: [], sideways: 0 });
    }
    await close();
  });
});

describe.each([['with script', true], ['without script', false]])('%s', (_name, javaScriptEnabled) => {
  test('a review mail is answered on a phone, by one press, and everybody reads it at once', async () => {
    const asked = await publish(app, { name: `Asked ${javaScriptEnabled ? 'Choir' : 'Band'}`, summary: 'Singing.' });
    await app.context.owners.add(asked.id, `owner-${javaScriptEnabled}@example.org`);
    const before = now;
    now = new Date('2027-09-24T10:30:00Z');
    await sendReviewMails({ ...app.context, addresses: addressesAt(app.url) });
    await app.context.flushMail();

    const { page, complaints, close } = await tabOf(false, { viewport: PHONE, javaScriptEnabled });
    await page.goto(`${app.url}/dev/mail`);
    await page.getByRole('link', { name: `Is ${asked.details.name} still right?` }).click();
    await page.locator('.mail-text a').click();
    await page.getByRole('heading', { name: asked.details.name }).waitFor();
    await press(page, 'Everything is still right');
    await page.getByText('Thank you. People now read that you checked it today.').waitFor();
    await page.goto(`${app.url}/listings/${asked.slug}`);
    await page.getByText('Checked by the group itself on 24 September 2027').waitFor();

    await page.goBack();
    await page.getByLabel('Full', { exact: true }).check();
    await page.getByLabel('Full until').fill('31 March');
    await press(page, 'Tell people');
    await page.getByText('Thank you. People read it from now on.').waitFor();
    await page.goto(`${app.url}/listings/${asked.slug}`);
    await page.getByText('Full until 31 Mar').first().waitFor();
    expect(complaints).toEqual([]);
    await close();
    now = before;
  });

  test('somebody says what is wrong, an editor puts it right, and they read what came of it', async () => {
    const wrong = await publish(app, { name: `Wrong ${javaScriptEnabled ? 'Choir' : 'Band'}`, phoneLines: [{ number: '+441614960123' }] });
    const email = `rita-${javaScriptEnabled}@example.org`;
    const visitor = await tabOf(false, { viewport: PHONE, javaScriptEnabled });
    await visitor.page.goto(`${app.url}/listings/${wrong.slug}`);
    await visitor.page.getByRole('link', { name: 'Is something wrong here?' }).click();
    now = new Date(now.getTime() + 5000);
    await press(visitor.page, 'Tell us');
    await visitor.page.getByRole('link', { name: 'Choose what is wrong' }).click();
    await visitor.page.getByLabel('The number is wrong').check();
    await visitor.page.getByLabel('Your e-mail address').fill(email);
    now = new Date(now.getTime() + 5000);
    await press(visitor.page, 'Tell us');
    await visitor.page.getByRole('heading', { name: 'Thank you' }).waitFor();

    cookie = await signInAs(app, 'editor', 'jo@example.org');
    const editor = await tabOf(true, { javaScriptEnabled });
    await editor.page.goto(`${app.url}/editor`);
    await editor.page.getByRole('link', { name: wrong.details.name }).click();
    await editor.page.getByLabel('What came of it, in a sentence').fill('It ends in 124.');
    await press(editor.page, 'The listing is put right');
    await editor.page.getByText(`${wrong.details.name}: The listing is put right`).waitFor();

    await app.context.flushMail();
    await visitor.page.goto(`${app.url}/dev/mail`);
    await visitor.page.getByRole('link', { name: `What came of it: ${wrong.details.name}` }).click();
    const href = await visitor.page.locator('.mail-text a').getAttribute('href');
    await visitor.page.goto(app.url + new URL(href!).pathname);
    await visitor.page.getByText('an editor answered: “It ends in 124.”').waitFor();
    await Promise.all([visitor.close(), editor.close()]);
  });
});

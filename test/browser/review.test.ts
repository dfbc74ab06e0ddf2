import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { startApp, type RunningApp } from '../support/app.ts';
import { get, linkMailedTo, post, signInAs } from '../support/forms.ts';
import { publish, sendIn } from '../support/review.ts';
import { hindrancesOn } from './faults.ts';
import { inBrowser, PHONE, SIZES } from './in-browser.ts';
import { submit } from './submitting.ts';

/** Two seconds is the promise; a slow day is no failure. */
const SOON_MS = 15_000;

let app: RunningApp;
let cookies: { jo: string; sam: string };
let hrefs: Record<string, string>;

const here = inBrowser(async () => {
  app = await startApp();
  cookies = { jo: await signInAs(app, 'editor', 'jo@example.org'), sam: await signInAs(app, 'administrator', 'sam@example.org') };
  hrefs = await pagesOfEditors();
  return app;
});

/** An editor at their desk, signed in. */
const desk = (cookie: string) => here.tab({ cookie });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** How long it takes until a search finds a name; Infinity when it does not within the time. */
async function foundAfter(name: string): Promise<number> {
  const started = performance.now();
  while (performance.now() - started < SOON_MS) {
    if ((await get(app, `/search?q=${encodeURIComponent(name)}`)).text.includes(`>${name}</a>`)) return performance.now() - started;
  }
  return Infinity;
}

test('a group submits on a phone, is sent back, corrects it by the link, is approved, and is found', { timeout: 60_000 }, async () => {
  const [phone, editor] = [await here.tab({ viewport: PHONE }), await here.tab()];
  await submit(phone.page, app.url, 'Zebedee Zoggers', 'zebedee@example.org');

  await app.context.people.add('kim@example.org', 'editor');
  await editor.page.goto(`${app.url}/review`);
  await editor.page.getByLabel('Your e-mail address').fill('kim@example.org');
  // Nobody types it faster; what does is taken for a robot.
  await editor.page.waitForTimeout(1600);
  await press(editor.page, 'Mail me a link');
  await editor.page.getByText('Look in your e-mail').first().waitFor();
  await editor.page.goto(app.url + (await linkMailedTo(app, 'kim@example.org')));
  await press(editor.page, 'Sign in');
  await editor.page.getByRole('navigation', { name: 'Editors' }).getByRole('link', { name: 'Review' }).click();
  await editor.page.getByRole('link', { name: 'Zebedee Zoggers' }).click();
  await editor.page.getByLabel('What to tell the group').fill('Which door do people come in by?');
  await press(editor.page, 'Send back');
  await editor.page.getByText('Zebedee Zoggers is with the group again').waitFor();
  expect((await get(app, '/listings/zebedee-zoggers')).status).toBe(404);

  await phone.page.goto(app.url + (await linkMailedTo(app, 'zebedee@example.org')));
  await phone.page.getByText('Which door do people come in by?').waitFor();
  await phone.page.goto(`${phone.page.url().replace(/\?.*/, '')}/where?from=check`);
  await phone.page.getByLabel('How to find the door').fill('The blue door on Canal Walk.');
  await press(phone.page, 'Save and go back to the check');
  await press(phone.page, 'Send it to the editors');
  await phone.page.getByRole('heading', { name: 'It is with the editors' }).waitFor();

  await editor.page.goto(`${app.url}/review`);
  await editor.page.getByRole('link', { name: 'Zebedee Zoggers' }).click();
  expect(await editor.page.getByText('The blue door on Canal Walk.').first().isVisible()).toBe(true);
  await press(editor.page, 'Approve');
  await editor.page.getByText('Zebedee Zoggers is public.').waitFor();
  expect(await foundAfter('Zebedee Zoggers')).toBeLessThan(SOON_MS);
  await phone.page.goto(app.url + (await linkMailedTo(app, 'zebedee@example.org')));
  expect(await phone.page.getByRole('heading', { name: 'Zebedee Zoggers' }).isVisible()).toBe(true);

  for (const { complaints, requests } of [phone, editor]) {
    expect(complaints.filter((text) => !text.includes('status of 422'))).toEqual([]);
    expect(requests.filter((url) => !url.startsWith(`${app.url}/`))).toEqual([]);
  }
  await phone.close();
  await editor.close();
});

test('an owner’s change leaves the old state public until an editor approves it', async () => {
  const listing = await publish(app, {
    name: 'Zogger Choir', summary: 'Old songs', needs: [{ need: 'loneliness' }], delivery: ['phone'], areasServed: [{ type: 'authority', name: 'Trafford' }], routeIn: ['ring'], cost: { kind: 'free' },
    phoneLines: [{ number: '+441614960100' }], sessions: [{ freq: 'weekly', byday: ['tu'], opensAt: '10:00', closesAt: '12:00' }],
  });
  await app.context.owners.add(listing.id, 'zogger@example.org');
  const [owner, editor] = [await here.tab({ viewport: PHONE }), await desk(cookies.jo)];
  await owner.page.goto(`${app.url}/my/${await app.context.links.create('owner', listing.id, 'zogger@example.org')}`);
  await press(owner.page, 'Something changed');
  const my = new URL(owner.page.url()).pathname.split('/').slice(0, 3).join('/');
  await owner.page.goto(`${app.url}${my}/what?from=check`);
  await owner.page.getByLabel('In one line, what happens?').fill('New songs');
  await press(owner.page, 'Save and go back to the check');
  await press(owner.page, 'Send it to the editors');
  await owner.page.getByRole('heading', { name: 'It is with the editors' }).waitFor();

  await editor.page.goto(`${app.url}/review`);
  await editor.page.getByRole('link', { name: 'Zogger Choir' }).click();
  expect(await editor.page.locator('.change h3').allTextContents()).toEqual(['In one line']);
  expect((await get(app, '/listings/zogger-choir')).text).toContain('Old songs');
  await press(editor.page, 'Approve');
  await editor.page.getByText('Zogger Choir is public.').waitFor();
  expect((await get(app, '/listings/zogger-choir')).text).toContain('New songs');
  await owner.close();
  await editor.close();
});

test('when two editors decide, the second is told and keeps what they typed', async () => {
  const { id } = await sendIn(app, { name: 'Zogger Chess' });
  const [jo, sam] = [await desk(cookies.jo), await desk(cookies.sam)];
  for (const { page } of [jo, sam]) await page.goto(`${app.url}/review/${id}`);
  await jo.page.getByLabel('What to tell the group').fill('A long and careful reason');
  await press(sam.page, 'Approve');
  await sam.page.getByText('Zogger Chess is public.').waitFor();
  await press(jo.page, 'Refuse');
  expect(await jo.page.getByRole('alert').textContent()).toContain('administrator sam@example.org approved this on');
  expect(await jo.page.getByText('A long and careful reason').isVisible()).toBe(true);
  expect((await app.context.submissions.find(id))!.status).toBe('approved');
  await jo.close();
  await sam.close();
});

test('an editor decides by keyboard alone', async () => {
  const { id } = await sendIn(app, { name: 'Zogger Keys' });
  const { page, close } = await desk(cookies.jo);
  await page.goto(`${app.url}/review/${id}`);
  const reached: string[] = [];
  while (reached.length < 40 && reached.at(-1) !== 'Approve') {
    await page.keyboard.press('Tab');
    reached.push(await page.evaluate(() => document.activeElement?.textContent?.trim() ?? ''));
  }
  await page.keyboard.press('Enter');
  await page.getByText('Zogger Keys is public.').waitFor();
  await close();
});

describe.each(SIZES)('at $width by $height, nothing hinders an editor on', (viewport) => {
  test.each(['the queue', 'a new listing', 'a change', 'a second look', 'an edit', 'the choice to merge', 'a merger'])('%s', async (name) => {
    expect(await hindrancesOn(here, app.url + hrefs[name]!, { viewport, cookie: cookies.sam })).toEqual([]);
  });

  test.each(['the listings', 'many at once', 'a listing', 'its edit', 'its revision', 'the duplicates', 'a merger of two', 'the people', 'the trail', 'this place'])('%s', async (name) => {
    expect(await hindrancesOn(here, app.url + hrefs[name]!, { viewport, cookie: cookies.sam })).toEqual([]);
  });
});

test.each(['the queue', 'a change', 'the listings', 'its edit', 'a merger of two'])('in the dark nothing hinders an editor on %s', async (name) => {
  expect(await hindrancesOn(here, app.url + hrefs[name]!, { colorScheme: 'dark', cookie: cookies.sam })).toEqual([]);
});

/** Every page of the editors, each with something on it. */
async function pagesOfEditors(): Promise<Record<string, string>> {
  const listing = await publish(app, { name: 'Zogger Shed', summary: 'Old', phoneLines: [{ number: '+441614960444' }], venues: [{ name: 'Hall', postcode: 'M33 7ND' }], sessions: [{ freq: 'weekly', byday: ['tu'], opensAt: '10:00', closesAt: '12:00' }] });
  const other = await publish(app, { name: 'Zogger Shed Club', source: { name: 'a-council-with-a-long-name', id: '1' } });
  const fresh = await sendIn(app, { name: 'Zogger Sheds', organisation: { name: 'Shedders' }, phoneLines: [{ number: '+441614960444' }], description: 'A long text. '.repeat(40) });
  const change = await sendIn(app, { summary: 'New', haveReady: 'A coat' }, { listing });
  const second = await sendIn(app, { name: 'Zogger Twice' }, { secondLook: true });
  await post(app, `/review/${second.id}/approval`, { version: String(second.version), revision: '0', checked: 'owner' }, cookies.jo);
  await app.context.owners.add(listing.id, 'draughts@example.org');
  await app.context.listings.saveAll([{ id: listing.id, status: 'published', details: { ...listing.details, summary: 'Newer' }, reason: 'edited' }]);
  const [review, editor] = [`/review/${fresh.id}`, `/editor/listings/${listing.id}`];
  return {
    'the queue': '/review', 'a new listing': review, 'a change': `/review/${change.id}`, 'a second look': `/review/${second.id}`, 'an edit': `${review}/edit`,
    'the choice to merge': `${review}/merger?name=zogger`, 'a merger': `${review}/merger?into=${listing.id}`, 'the listings': '/editor/listings',
    'many at once': `/editor/listings/bulk?id=${listing.id}&id=${other.id}&to=add-need&add=food`, 'a listing': editor, 'its edit': `${editor}/edit`, 'its revision': `${editor}/revisions/1`,
    'the duplicates': '/editor/duplicates', 'a merger of two': `/editor/duplicates/merger?keep=${listing.id}&close=${other.id}`, 'the people': '/editor/people', 'the trail': '/editor/audit', 'this place': '/editor/local',
  };
}

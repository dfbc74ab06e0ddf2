import { describe, expect, test } from 'vitest';
import { startApp, type RunningApp } from '../support/app.ts';
import { get, linkMailedTo, post } from '../support/forms.ts';
import { fillIn, MINIMAL } from '../support/submission.ts';
import { hindrancesOn } from './faults.ts';
import { inBrowser, PHONE, SIZES } from './in-browser.ts';
import { goOn, submit } from './submitting.ts';


let app: RunningApp;

const here = inBrowser(async () => (app = await startApp()));

describe.each([['with script', true], ['without script', false]])('on a phone, %s', (_name, javaScriptEnabled) => {
  test('a group adds its listing, and the mailed link says that it waits', async () => {
    const { page, complaints, requests, close } = await here.tab({ viewport: PHONE, javaScriptEnabled });
    const email = `${javaScriptEnabled ? 'script' : 'plain'}@example.org`;
    await submit(page, app.url, `Canal ${javaScriptEnabled ? 'Lunches' : 'Suppers'}`, email);
    await page.goto(app.url + (await linkMailedTo(app, email)));
    expect(await page.getByText('With the editors').isVisible()).toBe(true);
    expect(complaints.filter((text) => !text.includes('status of 422'))).toEqual([]);
    expect(requests.filter((url) => !url.startsWith(`${app.url}/`))).toEqual([]);
    await close();
  });

  test('going back and reloading lose nothing', async () => {
    const { page, close } = await here.tab({ viewport: PHONE, javaScriptEnabled });
    await page.goto(app.url + (await begin()));
    await page.getByLabel('In one line, what happens?').fill('A hot lunch.');
    await goOn(page);
    await page.getByLabel('In one line, what happens?').waitFor();
    await page.reload();
    expect(await page.getByLabel('In one line, what happens?').inputValue()).toBe('A hot lunch.');
    await page.getByLabel('A group that meets').check();
    await goOn(page);
    await page.getByRole('heading', { name: 'What people come for' }).waitFor();
    await page.goBack();
    expect(await page.getByLabel('A group that meets').isChecked()).toBe(true);
    await page.reload();
    expect(await page.getByLabel('In one line, what happens?').inputValue()).toBe('A hot lunch.');
    await close();
  });
});

describe('the pin', () => {
  test('is moved by buttons and by dragging, and goes with the form', async () => {
    const { page, close } = await here.tab({ viewport: PHONE });
    const my = (await begin()).replace(/\/what$/, '');
    await page.goto(`${app.url}${my}/where`);
    await page.getByLabel('People come to a place').check();
    await page.getByRole('button', { name: 'Find the postcode on the map' }).click();
    const pin = page.locator('.pin-door');
    await pin.waitFor();
    const started = (await venueOf(my))!;
    await page.getByRole('button', { name: 'North' }).press('Enter');
    await page.getByRole('button', { name: 'East' }).click();
    expect(await page.getByText('Moved 10 metres east.').isVisible()).toBe(true);
    await goOn(page);
    const nudged = (await venueOf(my))!;
    expect((nudged.lat - started.lat) * 111_320).toBeCloseTo(10, 0);
    expect(nudged.lon).toBeGreaterThan(started.lon);

    await page.goto(`${app.url}${my}/where`);
    await pin.scrollIntoViewIfNeeded();
    const box = (await pin.boundingBox())!;
    await page.mouse.move(box.x + 12, box.y + 12);
    await page.mouse.down();
    await page.mouse.move(box.x + 72, box.y + 12, { steps: 6 });
    await page.mouse.up();
    await page.getByText('The pin is where you put it.').waitFor();
    await goOn(page);
    expect((await venueOf(my))!.lon).toBeGreaterThan(nudged.lon);
    await page.goto(`${app.url}${my}/where`);
    await page.getByLabel('Do not show where it is').check();
    expect(await pin.isVisible()).toBe(false);
    await close();
  });
});

describe.each(SIZES)('at $width by $height, nothing hinders anybody on', (viewport) => {
  test.each(['what', 'needs', 'who', 'when', 'where', 'join', 'contact'])('the step %s with all that is wrong, and with nothing', async (step) => {
    const my = (await begin()).replace(/\/what$/, '');
    expect(await hindrancesOn(here, `${app.url}${my}/${step}?from=check`, { viewport })).toEqual([]);
    await post(app, `${my}/where`, MINIMAL.where);
    await post(app, `${my}/${step}`, MINIMAL[step]);
    expect(await hindrancesOn(here, `${app.url}${my}/${step}`, { viewport })).toEqual([]);
  });

  test.each<[string, string[], (my: string) => Promise<unknown>]>([
    ['a draft', ['', 'check', 'later'], async () => undefined],
    ['all that is said', ['', 'check', 'withdraw'], (my) => fillIn(app, my)],
    ['what was sent', ['', 'sent'], (my) => fillIn(app, my).then(() => post(app, `${my}/check`))],
  ])('the pages of %s', async (_state, parts, bring) => {
    const my = (await begin()).replace(/\/what$/, '');
    await bring(my);
    for (const part of parts) expect(await hindrancesOn(here, `${app.url}${my}/${part}`, { viewport })).toEqual([]);
  });

  test('what is like it', async () => {
    expect(await hindrancesOn(here, `${app.url}/submit?name=Waterside+Natter`, { viewport })).toEqual([]);
  });
});

test.each(['needs', 'when', 'check'])('in the dark nothing hinders anybody on %s', async (part) => {
  const my = (await begin()).replace(/\/what$/, '');
  await fillIn(app, my);
  expect(await hindrancesOn(here, `${app.url}${my}/${part}`, { viewport: PHONE, colorScheme: 'dark' })).toEqual([]);
});

async function begin(): Promise<string> {
  return (await post(app, '/submit', { name: 'Canal Lunch Club', place: 'M33 7EB' })).location!;
}

/** Where the place is that a submission says, by what its check page would send. */
async function venueOf(my: string) {
  const { text } = await get(app, `${my}/where`);
  const [, lat, lon] = /data-lat="([\d.-]+)" data-lon="([\d.-]+)"/.exec(text) ?? [];
  return lat && lon ? { lat: Number(lat), lon: Number(lon) } : null;
}

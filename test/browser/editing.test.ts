import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Listing } from '../../src/domain/listing.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { signInAs } from '../support/forms.ts';
import { weekly } from '../support/listings.ts';
import { publish } from '../support/review.ts';
import { faultsOf, pixelsSideways } from './faults.ts';
import { inBrowser, PHONE, SIZES } from './in-browser.ts';

let app: RunningApp;
let cookie: string;
const here = inBrowser(async () => {
  app = await startApp();
  cookie = await signInAs(app, 'editor', 'jo@example.org');
  return app;
});

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const unfold = (page: Page, name: string) => page.locator('summary').filter({ hasText: name }).click();
/** What of the form stands in one fold. */
const fold = (page: Page, name: string) => page.locator('details').filter({ has: page.locator('summary', { hasText: name }) });

function listed(name: string): Promise<Listing> {
  return publish(app, {
    name, summary: 'Old songs.', needs: [{ need: 'loneliness' }], routeIn: ['ring'], delivery: ['in-person'],
    phoneLines: [{ number: '+441614960100' }, { number: '+441614960101', purpose: 'the office' }],
    venues: [{ name: 'Hall', postcode: 'M33 7ND' }, { name: 'Library', postcode: 'M33 7EB' }], sessions: [weekly('tu', '10:00', '12:00', 1)],
  });
}

describe.each([['with script', true], ['without script', false]])('an editor, %s', (_name, javaScriptEnabled) => {
  test('changes the second number, takes the first place out, and adds another of each', async () => {
    const listing = await listed(`Canal ${javaScriptEnabled ? 'Choir' : 'Band'}`);
    const { page, complaints, close } = await here.tab({ cookie, viewport: PHONE, javaScriptEnabled });
    await page.goto(`${app.url}/editor/listings/${listing.id}/edit`);
    await unfold(page, 'Number 2: the office');
    await fold(page, 'Number 2: the office').getByLabel('Phone number').fill('0161 496 01');
    for (const field of ['Name of the place', 'Postcode']) await page.locator('.step-place').getByLabel(field).fill('');
    await unfold(page, 'Add a place');
    await fold(page, 'Add a place').getByLabel('Name of the place').fill('Park');
    await fold(page, 'Add a place').getByLabel('Postcode').fill('M33 7EB');
    await press(page, 'Save');

    await page.getByRole('link', { name: 'Write one UK phone number, like 0161 496 0100.' }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('number-1-phone');
    expect(await fold(page, 'Add a place').getByLabel('Name of the place').inputValue()).toBe('Park');
    await fold(page, 'Number 2: the office').getByLabel('Phone number').fill('0161 496 0102');
    await press(page, 'Save');
    await page.getByText('Saved.').waitFor();

    await page.goto(`${app.url}/listings/${listing.slug}`);
    expect(await page.getByText('0161 496 0102').first().isVisible()).toBe(true);
    const { venues, sessions } = (await app.context.listings.findAny(listing.id))!.details;
    expect([venues.map(({ name }) => name), sessions[0]!.venue]).toEqual([['Library', 'Park'], 0]);
    expect(complaints.filter((text) => !text.includes('status of 422'))).toEqual([]);
    await close();
  });

  test('merges two listings on a phone, and nothing looks struck out before it is ticked', async () => {
    const [kept, other] = [await listed(`Kept ${javaScriptEnabled ? 'Quilters' : 'Quilting'}`), await publish(app, { name: `Other ${javaScriptEnabled ? 'Quilters' : 'Quilting'}`, summary: 'New songs.', haveReady: 'A coat' })];
    const { page, complaints, close } = await here.tab({ cookie, viewport: PHONE, javaScriptEnabled });
    await page.goto(`${app.url}/editor/duplicates/merger?keep=${kept.id}&close=${other.id}`);
    const line = page.locator('.change').filter({ has: page.getByLabel('In one line') }).locator('.change-today p').last();
    const struck = () => line.evaluate((paragraph) => getComputedStyle(paragraph).textDecorationLine);
    expect([await line.textContent(), await struck()]).toEqual(['Old songs.', 'none']);
    await page.getByLabel('In one line').check();
    expect(await struck()).toBe('line-through');
    await press(page, 'Merge them');
    await page.getByText('Merged. The address of the other one leads here.').waitFor();
    expect((await app.context.listings.findAny(kept.id))!.details).toMatchObject({ name: kept.details.name, summary: 'New songs.', haveReady: 'A coat' });
    expect(complaints).toEqual([]);
    await close();
  });
});

test.each(SIZES)('nothing hinders anybody on the form with its folds open and a mistake in each, at $width by $height', async (viewport) => {
  const listing = await listed('Wrong Choir');
  const { page, close } = await here.tab({ cookie, viewport });
  await page.goto(`${app.url}/editor/listings/${listing.id}/edit`);
  await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
  for (const [name, field] of [['Number 2', 'Phone number'], ['Place 2', 'Postcode'], ['Add a place', 'Postcode']] as const) await fold(page, name).getByLabel(field).fill('12');
  await press(page, 'Save');
  await page.getByRole('link', { name: 'Write one UK phone number' }).waitFor();
  await page.waitForLoadState('networkidle');
  expect(await page.locator('details[open] .govuk-error-message').count()).toBe(3);
  expect([await faultsOf(page), await pixelsSideways(page)]).toEqual([[], 0]);
  await close();
});

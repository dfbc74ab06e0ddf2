import { expect, test } from 'vitest';
import { startApp, type RunningApp } from '../support/app.ts';
import { inBrowser } from './in-browser.ts';

const MARKER = 'zebramarker';
const POSTCODE = /7\W*ND/i;

let app: RunningApp;

const here = inBrowser(async () => (app = await startApp()));

/** What the browser would keep of a page in its history. */
async function keptOf(page: { url: () => string; title: () => Promise<string> }) {
  return `${page.url()} ${await page.title()}`;
}

test('the line and the full postcode are in no address, title, log line or request to anybody else', async () => {
  const { page, requests } = await here.tab();
  await page.goto(app.url);
  await page.locator('#line').pressSequentially(`hungry ${MARKER}`);
  await page.locator('#near').pressSequentially('M33 7ND');
  await page.waitForFunction(() => /near=M33.7ND/.test(history.state.query));
  const kept = [await keptOf(page)];
  await page.keyboard.press('Enter');
  await page.waitForLoadState('networkidle');
  kept.push(await keptOf(page));
  await page.locator('#within').selectOption('any');
  await page.waitForFunction(() => /within=any/.test(history.state.query));
  kept.push(await keptOf(page));

  // What was understood of it may stand there: hunger is a matter of food.
  expect(page.url()).toBe(`${app.url}/search?near=M33&within=any&need=food`);
  for (const text of [...kept, app.logged()]) {
    expect(text).not.toContain(MARKER);
    expect(text).not.toMatch(POSTCODE);
  }
  expect(app.logged()).toContain('/search');
  expect(requests.filter((url) => !url.startsWith(`${app.url}/`))).toEqual([]);
});

test('an address that still has them, from a form without script, is replaced at once', async () => {
  const { page } = await here.tab();
  await page.goto(`${app.url}/search?q=${MARKER}&near=M33+7ND&need=food`);
  await page.waitForFunction(() => !location.search.includes('7ND'));
  expect(await keptOf(page)).not.toMatch(POSTCODE);
  expect(page.url()).toBe(`${app.url}/search?near=M33&need=food`);
  expect(await page.locator('#line').inputValue()).toBe(MARKER);
});

test('Back from a listing restores the line, the postcode, the filters and the list', async () => {
  const { page } = await here.tab();
  await page.goto(app.url);
  await page.locator('#line').fill('lunch');
  await page.locator('#near').fill('M33 7ND');
  await page.keyboard.press('Enter');
  await page.locator('#f-cost-free').check();
  await page.locator('.chip', { hasText: 'Free' }).waitFor();
  const names = await page.locator('.card-link').allTextContents();
  await page.locator('.card-link').nth(2).click();
  await page.locator('article.listing').waitFor();
  await page.goBack();
  await page.waitForFunction((wanted) => [...document.querySelectorAll('.card-link')].map((link) => link.textContent).join() === wanted.join(), names);
  expect(await page.locator('#line').inputValue()).toBe('lunch');
  expect(await page.locator('#near').inputValue()).toBe('M33 7ND');
  expect(await page.locator('#f-cost-free').isChecked()).toBe(true);
  expect(await keptOf(page)).not.toMatch(POSTCODE);
});

test('a new call leaves nothing of the last one on the page', async () => {
  const { page } = await here.tab();
  await page.goto(`${app.url}/search?need=food`);
  await page.locator('#line').fill(MARKER);
  await page.keyboard.press('Enter');
  await page.waitForFunction((marker) => history.state.query.includes(marker), MARKER);
  await page.getByRole('link', { name: 'New call' }).click();
  await page.waitForURL(`${app.url}/`);
  expect(await page.content()).not.toContain(MARKER);
  expect(await page.locator('#line').inputValue()).toBe('');
  expect(await page.evaluate(() => history.state.query)).toBe('');
});

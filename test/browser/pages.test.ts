import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startApp, type RunningApp } from '../support/app.ts';
import { noBrowser, openTab, startBrowser } from '../support/browser.ts';
import { faultsOf, pixelsSideways } from './faults.ts';

/** The last is 1280 pixels at 400% zoom (WCAG 1.4.10). */
const SIZES = [{ width: 1366, height: 768 }, { width: 390, height: 844 }, { width: 320, height: 256 }];

const PAGES: [string, () => string, number][] = [
  ['the first page', () => '/', 200],
  ['results', () => '/search?need=food&near=M33', 200],
  ['no results', () => '/search?q=qqqzzzxxx&need=food&day=sun&cost=free&open=now', 200],
  ['results with urgent help', () => '/search?q=wants+to+end+his+life&near=M33', 200],
  ['urgent help', () => '/urgent', 200],
  ['how to use it', () => '/roles/receptionist', 200],
  ['practice', () => '/practice', 200],
  ['a caller to practise with', () => '/practice/quiet-house', 200],
  ['a need that needs a way off the page', () => '/needs/safety', 200],
  ['needs', () => '/needs', 200],
  ['a need', () => '/needs/food', 200],
  ['a listing', () => `/listings/${slugs.listing}`, 200],
  ['a closed listing', () => `/listings/${slugs.closed}`, 410],
  ['an organisation', () => `/organisations/${slugs.organisation}`, 200],
  ['an unknown page', () => '/nowhere', 404],
  ['privacy', () => '/privacy', 200],
  ['accessibility', () => '/accessibility', 200],
];

let app: RunningApp;
let browser: Browser;
let slugs: { listing: string; closed: string; organisation: string };

beforeAll(async () => {
  if (noBrowser) return;
  [app, browser] = await Promise.all([startApp(), startBrowser()]);
  slugs = await slugsOf(app);
});
beforeEach(({ skip }) => skip(noBrowser !== null, noBrowser ?? ''));
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

async function slugsOf({ context: { listings } }: RunningApp) {
  const [listing, other] = await listings.listPublished('', 2);
  if (!listing || !other) throw new Error('The demonstration has no listings.');
  await listings.saveAll([{ id: other.id, status: 'closed', details: other.details, reason: 'closed for the test' }]);
  const href = await fetch(`${app.url}/listings/${listing.slug}`).then((answer) => answer.text());
  return { listing: listing.slug, closed: other.slug, organisation: /\/organisations\/([\w-]+)/.exec(href)![1]! };
}

/** Everything that is wrong with a page at that size: axe's faults, scrolling sideways, errors, requests to others. */
async function wrongOn(href: string, status: number, options: BrowserContextOptions): Promise<string[]> {
  const { page, complaints, requests, close } = await openTab(browser, options);
  const answer = await page.goto(app.url + href);
  await page.waitForLoadState('networkidle');
  // Before axe, which tries styles of its own that the page's policy refuses.
  const complained = [...complaints];
  const faults = await faultsOf(page);
  const sideways = await pixelsSideways(page);
  await close();
  return [
    ...(answer?.status() === status ? [] : [`status ${answer?.status()}`]),
    ...faults,
    ...(sideways > 0 ? [`scrolls ${sideways} pixels sideways`] : []),
    // Chromium reports the status of the page itself, which is meant.
    ...complained.filter((text) => status === 200 || !text.includes(`status of ${status}`)),
    ...requests.filter((url) => !url.startsWith(`${app.url}/`)).map((url) => `asked ${url}`),
  ];
}

describe.each(SIZES)('at $width by $height, nothing hinders anybody on', (viewport) => {
  test.each(PAGES)('%s', async (_name, href, status) => {
    expect(await wrongOn(href(), status, { viewport })).toEqual([]);
  });
});

describe('in the dark, nothing hinders anybody on', () => {
  test.each(PAGES.filter(([name]) => /first|results|a listing/.test(name)))('%s', async (_name, href, status) => {
    expect(await wrongOn(href(), status, { colorScheme: 'dark' })).toEqual([]);
  });
});

test('the list of keys can be read by everybody, and Escape leaves it', async () => {
  const { page, close } = await openTab(browser);
  await page.goto(app.url);
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
  await page.locator('dialog[open]').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.keyboard.press('Escape');
  expect(await page.locator('dialog[open]').count()).toBe(0);
  await close();
});

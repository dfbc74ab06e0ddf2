import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startApp, type RunningApp } from '../support/app.ts';
import { noBrowser, openTab, startBrowser } from '../support/browser.ts';

/** The last is 1280 pixels at 400% zoom (WCAG 1.4.10). */
const SIZES = [{ width: 1366, height: 768 }, { width: 390, height: 844 }, { width: 320, height: 256 }];
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const PAGES: [string, () => string, number][] = [
  ['the first page', () => '/', 200],
  ['results', () => '/search?need=food&near=M33', 200],
  ['no results', () => '/search?q=qqqzzzxxx&need=food&day=sun&cost=free&open=now', 200],
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

/** What axe finds, as one line for each fault. */
async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async (rules) => {
    const { violations } = await (window as unknown as { axe: typeof import('axe-core') }).axe.run(document, { runOnly: { type: 'tag', values: rules } });
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary?.split('\n')[1]?.trim()}`));
  }, RULES);
}

async function expectSound(href: string, status: number, options: BrowserContextOptions) {
  const { page, complaints, requests, close } = await openTab(browser, options);
  const answer = await page.goto(app.url + href);
  expect(answer?.status()).toBe(status);
  await page.waitForLoadState('networkidle');
  expect(await faultsOf(page)).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide, 'pixels that must be scrolled sideways').toBe(0);
  // Chromium reports the status of the page itself, which is meant.
  expect(complaints.filter((text) => status === 200 || !text.includes(`status of ${status}`))).toEqual([]);
  expect(requests.filter((url) => !url.startsWith(`${app.url}/`))).toEqual([]);
  await close();
}

describe.each(SIZES)('at $width by $height, nothing hinders anybody on', (viewport) => {
  test.each(PAGES)('%s', (_name, href, status) => expectSound(href(), status, { viewport }));
});

describe('in the dark, nothing hinders anybody on', () => {
  test.each(PAGES.filter(([name]) => /first|results|a listing/.test(name)))('%s', (_name, href, status) => expectSound(href(), status, { colorScheme: 'dark' }));
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

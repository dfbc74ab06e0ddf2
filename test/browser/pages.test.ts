import { describe, expect, test } from 'vitest';
import { startApp, type RunningApp } from '../support/app.ts';
import { faultsOf, hindrancesOn } from './faults.ts';
import { inBrowser, SIZES } from './in-browser.ts';


const PAGES: [string, () => string, number][] = [
  ['the first page', () => '/', 200],
  ['results', () => '/search?need=food&near=M33', 200],
  ['no results', () => '/search?q=qqqzzzxxx&need=food&day=sun&cost=free&open=now', 200],
  ['results with urgent help', () => '/search?q=wants+to+end+his+life&near=M33', 200],
  ['results with several dangers and a way off the page', () => '/search?q=locked+himself+in+bathroom+with+blades+no+food+husband+hit+me', 200],
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
let slugs: { listing: string; closed: string; organisation: string };

const here = inBrowser(async () => {
  app = await startApp();
  slugs = await slugsOf(app);
  return app;
});

async function slugsOf({ context: { listings } }: RunningApp) {
  const [listing, other] = await listings.listPublished('', 2);
  if (!listing || !other) throw new Error('The demonstration has no listings.');
  await listings.saveAll([{ id: other.id, status: 'closed', details: other.details, reason: 'closed for the test' }]);
  const href = await fetch(`${app.url}/listings/${listing.slug}`).then((answer) => answer.text());
  return { listing: listing.slug, closed: other.slug, organisation: /\/organisations\/([\w-]+)/.exec(href)![1]! };
}

describe.each(SIZES)('at $width by $height, nothing hinders anybody on', (viewport) => {
  test.each(PAGES)('%s', async (_name, href, status) => {
    expect(await hindrancesOn(here, app.url + href(), { status, viewport })).toEqual([]);
  });
});

describe('in the dark, nothing hinders anybody on', () => {
  test.each(PAGES.filter(([name]) => /first|results|a listing/.test(name)))('%s', async (_name, href, status) => {
    expect(await hindrancesOn(here, app.url + href(), { status, colorScheme: 'dark' })).toEqual([]);
  });
});

test('the list of keys can be read by everybody, and Escape leaves it', async () => {
  const { page, close } = await here.tab();
  await page.goto(app.url);
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
  await page.locator('dialog[open]').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.keyboard.press('Escape');
  expect(await page.locator('dialog[open]').count()).toBe(0);
  await close();
});

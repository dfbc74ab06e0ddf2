import type { BrowserContextOptions } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { startApp, type RunningApp } from '../support/app.ts';
import type { Tab } from '../support/browser.ts';
import { inBrowser } from './in-browser.ts';

const LISTS = /\/search(\?|$)/;

let app: RunningApp;

const here = inBrowser(async () => (app = await startApp()));

async function tabAt(path: string, options: BrowserContextOptions = {}) {
  const tab = await here.tab(options);
  await tab.page.goto(app.url + path);
  return tab;
}

function listsAskedFor({ requests }: Tab) {
  return requests.filter((url) => LISTS.test(url)).length;
}

describe('finding by keyboard alone', () => {
  test('from the line to the second result and back, without a pointer', async () => {
    const { page, complaints } = await tabAt('/');
    await page.keyboard.type('walking');
    await page.locator('.card').first().waitFor();
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.closest('.card')?.getAttribute('data-number'))).toBe('1');
    await page.keyboard.press('ArrowDown');
    const name = await page.evaluate(() => document.activeElement?.textContent);
    await page.keyboard.press('o');
    await page.locator('article.listing').waitFor();
    expect(await page.locator('h1').textContent()).toBe(name);

    await page.goBack();
    await page.locator('.card').first().waitFor();
    expect(await page.locator('#line').inputValue()).toBe('walking');
    expect(await page.locator('.card-link').nth(1).textContent()).toBe(name);
    await page.waitForFunction((left) => document.activeElement?.textContent === left, name);
    await page.keyboard.press('ArrowUp');
    expect(await page.evaluate(() => document.activeElement?.closest('.card')?.getAttribute('data-number'))).toBe('1');
    await page.keyboard.press('/');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('line');
    expect(complaints).toEqual([]);
  });

  test('Escape leaves the line with its words, and the arrow above the first result goes back to it', async () => {
    const { page } = await tabAt('/search?need=food');
    await page.locator('#line').fill('soup');
    await page.keyboard.press('Escape');
    expect(await page.locator('#line').inputValue()).toBe('soup');
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('card-link');
    await page.keyboard.press('ArrowUp');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('line');
  });

  test('letters typed into the line are letters', async () => {
    const { page } = await tabAt('/');
    await page.keyboard.type('on? p/o');
    expect(await page.locator('#line').inputValue()).toBe('on? p/o');
    expect(await page.locator('dialog[open]').count()).toBe(0);
  });

  test('the shortcuts can be switched off for the tab, and ? shows them', async () => {
    const { page } = await tabAt('/privacy');
    await page.keyboard.press('?');
    await page.getByLabel('Switch the single-key shortcuts off').check();
    await page.keyboard.press('Escape');
    await page.goto(`${app.url}/accessibility`);
    await page.keyboard.press('?');
    await page.keyboard.press('n');
    expect(await page.locator('dialog[open]').count()).toBe(0);
    expect(page.url()).toBe(`${app.url}/accessibility`);
    await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
    await page.getByLabel('Switch the single-key shortcuts off').uncheck();
    await page.keyboard.press('Escape');
    await page.locator('h1').click();
    await page.keyboard.press('n');
    await page.waitForURL(`${app.url}/`);
  });

  test('the link to the main content starts no search and loses none', async () => {
    const { page } = await tabAt('/search?need=food');
    await page.locator('.skip-link').first().focus();
    await page.keyboard.press('Enter');
    await page.locator('.card-link').first().click();
    await page.goBack();
    expect(await page.locator('.chip').first().textContent()).toContain('Food');
  });
});

test('by pointer alone, a listing leads back to the results, and can be printed', async () => {
  const { page } = await tabAt('/search?need=food');
  await page.locator('.card-link').nth(2).click();
  await page.evaluate(() => Object.assign(window, { print: () => document.body.setAttribute('data-printed', '') }));
  await page.getByRole('button', { name: 'Print' }).click();
  expect(await page.locator('body[data-printed]').count()).toBe(1);
  await page.getByRole('button', { name: 'Back' }).click();
  await page.locator('.chip', { hasText: 'Food' }).waitFor();

  const href = await page.locator('.card-link').first().getAttribute('href');
  const { page: alone } = await tabAt(href!);
  expect(await alone.getByRole('button', { name: 'Print' }).isVisible()).toBe(true);
  expect(await alone.getByRole('button', { name: 'Back' }).isVisible()).toBe(false);
});

describe('as one types', () => {
  test('seven letters at a typist’s pace are one request', async () => {
    const tab = await here.tab();
    await tab.page.clock.install();
    await tab.page.goto(app.url);
    await tab.page.clock.pauseAt(Date.now() + 60_000);
    for (const letter of 'walking') {
      await tab.page.keyboard.press(letter);
      await tab.page.clock.runFor(60);
    }
    expect(listsAskedFor(tab)).toBe(0);
    await tab.page.clock.runFor(150);
    await tab.page.locator('.card').first().waitFor();
    expect(listsAskedFor(tab)).toBe(1);
    await tab.page.clock.runFor(1000);
    expect(await tab.page.locator('#status').textContent()).toMatch(/^\d+ matches/);
    expect(await tab.page.title()).toMatch(/^\d+ matches – Fingerpost/);
  });

  test('an old answer never replaces a new one', async () => {
    const { page } = await tabAt('/');
    let release = () => {};
    const released = new Promise<void>((resolve) => (release = resolve));
    await page.route(/q=food&/, async (route) => {
      await released;
      await route.continue().catch(() => {});
    });
    const asked = page.waitForRequest(/q=food&/);
    await page.keyboard.type('food');
    await asked;
    await page.locator('#line').fill('walking');
    await page.locator('.card').first().waitFor();
    const names = await page.locator('.card-link').allTextContents();
    release();
    await page.waitForLoadState('networkidle');
    expect(await page.locator('.card-link').allTextContents()).toEqual(names);
    expect(await page.evaluate(() => history.state.query)).toContain('q=walking');
  });

  test('when the directory does not answer, the line stays and a sentence says so; Enter asks again', async () => {
    const { page } = await tabAt('/search?need=food');
    await page.route(LISTS, (route) => route.abort());
    await page.locator('#line').pressSequentially('soup');
    await page.getByText('The directory did not answer').first().waitFor();
    expect(await page.locator('#line').inputValue()).toBe('soup');
    await page.unroute(LISTS);
    await page.keyboard.press('Enter');
    await page.locator('[data-unanswered]').waitFor({ state: 'detached' });
    await page.locator('.card, .nothing').first().waitFor();
  });
});

describe('filters', () => {
  test('a day and free narrow the list to what the count said, and keep the focus', async () => {
    const { page } = await tabAt('/search?near=M33');
    const free = page.locator('#f-cost-free');
    const promised = Number(await page.locator('label:has(#f-cost-free) .count').textContent());
    await free.focus();
    await page.keyboard.press('Space');
    await page.locator('.chip', { hasText: 'Free' }).waitFor();
    expect(Number(await page.locator('#found').getAttribute('data-total'))).toBe(promised);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('f-cost-free');

    await page.locator('#f-day-tue').check({ force: true });
    await page.locator('.chip', { hasText: 'Tuesday' }).waitFor();
    expect(Number(await page.locator('#found').getAttribute('data-total'))).toBeLessThan(promised);
    expect(new URL(page.url()).search).toBe('?near=M33&within=5&day=tue&cost=free');
  });

  test('a chip takes its filter away; Back brings it back, also in the form', async () => {
    const { page } = await tabAt('/search?near=M33&cost=free');
    await page.locator('#line').fill('lunch');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => history.state.query.includes('q=lunch'));
    await page.locator('.chip', { hasText: 'Free' }).click();
    await page.locator('.chip', { hasText: 'Free' }).waitFor({ state: 'detached' });
    expect(await page.locator('#f-cost-free').isChecked()).toBe(false);
    await page.goBack();
    await page.locator('.chip', { hasText: 'Free' }).waitFor();
    expect(await page.locator('#f-cost-free').isChecked()).toBe(true);
    expect(await page.locator('#line').inputValue()).toBe('lunch');
    await page.goBack();
    await page.waitForFunction(() => !history.state.query.includes('q=lunch'));
    expect(await page.locator('#line').inputValue()).toBe('');
  });

  test('the next page starts at its beginning and goes on counting', async () => {
    const { page } = await tabAt('/search?near=M33');
    await page.locator('.pagination a[rel=next]').click();
    await page.locator('.card[data-number="21"]').waitFor();
    expect(await page.locator('.card').first().getAttribute('data-number')).toBe('21');
    expect(await page.locator('.card').first().evaluate((card) => card.getBoundingClientRect().top)).toBeGreaterThanOrEqual(0);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/matches/);
  });

  test('on a phone they are closed until asked for, and stay open while they are used', async () => {
    const { page } = await tabAt('/search?near=M33', { viewport: { width: 390, height: 844 } });
    expect(await page.locator('#f-cost-free').isVisible()).toBe(false);
    await page.getByText('Filters', { exact: true }).click();
    await page.locator('#f-cost-free').check();
    await page.locator('.chip', { hasText: 'Free' }).waitFor();
    expect(await page.locator('#f-cost-free').isVisible()).toBe(true);
  });
});

test('without a street map the pins stand among the names of their towns, and a note says so', async () => {
  const { page } = await tabAt('/search?need=food&near=M33');
  await page.getByText('No street map is set up: showing names only').waitFor();
  await page.locator('.area-name', { hasText: 'M33' }).waitFor();
  expect(await page.locator('.pin').count()).toBeGreaterThan(5);
});

describe('without JavaScript', () => {
  test('the line, filters, pages and a listing all work', async () => {
    const { page } = await tabAt('/', { javaScriptEnabled: false });
    await page.locator('#near').fill('M33');
    await page.getByRole('button', { name: 'Find', exact: true }).click();
    expect(await page.locator('.card').count()).toBe(20);
    expect(await page.locator('.map-column').isVisible()).toBe(false);

    const all = Number(await page.locator('#found').getAttribute('data-total'));
    await page.locator('#f-cost-free').check();
    await page.getByRole('button', { name: 'Apply filters' }).click();
    expect(Number(await page.locator('#found').getAttribute('data-total'))).toBeLessThan(all);
    await page.locator('.pagination a[rel=next]').click();
    expect(await page.locator('.card').first().getAttribute('data-number')).toBe('21');
    const name = await page.locator('.card-link').first().textContent();
    await page.locator('.card-link').first().click();
    expect(await page.locator('h1').textContent()).toBe(name);
  });
});

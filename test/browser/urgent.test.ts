import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { startApp, type RunningApp } from '../support/app.ts';
import { faultsOf } from './faults.ts';
import { inBrowser, PHONE } from './in-browser.ts';

/** 1280 by 1024 at 400% zoom. */
const LOW = { width: 320, height: 256 };

let app: RunningApp;

const here = inBrowser(async () => (app = await startApp()));

async function pageAt(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const { page } = await here.tab(options);
  await page.goto(app.url + path);
  return page;
}

const linePath = (line: string) => `/search?${new URLSearchParams({ q: line })}`;

/** What has the focus: a panel, a card, or the id of something else. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    const card = element?.closest('[data-card]')?.getAttribute('data-number');
    return card ? `card ${card}` : element?.matches('.urgent > summary') ? element.querySelector('.urgent-first')!.textContent : element?.id ?? '';
  });
}

describe('heard and reached without a pointer', () => {
  test('a screen reader hears the danger before the count', async () => {
    const page = await pageAt('/');
    await page.keyboard.type('chest pain');
    await page.waitForFunction(() => document.querySelector('#status')?.textContent);
    expect(await page.locator('#status').textContent()).toMatch(/^Urgent: call 999 now\. Medical emergency\. \d+ matches/);
  });

  test('the arrow goes from the line to each panel, then to the cards, and back', async () => {
    const page = await pageAt('/');
    await page.keyboard.type('no food in the house and chest pain');
    await page.locator('.urgent-also').first().waitFor();
    const stops = [];
    for (let press = 0; press < 3; press += 1) {
      await page.keyboard.press('ArrowDown');
      stops.push(await focused(page));
    }
    expect(stops).toEqual(['Call 999 now', 'Find food for today', 'card 1']);
    for (let press = 0; press < 3; press += 1) await page.keyboard.press('ArrowUp');
    expect(await focused(page)).toBe('line');
  });

  test('the filters can be skipped: the next stop after them is the panel', async () => {
    const page = await pageAt(linePath('chest pain'));
    await page.locator('.new-call').focus();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to urgent help and the results');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Call 999 now');
    expect(await page.locator('.card').count()).toBeGreaterThan(0);
  });

  test('the way off the page comes before the filters, and above the panel', async () => {
    const page = await pageAt(linePath('husband hit me again'));
    await page.locator('.new-call').focus();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.matches('[data-quick-exit]'))).toBe(true);
    const [exit, panel] = [await page.locator('.quick-exit').boundingBox(), await page.locator('.urgent').first().boundingBox()];
    expect(exit!.y + exit!.height).toBeLessThan(panel!.y);
  });

  test('Back from a listing leads the focus to the card it was opened from', async () => {
    const page = await pageAt('/');
    await page.keyboard.type('walking');
    await page.locator('.card').nth(6).waitFor();
    const third = page.locator('.card-link').nth(6);
    const name = await third.textContent();
    await third.click();
    await page.locator('article.listing').waitFor();
    await page.goBack();
    await page.waitForFunction(() => document.activeElement?.matches('.card-link'));
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(name);
    expect(await page.evaluate(() => document.activeElement!.getBoundingClientRect().bottom <= innerHeight)).toBe(true);
  });
});

describe('on one screen', () => {
  const ONE_PANEL = ['cant do this any more wants to die', 'chest pain', 'husband hit me again', 'no food in the house today', 'sleeping rough tonight'];

  test.each(ONE_PANEL)('at 1366 by 768, “%s” leaves the first result in sight', async (line) => {
    const page = await pageAt(linePath(line));
    const name = await page.locator('.card-name').first().boundingBox();
    expect(name!.y + name!.height).toBeLessThan(768);
  });

  test.each(ONE_PANEL)('on a phone, “%s” shows what to do, the number and what to say', async (line) => {
    const page = await pageAt(linePath(line), { viewport: PHONE });
    const say = await page.locator('.urgent-words ul').first().boundingBox();
    expect(say!.y + say!.height).toBeLessThan(PHONE.height);
  });
});

describe('on a screen of 320 by 256', () => {
  test('Enter leads the view to what to do and the number; the focus stays in the line', async () => {
    const page = await pageAt('/', { viewport: LOW });
    await page.keyboard.type('chest pain');
    await page.locator('.urgent').first().waitFor();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => scrollY > 0);
    const number = await page.locator('.urgent-lead .phone').first().boundingBox();
    expect([number!.y > 0, number!.y + number!.height < LOW.height]).toEqual([true, true]);
    expect(await focused(page)).toBe('line');
  });

  test('while somebody types, nothing moves, and a line at the edge points to the panel', async () => {
    const page = await pageAt('/', { viewport: LOW });
    await page.keyboard.type('chest pain');
    const pointer = page.locator('[data-urgent-pointer]');
    await pointer.waitFor();
    expect(await page.evaluate(() => scrollY)).toBe(0);
    expect(await focused(page)).toBe('line');
    expect(await faultsOf(page)).toEqual([]);
    await pointer.click();
    await pointer.waitFor({ state: 'hidden' });
    expect(page.url()).not.toMatch(/chest|pain/);
    expect((await page.locator('.urgent-lead .phone').first().boundingBox())!.y).toBeLessThan(LOW.height);
  });

  test('so does arriving from a form of another page', async () => {
    const page = await pageAt('/practice/quiet-house', { viewport: LOW });
    await page.locator('#practice-line').fill('chest pain');
    await page.keyboard.press('Enter');
    await page.locator('.urgent').first().waitFor();
    await expect.poll(async () => (await page.locator('.urgent > summary').first().boundingBox())!.y).toBeLessThan(LOW.height / 2);
  });

  test('without JavaScript, asking leads past the form', async () => {
    const page = await pageAt('/', { viewport: LOW, javaScriptEnabled: false });
    await page.locator('#line').fill('chest pain');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await page.locator('.urgent > summary').first().boundingBox())?.y ?? LOW.height).toBeLessThan(LOW.height / 2);
  });
});

test('on a large screen nothing moves and nothing points, for the panel is in sight', async () => {
  const page = await pageAt('/');
  await page.keyboard.type('chest pain');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('#status')?.textContent);
  expect(await page.evaluate(() => scrollY)).toBe(0);
  expect(await page.locator('[data-urgent-pointer]').isVisible()).toBe(false);
});

test('a panel that was only a line opens whole when it becomes the first', async () => {
  const page = await pageAt('/');
  await page.keyboard.type('no food in the house and chest pain');
  await page.locator('.urgent-also').first().waitFor();
  expect(await page.locator('.urgent[open]').count()).toBe(1);
  await page.locator('#line').fill('no food in the house');
  await page.locator('.urgent-also').first().waitFor({ state: 'detached' });
  expect(await page.locator('.urgent[open] .urgent-first').textContent()).toBe('Find food for today');
});

test('without JavaScript each of several panels opens', async () => {
  const page = await pageAt(linePath('no food in the house and chest pain'), { javaScriptEnabled: false });
  const other = page.locator('.urgent-also').first();
  await other.locator('summary').first().click();
  expect(await other.getByText('Say this').isVisible()).toBe(true);
});

describe('on paper', () => {
  test.each([
    ['a search', linePath('husband hit me again')],
    ['the need', '/needs/safety'],
  ])('%s of somebody who may be watched says nothing of it, and not its address', async (_name, path) => {
    const page = await pageAt(path);
    await page.emulateMedia({ media: 'print' });
    const text = await page.locator('body').innerText();
    expect(await page.locator('.card').first().isVisible()).toBe(true);
    expect(text).not.toMatch(/abuse|violence|husband|crime and feeling/i);
    expect(await page.evaluate(() => getComputedStyle(document.body).page)).toBe('discreet');
  });

  test('the page of urgent help has headings that can be read', async () => {
    const page = await pageAt('/urgent');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.urgent > summary').first().evaluate((summary) => getComputedStyle(summary).color)).toBe('rgb(0, 0, 0)');
  });
});

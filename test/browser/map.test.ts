import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { startApp, type RunningApp } from '../support/app.ts';
import { inBrowser } from './in-browser.ts';

/** Reserved by RFC 2606: it never answers. */
const TILES = 'https://tiles.example.org/{z}/{x}/{y}.png';
const TILE_OF_ONE_PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=';
const SALE = { type: 'Polygon', coordinates: [[[-2.36, 53.4], [-2.28, 53.4], [-2.28, 53.45], [-2.36, 53.45], [-2.36, 53.4]]] };

let app: RunningApp;
let folder: string;

const here = inBrowser(async () => {
  folder = mkdtempSync(join(tmpdir(), 'outlines-'));
  const outlines = join(folder, 'areas.geojson');
  const named = { type: 'Feature', properties: { area_name: '<b>Sale</b>' }, geometry: SALE };
  writeFileSync(outlines, JSON.stringify({ type: 'FeatureCollection', features: [named] }));
  const areaBoundaries = relative(process.cwd(), outlines);
  return (app = await startApp({ tiles: { url: TILES, attribution: '© Map makers' }, areaBoundaries }));
});
afterAll(() => void (folder && rmSync(folder, { recursive: true })));

async function mapAt(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const { page } = await here.tab(options);
  await page.goto(app.url + path);
  await page.locator('.pin, .cluster').first().waitFor();
  await page.waitForLoadState('networkidle');
  return page;
}

function litNumbers(page: Page) {
  return page.locator('.card.lit').evaluateAll((cards) => cards.map((card) => card.getAttribute('data-number')));
}

describe('a card and its pin', () => {
  test('light each other, whichever the pointer is over', async () => {
    const page = await mapAt('/search?need=food&near=M33');
    const pin = page.locator('.pin').last();
    const numbers = (await pin.getAttribute('data-numbers'))?.split(' ');
    await pin.hover();
    expect(await litNumbers(page)).toEqual(numbers);
    await page.locator('.results-head').hover();
    expect(await litNumbers(page)).toEqual([]);
    await page.locator(`.card[data-number="${numbers?.[0]}"]`).hover();
    expect(await page.locator('.pin.lit').getAttribute('data-numbers')).toBe(numbers?.join(' '));
  });

  test('a press on the pin goes to the card, far down as it may be; by keyboard too', async () => {
    const page = await mapAt('/search?need=food&near=M33');
    const pin = page.locator('.pin').last();
    const [number] = (await pin.getAttribute('data-numbers'))?.split(' ') ?? [];
    const card = page.locator(`.card[data-number="${number}"]`);
    expect(await pin.getAttribute('aria-label')).toContain(`${number}: ${await card.locator('.card-link').textContent()}`);
    await pin.click();
    expect(await card.evaluate((element) => element.contains(document.activeElement))).toBe(true);
    expect(await card.evaluate((element) => element.getBoundingClientRect().bottom <= innerHeight)).toBe(true);

    await page.locator('#line').focus();
    await pin.focus();
    await page.keyboard.press('Enter');
    expect(await card.evaluate((element) => element.contains(document.activeElement))).toBe(true);
    expect(await litNumbers(page)).toContain(number);
  });

  test('pins that would hide each other are one, which goes through its cards', async () => {
    const page = await mapAt('/search?near=M33&per_page=100');
    const pin = page.locator('.pin', { hasText: '+' }).first();
    const numbers = (await pin.getAttribute('data-numbers'))?.split(' ') ?? [];
    const focused = () => page.evaluate(() => document.activeElement?.closest('.card')?.getAttribute('data-number'));
    await pin.focus();
    await page.keyboard.press('Enter');
    expect(await focused()).toBe(numbers[0]);
    await pin.focus();
    await page.keyboard.press('Enter');
    expect(await focused()).toBe(numbers[1]);
  });
});

describe('every other match', () => {
  test('stands in clusters that open by zooming in', async () => {
    const page = await mapAt('/');
    const before = await page.locator('.cluster').allTextContents();
    await page.locator('.cluster').filter({ hasText: /\d\d/ }).first().click();
    await page.waitForFunction((texts) => [...document.querySelectorAll('.cluster')].map((each) => each.textContent).join() !== texts.join(), before);
    expect(await page.locator('.cluster, .dot').count()).toBeGreaterThan(0);
  });

  test('is a dot with its name, which leads to the listing', async () => {
    const page = await mapAt('/search?need=food&near=M33');
    const dot = page.locator('.dot').first();
    const name = await dot.getAttribute('aria-label');
    await dot.focus();
    await page.keyboard.press('Enter');
    const link = page.locator('.leaflet-popup a[href^="/listings/"]');
    expect(await link.textContent()).toBe(name);
    await page.keyboard.press('Enter');
    await page.locator('article.listing').waitFor();
    expect(await page.locator('h1').textContent()).toBe(name);
  });

  test('can be searched where the map was moved to, and the place stays for the distances', async () => {
    const page = await mapAt('/search?need=food&near=M33');
    const button = page.getByRole('button', { name: 'Search this area' });
    expect(await button.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Zoom in', exact: true }).click();
    await button.click();
    await page.getByRole('heading', { name: /in this area of the map/ }).waitFor();
    expect(await page.locator('#near').inputValue()).toBe('M33');
    expect(await page.locator('.card-where').first().textContent()).toMatch(/mile/);
    expect(await button.isVisible()).toBe(false);
    await page.goBack();
    await page.getByRole('heading', { name: /within 5 miles of the edge of M33/ }).waitFor();
  });
});

describe('the streets', () => {
  test('when they do not come, a note says so, areas are drawn, and the pins stay', async () => {
    const page = await mapAt('/search?need=food&near=M33');
    await page.getByText('Street map unavailable: showing areas only').waitFor();
    expect(await page.locator('.area-name').textContent()).toBe('<b>Sale</b>');
    expect(await page.locator('.pin').count()).toBeGreaterThan(5);
    expect(await page.locator('.leaflet-tile').count()).toBe(0);
  });

  test('when they come, there is no note, and who draws them learns the origin alone', async () => {
    const { page } = await here.tab();
    const referrers = new Set<string | undefined>();
    await page.route(/tiles\.example\.org/, async (route) => {
      referrers.add((await route.request().allHeaders()).referer);
      await route.fulfill({ contentType: 'image/png', body: Buffer.from(TILE_OF_ONE_PIXEL, 'base64') });
    });
    await page.goto(`${app.url}/search?q=lonely&near=M33`);
    await page.locator('.leaflet-tile-loaded').first().waitFor();
    await page.waitForLoadState('networkidle');
    expect([...referrers].filter((referrer) => referrer !== undefined && referrer !== `${app.url}/`)).toEqual([]);
    expect(await page.locator('.map-note').count()).toBe(0);
    expect(await page.locator('.leaflet-control-attribution').textContent()).toContain('© Map makers');
  });

  test('without the map’s own script there is no empty box, and the list has everything', async () => {
    const { page } = await here.tab();
    await page.route(/leaflet\.js$/, (route) => route.abort());
    await page.goto(`${app.url}/search?need=food&near=M33`);
    await page.waitForLoadState('networkidle');
    expect(await page.locator('.map-column').isVisible()).toBe(false);
    await page.locator('#line').fill('soup');
    await page.waitForFunction(() => history.state.query.includes('soup'));
    expect(await page.locator('.card').count()).toBeGreaterThan(0);
  });
});

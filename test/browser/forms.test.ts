import type { BrowserContextOptions } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { startFormPages, type FormPages } from '../support/form-pages.ts';
import { faultsOf, pixelsSideways } from './faults.ts';
import { inBrowser } from './in-browser.ts';

const LOOKS: [string, BrowserContextOptions][] = [
  ['on a desk', { viewport: { width: 1366, height: 768 } }],
  ['on a phone', { viewport: { width: 390, height: 844 } }],
  ['at 400%', { viewport: { width: 320, height: 256 } }],
  ['in the dark', { colorScheme: 'dark' }],
  ['in forced colours', { forcedColors: 'active' }],
  ['without script', { javaScriptEnabled: false }],
];

let forms: FormPages;

const here = inBrowser(async () => (forms = await startFormPages()));

async function tabAt(path: string, options: BrowserContextOptions = {}) {
  const tab = await here.tab(options);
  await tab.page.goto(forms.url + path);
  await tab.page.waitForLoadState('networkidle');
  return tab;
}

describe.each(LOOKS)('%s', (_name, options) => {
  test.each(['/fields', '/fields?wrong', '/question', '/components'])('nothing hinders anybody on %s', async (path) => {
    const { page, complaints, requests, close } = await tabAt(path, options);
    const said = [...complaints];
    expect(await pixelsSideways(page)).toBeLessThanOrEqual(0);
    // axe is a script.
    if (options.javaScriptEnabled !== false) expect(await faultsOf(page)).toEqual([]);
    expect(said).toEqual([]);
    expect(requests.filter((url) => !url.startsWith(`${forms.url}/`) || /font|woff/.test(url))).toEqual([]);
    await close();
  });

  test('only what belongs to the chosen option is shown', async () => {
    const { page, close } = await tabAt('/fields', options);
    expect(await page.getByLabel('Postcode').isVisible()).toBe(true);
    expect(await page.getByLabel('Link (optional)').isVisible()).toBe(false);
    await page.getByLabel('Online or by phone').check();
    expect(await page.getByLabel('Postcode').isVisible()).toBe(false);
    expect(await page.getByLabel('Link (optional)').isVisible()).toBe(true);
    await close();
  });
});

describe('a form that came back', () => {
  test('says so in its title, puts the reader at the summary, and each line leads into its field', async () => {
    const { page, close } = await tabAt('/fields?wrong');
    expect(await page.title()).toMatch(/^Problem: About the group/);
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('govuk-error-summary');
    await page.getByRole('link', { name: 'Enter the first day' }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('starts-day');
    await page.getByRole('link', { name: 'Choose where it happens' }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('place');
    await page.waitForFunction(() => {
      const { top, bottom } = document.querySelector('fieldset')!.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    });
    await close();
  });
});

describe('filling in', () => {
  test('a button pressed twice sends once', async () => {
    const before = forms.sent();
    const { page, close } = await tabAt('/fields');
    await page.getByRole('button', { name: 'Save and continue' }).evaluate((button: HTMLElement) => {
      button.click();
      setTimeout(() => button.click(), 400);
    });
    await page.waitForURL('**/components');
    expect(forms.sent() - before).toBe(1);
    await close();
  });

  test('no key takes anybody away from a form, and the trap is reached by none', async () => {
    const { page, close } = await tabAt('/fields');
    await page.getByLabel('Hearing loop').focus();
    for (const key of ['n', 'o', '/', '?']) await page.keyboard.press(key);
    expect(page.url()).toBe(`${forms.url}/fields`);
    await page.getByLabel('Name of the group').focus();
    await page.keyboard.press('Shift+Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Back');
    expect(await page.getByRole('textbox', { name: 'Leave this empty' }).count()).toBe(0);
    await close();
  });

  test('characters are counted, and what is too long stays as it was typed', async () => {
    const { page, close } = await tabAt('/fields');
    const area = page.getByLabel('What happens there');
    await area.fill('a'.repeat(599));
    expect(await page.locator('.govuk-character-count__message').textContent()).toBe('1 character left');
    await area.fill('a'.repeat(612));
    expect(await page.locator('.govuk-character-count__message').textContent()).toBe('12 characters too many');
    expect(await area.inputValue()).toHaveLength(612);
    await page.getByRole('status').getByText('12 characters too many').waitFor({ state: 'attached' });
    await close();
  });
});

import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { noBrowser, openTab, startBrowser, type Tab } from '../support/browser.ts';

/** The last is 1280 pixels at 400% zoom (WCAG 1.4.10). */
export const SIZES = [{ width: 1366, height: 768 }, { width: 390, height: 844 }, { width: 320, height: 256 }];
export const PHONE = { width: 390, height: 844 };

/** What a browser looks at. */
type Site = { url: string; close: () => unknown };
/** Whose tab it is: signed in with a cookie, or nobody's. */
export type TabOptions = BrowserContextOptions & { cookie?: string };

export type InBrowser = { tab: (options?: TabOptions) => Promise<Tab> };

/**
 * What `start` gives and a browser, for the tests of a file: there before the first, closed after the last. Where there is
 * no browser the tests are skipped, and say why.
 */
export function inBrowser(start: () => Promise<Site>): InBrowser {
  let site: Site | undefined;
  let browser: Browser | undefined;
  beforeAll(async () => {
    if (!noBrowser) [site, browser] = await Promise.all([start(), startBrowser()]);
  });
  beforeEach(({ skip }) => skip(noBrowser !== null, noBrowser ?? ''));
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });
  return {
    async tab({ cookie = '', ...options } = {}) {
      const tab = await openTab(browser!, options);
      const [name = '', value = ''] = cookie.split('=');
      if (cookie) await tab.page.context().addCookies([{ name, value, url: site!.url }]);
      return tab;
    },
  };
}

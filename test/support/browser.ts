import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

/** Why the journeys cannot be made here, for the reader of the test's output; null when they can. */
export const noBrowser = existsSync(executablePath)
  ? null
  : `There is no Chromium at ${executablePath}, so what happens in a browser is not tested. Install it, or set CHROMIUM_PATH.`;

export function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}

export type Tab = {
  page: Page;
  /** What the console said in anger. */
  complaints: string[];
  /** Every address that was asked for. */
  requests: string[];
  close: () => Promise<void>;
};

/** A person's tab: nothing kept from another one, and no way out to the internet. */
export async function openTab(browser: Browser, options: BrowserContextOptions = {}): Promise<Tab> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => requests.push(request.url()));
  await page.route((url) => url.hostname !== '127.0.0.1', (route) => route.abort());
  return { page, complaints, requests, close: () => context.close() };
}

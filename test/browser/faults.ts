import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import type { InBrowser, TabOptions } from './in-browser.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
type InjectedAxe = { axe: { run: (context: Document, options: object) => Promise<AxeResults> } };
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe finds, as one line for each fault. The markers of the map may lie closer than 24 pixels: their place is
 * what they say, which WCAG 2.5.8 names as its example of "essential"; each is in the list as well.
 */
export async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async (rules) => {
    const { violations } = await (window as unknown as InjectedAxe).axe.run(document, { runOnly: { type: 'tag', values: rules } });
    const isMarker = (target: unknown) => document.querySelector(String(target))?.matches('.leaflet-marker-icon');
    return violations.flatMap(({ id, nodes }) =>
      nodes
        .filter(({ target: [first] }) => id !== 'target-size' || !isMarker(first))
        .map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary?.split('\n')[1]?.trim()}`),
    );
  }, RULES);
}

/** How far a page can be scrolled sideways, which none should. */
export function pixelsSideways(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Everything that hinders somebody on a page: axe's faults with all that can be opened open, scrolling sideways, errors, requests to others. */
export async function hindrancesOn(here: InBrowser, href: string, { status = 200, ...options }: TabOptions & { status?: number } = {}): Promise<string[]> {
  const { page, complaints, requests, close } = await here.tab(options);
  const answer = await page.goto(href);
  await page.waitForLoadState('networkidle');
  // Before axe, which tries styles of its own that the page's policy refuses. Chromium reports the status of the page itself, which is meant.
  const complained = complaints.filter((text) => status === 200 || !text.includes(`status of ${status}`));
  await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
  const faults = await faultsOf(page);
  const sideways = await pixelsSideways(page);
  await close();
  const { origin, pathname } = new URL(href);
  return [
    ...(answer?.status() === status ? [] : [`status ${answer?.status()}`]), ...faults, ...complained,
    ...(sideways > 0 ? [`scrolls ${sideways} pixels sideways`] : []), ...requests.filter((url) => !url.startsWith(`${origin}/`)),
  ].map((fault) => `${pathname}: ${fault}`);
}

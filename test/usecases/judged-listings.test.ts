import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ANYTHING } from '../../src/domain/search.ts';
import { searchListings } from '../../src/usecases/search-listings.ts';
import { startApp, type RunningApp } from '../support/app.ts';

/** A line, a postcode beside it, and every listing of the demonstration that would be a right answer to it. */
type JudgedListings = { id: string; query: string; near: string | null; listings: string[] };
/** By file the share of its lines that have a right listing in the first three, in percent: what is reached may not be lost. All but the first were written by people who had seen no answers. */
const FLOORS = { 'listings.json': 95, 'listings-2.json': 84, 'listings-3.json': 85, 'listings-4.json': 93 };

let app: RunningApp;
beforeAll(async () => {
  // The Thursday that the lines were judged for.
  app = await startApp({ clock: () => new Date('2026-11-19T10:00:00Z') });
});
afterAll(() => app.close());

test.each(Object.entries(FLOORS))('a right listing stands among the first three for the lines of %s', async (file, floor) => {
  const lines = JSON.parse(readFileSync(join(import.meta.dirname, '../evaluation', file), 'utf8')) as JudgedListings[];
  const missed = [];
  for (const line of lines) {
    const names = await firstThree(line);
    if (!names.some((name) => line.listings.includes(name))) missed.push(`${line.id} “${line.query}”: ${names.join(', ')}`);
  }
  const allowed = Math.floor((lines.length * (100 - floor)) / 100);
  expect(missed.length > allowed ? missed : []).toEqual([]);
});

async function firstThree({ query, near }: JudgedListings): Promise<string[]> {
  const request = { ...ANYTHING, q: query, near, perPage: 3 };
  const { found } = await searchListings({ ...app.context, onDegraded: (error) => expect.unreachable(String(error)) }, request);
  return found.map(({ listing }) => listing.details.name);
}

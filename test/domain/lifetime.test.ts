import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, daysBetween } from '../../src/domain/calendar.ts';
import { INDEXED_DAYS, isSunk, reindexOn } from '../../src/domain/lifetime.ts';
import type { ListingInput } from '../../src/domain/listing.ts';
import { details, TODAY, weekly } from '../support/listings.ts';

const check = (on: string) => ({ check: { on, how: 'phoned' as const, role: 'editor' } });

test.each<[string, Partial<ListingInput>, boolean]>([
  ['nothing known', {}, false],
  ['open', { capacity: { state: 'open', saidOn: TODAY } }, false],
  ['a long wait', { capacity: { state: 'long-wait', saidOn: TODAY } }, false],
  ['full', { capacity: { state: 'full', saidOn: TODAY } }, true],
  ['paused until next month', { capacity: { state: 'paused', saidOn: '2026-01-01', until: '2026-12-24' } }, true],
  ['full, said too long ago', { capacity: { state: 'full', saidOn: '2026-10-26' } }, false],
  ['stale', check('2025-11-23'), true],
  ['due', check('2025-11-24'), false],
])('%s sinks, or not', (_, given, expected) => {
  expect(isSunk(details(given), TODAY)).toBe(expected);
});

test('what nothing will change by itself is not written again', () => {
  expect(reindexOn(details(), TODAY, 0)).toBeNull();
  expect(reindexOn(details(check('2024-01-01')), TODAY, 0)).toBeNull();
});

test('sessions are written again while more than a week of their dates is still known, on different days for different listings', () => {
  const given = details({ sessions: [weekly('tu', '10:00', '12:00')] });
  for (let spread = 0; spread < 14; spread += 1) {
    const days = daysBetween(TODAY, reindexOn(given, TODAY, spread)!);
    expect(days).toBe(INDEXED_DAYS - 8 - spread);
    expect(INDEXED_DAYS - days).toBeGreaterThanOrEqual(8);
    expect(days).toBeGreaterThan(0);
  }
});

test('whatever sinks or rises by itself is written again on that very day', () => {
  const day = (most: number) => fc.integer({ min: -most, max: most }).map((days) => addDays(TODAY, days));
  const capacity = fc.record({ state: fc.constantFrom('open' as const, 'full' as const, 'paused' as const), saidOn: day(60), until: fc.option(day(60)) });
  const missed = fc.check(
    fc.property(fc.option(capacity), fc.option(day(800)), (said, checkedOn) => {
      const given = details({ capacity: said, ...(checkedOn && check(checkedOn)) });
      let [sunk, due] = [isSunk(given, TODAY), reindexOn(given, TODAY, 0)];
      for (let today = addDays(TODAY, 1); today < addDays(TODAY, 500); today = addDays(today, 1)) {
        const isDue = due !== null && due <= today;
        if (isSunk(given, today) !== sunk && !isDue) return false;
        if (isDue) [sunk, due] = [isSunk(given, today), reindexOn(given, today, 0)];
      }
      return true;
    }),
    { numRuns: 60 },
  );
  expect(missed.counterexample).toBeNull();
});

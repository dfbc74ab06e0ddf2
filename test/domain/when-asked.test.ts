import { describe, expect, test } from 'vitest';
import bankHolidays from '../../data/bank-holidays.json' with { type: 'json' };
import { calendarFor } from '../../src/domain/holidays.ts';
import { nextFitting } from '../../src/domain/hours.ts';
import { londonIso } from '../../src/domain/london-time.ts';
import type { SearchPlan } from '../../src/domain/search.ts';
import { fitsWhenAsked } from '../../src/domain/when-asked.ts';
import { aPlan, details, weekly } from '../support/listings.ts';

/** A Tuesday at half past ten. */
const NOW = new Date('2026-11-24T10:30:00Z');
const calendar = calendarFor('england', bankHolidays, { label: '', terms: [] });
const { sessions } = details({ sessions: [weekly('tu', '09:00', '12:00'), weekly('tu', '19:00', '19:45'), weekly('we', '14:00', '16:00'), weekly('fr', '09:30', '11:00')] });

function nextWhen(asked: Partial<SearchPlan>): string | null {
  const next = nextFitting(sessions, NOW, calendar, fitsWhenAsked(aPlan(asked), NOW)!);
  return next && londonIso(next.startsAt).slice(0, 16);
}

describe('the next session that is when it was asked for', () => {
  test.each<[string, Partial<SearchPlan>, string | null]>([
    ['an evening', { times: ['evening'] }, '2026-11-24T19:00'],
    ['an afternoon', { times: ['afternoon'] }, '2026-11-25T14:00'],
    ['not a Tuesday', { days: ['mo', 'we', 'th', 'fr', 'sa', 'su'] }, '2026-11-25T14:00'],
    ['a morning that is not a Tuesday', { days: ['we', 'th', 'fr'], times: ['morning'] }, '2026-11-27T09:30'],
    ['this afternoon', { open: 'today', times: ['afternoon'] }, null],
    ['later this week', { open: 'week', days: ['fr'] }, '2026-11-27T09:30'],
    ['a Monday', { days: ['mo'] }, null],
  ])('%s', (_, asked, starts) => {
    expect(nextWhen(asked)).toBe(starts);
  });

  test('is asked for by none where no day or time was', () => {
    expect(fitsWhenAsked(aPlan(), NOW)).toBeNull();
  });
});

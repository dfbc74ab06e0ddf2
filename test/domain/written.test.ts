import { describe, expect, test } from 'vitest';
import { pounds, readPence } from '../../src/domain/money.ts';
import { readDate } from '../../src/domain/written-date.ts';
import { readTimes } from '../../src/domain/written-time.ts';

describe('a date as people write it, on Tuesday 24 November 2026', () => {
  test.each([
    ['24 November 2026', '2026-11-24'], ['24 nov', '2026-11-24'], ['23 November', '2027-11-23'], ['Tue 24th Nov', '2026-11-24'], ['tuesday, 24 November', '2026-11-24'], ['24/11/26', '2026-11-24'], ['1.12.2026', '2026-12-01'], ['1/12', '2026-12-01'],
    ['2026-12-01', '2026-12-01'], ['December 1st', '2026-12-01'], ['1st of December', '2026-12-01'], ['29 February', '2028-02-29'], ['3 Sept 27', '2027-09-03'],
  ])('%s', (text, date) => {
    expect(readDate(text, '2026-11-24')).toEqual({ date });
  });

  test.each(['', 'soon', '31 February 2027', '29/2/2027', '0/1/2027', '1/13/2027', 'Monday 24 November 2026', '24 Octember', '2026-02-30', '<b>1 May</b>'])('“%s” is none', (text) => {
    expect(readDate(text, '2026-11-24')).toHaveProperty('wrong');
  });
});

describe('times as people write them', () => {
  test.each([
    ['10.30', '12', '10:30', '12:00'], ['2pm', '4', '14:00', '16:00'], ['10', '3pm', '10:00', '15:00'], ['9:30 a.m.', '12 noon', '09:30', '12:00'], ['1030', '1230', '10:30', '12:30'], ['19:00', '21:00', '19:00', '21:00'], ['8pm', 'midnight', '20:00', '24:00'],
    ['from 10am', 'until midday', '10:00', '12:00'], ['22:00', '02:00', '22:00', '02:00'], ['00:00', '24:00', '00:00', '24:00'],
  ])('%s to %s', (starts, ends, opensAt, closesAt) => {
    expect(readTimes(starts, ends)).toEqual({ opensAt, closesAt });
  });

  test.each([['7', '9'], ['', '4pm'], ['half 3', '4'], ['25:00', '26:00'], ['10am', '10am']])('%s to %s say nothing certain', (starts, ends) => {
    expect(readTimes(starts, ends)).toBeNull();
  });
});

describe('an amount as people write it', () => {
  test.each([['£2.50', 250], ['2.5', 250], ['2', 200], ['50p', 50], ['£1,200', 120_000], ['3 pounds', 300], ['10 pence', 10], ['', null], ['free', null], ['£2 or £3', null], ['-1', null], ['2.555', null]])('%s', (text, pence) => {
    expect(readPence(text)).toBe(pence);
    if (pence !== null) expect(readPence(pounds(pence))).toBe(pence);
  });
});

import { describe, expect, test } from 'vitest';
import { occurrenceText, sessionText } from '../../src/domain/hours-text.ts';
import { londonInstant } from '../../src/domain/london-time.ts';
import { sessionSchema } from '../../src/domain/session.ts';
import type { Session } from '../../src/domain/session.ts';

function text(fields: Partial<Session>): string {
  return sessionText(sessionSchema.parse({ freq: 'weekly', opensAt: '10:00', closesAt: '12:00', ...fields }));
}

describe('a session read aloud', () => {
  test.each<[string, Partial<Session>]>([
    ['Tuesdays, 10:30am to 12 noon', { byday: ['tu'], opensAt: '10:30' }],
    ['Tuesdays and Thursdays, 10am to 12 noon', { byday: ['th', 'tu'] }],
    ['Mondays, Wednesdays and Fridays, 10am to 12 noon', { byday: ['mo', 'we', 'fr'] }],
    ['Saturdays and Sundays, 10am to 12 noon', { byday: ['sa', 'su'] }],
    ['Monday to Friday, 9am to 5pm', { byday: ['mo', 'tu', 'we', 'th', 'fr'], opensAt: '09:00', closesAt: '17:00' }],
    ['Monday to Thursday and Saturdays, 10am to 12 noon', { byday: ['sa', 'mo', 'tu', 'we', 'th'] }],
    ['Every day, 24 hours', { byday: ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'], opensAt: '00:00', closesAt: '24:00' }],
    ['Every day, 24 hours', { freq: 'daily', opensAt: '00:00', closesAt: '00:00' }],
    ['Every day, 6pm to midnight', { freq: 'daily', opensAt: '18:00', closesAt: '24:00' }],
    ['Every other day, 10am to 12 noon', { freq: 'daily', interval: 2 }],
    ['Every 3 days, 10am to 12 noon', { freq: 'daily', interval: 3 }],
    ['Monday to Wednesday, 10am to 12 noon', { freq: 'daily', byday: ['mo', 'tu', 'we'] }],
    ['Fridays, 7pm to 12:30am', { byday: ['fr'], opensAt: '19:00', closesAt: '00:30' }],
    ['Fridays, 12:30pm to 7:30pm', { byday: ['fr'], opensAt: '12:30', closesAt: '19:30' }],
    ['Fridays, midnight to 6am', { byday: ['fr'], opensAt: '00:00', closesAt: '06:00' }],
    ['Every other Tuesday, 2pm to 4pm', { byday: ['tu'], interval: 2, opensAt: '14:00', closesAt: '16:00' }],
    ['Every other week on Monday and Wednesday, 10am to 12 noon', { byday: ['mo', 'we'], interval: 2 }],
    ['Every 3 weeks on Tuesday, 10am to 12 noon', { byday: ['tu'], interval: 3 }],
    ['Wednesdays, 10am to 12 noon', { dtstart: '2026-11-25' }],
    ['Every week, 10am to 12 noon', {}],
    ['Second Tuesday of the month, 10am to 12 noon', { freq: 'monthly', byday: ['2tu'] }],
    ['Last Friday of the month, 10am to 12 noon', { freq: 'monthly', byday: ['-1fr'] }],
    ['First and third Monday of the month, 10am to 12 noon', { freq: 'monthly', byday: ['1mo', '3mo'] }],
    ['First Monday and second Thursday of the month, 10am to 12 noon', { freq: 'monthly', byday: ['1mo', '2th'] }],
    ['First Monday of every other month, 10am to 12 noon', { freq: 'monthly', byday: ['1mo'], interval: 2 }],
    ['First Monday, every 3 months, 10am to 12 noon', { freq: 'monthly', byday: ['1mo'], interval: 3 }],
    ['Second Sunday of June each year, 10am to 12 noon', { freq: 'monthly', byday: ['2su'], interval: 12, dtstart: '2024-06-09' }],
    ['Tuesdays, 10am to 12 noon', { freq: 'monthly', byday: ['tu'] }],
    ['22nd of the month, 10am to 12 noon', { freq: 'monthly', dtstart: '2026-11-22' }],
    ['13th of the month, 10am to 12 noon', { freq: 'monthly', dtstart: '2026-11-13' }],
    ['Every month, 10am to 12 noon', { freq: 'monthly' }],
    ['Tuesday 24 November 2026, 1pm to 3pm', { freq: 'once', dtstart: '2026-11-24', opensAt: '13:00', closesAt: '15:00' }],
    ['On a date to be confirmed, 10am to 12 noon', { freq: 'once' }],
    ['Tuesdays, 10am to 12 noon, term time only', { byday: ['tu'], termTime: true }],
  ])('%s', (expected, fields) => {
    expect(text(fields)).toBe(expected);
  });
});

describe('one occurrence on a card', () => {
  const now = londonInstant('2026-11-22', '09:00');

  test.each<[string, [string, string], [string, string]]>([
    ['Today 10:30am to 12 noon', ['2026-11-22', '10:30'], ['2026-11-22', '12:00']],
    ['Today 10pm to 2am', ['2026-11-22', '22:00'], ['2026-11-23', '02:00']],
    ['Today 24 hours', ['2026-11-22', '00:00'], ['2026-11-22', '24:00']],
    ['Today until 9:30am', ['2026-11-21', '21:30'], ['2026-11-22', '09:30']],
    ['Tomorrow 2pm', ['2026-11-23', '14:00'], ['2026-11-23', '16:00']],
    ['Tomorrow 24 hours', ['2026-11-23', '00:00'], ['2026-11-23', '24:00']],
    ['Tue 24 Nov 10:30am', ['2026-11-24', '10:30'], ['2026-11-24', '12:00']],
    ['Sat 18 Sep 10am', ['2027-09-18', '10:00'], ['2027-09-18', '12:00']],
    ['Sun 19 Sep 2027 10am', ['2027-09-19', '10:00'], ['2027-09-19', '12:00']],
  ])('%s', (expected, start, end) => {
    expect(occurrenceText(londonInstant(...start), londonInstant(...end), now)).toBe(expected);
  });

  test('today is the day in the UK: half past midnight in summer is not yesterday', () => {
    const justPastMidnight = new Date('2026-07-06T23:30:00Z');
    expect(occurrenceText(londonInstant('2026-07-07', '10:00'), londonInstant('2026-07-07', '12:00'), justPastMidnight)).toBe('Today 10am to 12 noon');
  });
});

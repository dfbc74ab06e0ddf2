import { describe, expect, test } from 'vitest';
import { readRow, timeSentence } from '../../../src/domain/submission/read-row.ts';
import { EMPTY_ROW, type Part, type TimeRow } from '../../../src/domain/submission/time-row.ts';
import { rowsOf, when, withRows } from '../../../src/domain/submission/when.ts';
import { details } from '../../support/listings.ts';
import { context, readNew } from '../../support/submission.ts';

const row = (given: Partial<Record<Part, string | string[]>>): TimeRow => ({ ...EMPTY_ROW, ...Object.fromEntries(Object.entries(given).map(([part, value]) => [part, [value].flat()])) });
const TIMES = { starts: '10.30', ends: '12' };

describe('a row of times, and the sentence it is written back as', () => {
  test.each([
    ['weekly', { often: 'weekly', days: 'tu', ...TIMES }, 'Tuesdays, 10:30am to 12 noon.'],
    ['on several days', { often: 'weekly', days: ['we', 'mo'], starts: '2pm', ends: '4' }, 'Mondays and Wednesdays, 2pm to 4pm.'],
    ['in term time', { often: 'weekly', days: 'fr', ...TIMES, term: 'yes' }, 'Fridays, 10:30am to 12 noon, term time only.'],
    ['a course', { often: 'weekly', days: 'tu', ...TIMES, first: '12 January', last: '16/2/27' }, 'Tuesdays, 10:30am to 12 noon, from Tuesday 12 January 2027, until Tuesday 16 February 2027.'],
    ['every other week', { often: 'fortnightly', next: 'Tue 1 Dec', ...TIMES }, 'Every other Tuesday, 10:30am to 12 noon. Next on Tuesday 1 December 2026.'],
    ['counted from a date gone by', { often: 'fortnightly', next: '10/11/2026', ...TIMES }, 'Every other Tuesday, 10:30am to 12 noon. Next on Tuesday 24 November 2026.'],
    ['monthly', { often: 'monthly', nth: ['2'], weekday: 'tu', ...TIMES }, 'Second Tuesday of the month, 10:30am to 12 noon. Next on Tuesday 8 December 2026.'],
    ['twice a month', { often: 'monthly', nth: ['1', '3'], weekday: 'th', ...TIMES }, 'First and third Thursday of the month, 10:30am to 12 noon. Next on Thursday 3 December 2026.'],
    ['the last of the month', { often: 'monthly', nth: ['-1'], weekday: 'fr', starts: '7pm', ends: '9pm' }, 'Last Friday of the month, 7pm to 9pm. Next on Friday 27 November 2026.'],
    ['once', { often: 'once', date: 'Sat 5th December', starts: '10', ends: '4pm' }, 'Saturday 5 December 2026, 10am to 4pm.'],
    ['through the night', { often: 'weekly', days: 'sa', starts: '22:00', ends: '06:00' }, 'Saturdays, 10pm to 6am.'],
  ])('%s', (_name, given, sentence) => {
    const { session, problems } = readRow(row(given), null, context.today, 0);
    expect(problems).toEqual([]);
    expect(timeSentence(session!, context.today)).toBe(sentence);
  });

  test.each<[string, Partial<Record<Part, string | string[]>>, Part[]]>([
    ['nothing chosen', { ...TIMES }, ['often']],
    ['a time as it was that is not there any more', { often: 'as-it-is', of: '3', ...TIMES }, ['often']],
    ['a week without a day', { often: 'weekly', ...TIMES }, ['days']],
    ['a fortnight without a date', { often: 'fortnightly', ...TIMES }, ['next']],
    ['a month without its week or day', { often: 'monthly', ...TIMES }, ['nth', 'weekday']],
    ['a date that does not exist', { often: 'once', date: '31 February 2027', ...TIMES }, ['date']],
    ['a date gone by', { often: 'once', date: '1 November 2026', ...TIMES }, ['date']],
    ['a date on another weekday', { often: 'once', date: 'Monday 5 December 2026', ...TIMES }, ['date']],
    ['no times', { often: 'weekly', days: 'tu' }, ['starts', 'ends']],
    ['no such time', { often: 'weekly', days: 'tu', starts: '25:00', ends: 'later' }, ['starts', 'ends']],
    ['morning or evening', { often: 'weekly', days: 'tu', starts: '7', ends: '9' }, ['starts']],
    ['an end before the beginning', { often: 'weekly', days: 'tu', ...TIMES, first: '12 January 2027', last: '5 January 2027' }, ['last']],
    ['a note too long', { often: 'weekly', days: 'tu', ...TIMES, note: 'x'.repeat(161) }, ['note']],
  ])('%s has a sentence', (_name, given, parts) => {
    expect(readRow(row(given), null, context.today, 0).problems.map(({ part }) => part)).toEqual(parts);
  });
});

describe('the rows together', () => {
  const tuesday = { 'times-0-often': 'weekly', 'times-0-days': 'tu', 'times-0-starts': '10am', 'times-0-ends': '12' };

  test('no set times is an answer, and an empty row beside others is none', () => {
    expect(readNew(when, { 'set-times': 'no', ...tuesday })).toMatchObject({ problems: {}, details: { sessions: [] } });
    expect(readNew(when, { 'set-times': 'yes', ...tuesday, 'times-1-often': '', 'times-1-starts': ' ' })).toMatchObject({ problems: {}, details: { sessions: [{ byday: ['tu'] }] } });
    expect(Object.keys(readNew(when, { 'set-times': 'yes', 'times-0-starts': '' }).problems)).toEqual(['times-0-often', 'times-0-starts', 'times-0-ends']);
    expect(Object.keys(readNew(when, tuesday).problems)).toEqual(['set-times']);
  });

  test('a row that was taken out leaves no gap', () => {
    const answers = { 'set-times': ['yes'], 'times-0-often': ['weekly'], 'times-2-often': ['once'] };
    expect(rowsOf(answers).map(({ often }) => often)).toEqual([['weekly'], ['once']]);
    expect(withRows(answers, rowsOf(answers))).toMatchObject({ 'set-times': ['yes'], 'times-0-often': ['weekly'], 'times-1-often': ['once'] });
    expect(withRows(answers, rowsOf(answers))).not.toHaveProperty('times-2-often');
  });

  test('a changed row keeps what the form does not ask of it', () => {
    const exceptions = [{ date: '2026-12-29', note: 'Closed' }];
    const known = details({ venues: [{ name: 'Hall' }], sessions: [{ freq: 'weekly', byday: ['tu'], opensAt: '10:00', closesAt: '12:00', venue: 0, bankHolidays: 'open', exceptions }] });
    const { details: read } = readNew(when, { ...Object.fromEntries(Object.entries(when.fill(known))), 'times-0-starts': '11am' }, known);
    expect(read.sessions).toMatchObject([{ opensAt: '11:00', closesAt: '12:00', venue: 0, bankHolidays: 'open', exceptions: [{ note: 'Closed' }] }]);
  });
});

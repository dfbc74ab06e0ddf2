import { describe, expect, test } from 'vitest';
import bankHolidays from '../../data/bank-holidays.json' with { type: 'json' };
import { calendarFor } from '../../src/domain/holidays.ts';
import { londonIso } from '../../src/domain/london-time.ts';
import { occurrences } from '../../src/domain/occurrences.ts';
import { sessionSchema } from '../../src/domain/session.ts';
import type { Nation } from '../../src/domain/area-served.ts';
import type { Session } from '../../src/domain/session.ts';

const terms = [{ from: '2026-09-02', to: '2026-10-23' }, { from: '2026-11-02', to: '2026-12-18' }, { from: '2027-01-04', to: '2027-02-12' }];

function calendar(nation: Nation = 'england') {
  return calendarFor(nation, bankHolidays, { label: 'For these tests', terms });
}

function session(fields: Partial<Session>): Session {
  return sessionSchema.parse({ freq: 'weekly', opensAt: '10:00', closesAt: '12:00', ...fields });
}

function dates(fields: Partial<Session>, from: string, days: number, nation?: Nation): string[] {
  return occurrences(session(fields), from, days, calendar(nation)).map(({ date }) => date);
}

function times(fields: Partial<Session>, from: string, days = 1): string[] {
  return occurrences(session(fields), from, days, calendar()).map(({ startsAt, endsAt }) => `${londonIso(startsAt)} ${londonIso(endsAt)}`);
}

function hours(...list: [date: string, opensAt: string | null, closesAt: string | null, note?: string][]): Session['exceptions'] {
  return list.map(([date, opensAt, closesAt, note = '']) => ({ date, opensAt, closesAt, note }));
}

describe('the days a session happens', () => {
  test.each<[string, Partial<Session>, string, number, string[]]>([
    ['a weekly one on each of its weekdays, in order', { byday: ['th', 'tu'] }, '2026-11-22', 10, ['2026-11-24', '2026-11-26', '2026-12-01']],
    ['the first and last days asked for are included', { byday: ['tu'] }, '2026-11-24', 8, ['2026-11-24', '2026-12-01']],
    ['a weekly one that names no weekday on the one it began on', { dtstart: '2026-11-18' }, '2026-11-20', 14, ['2026-11-25', '2026-12-02']],
    ['a weekly one whose day nobody gave on none', {}, '2026-11-20', 60, []],
    ['none before the first possible day', { byday: ['tu'], dtstart: '2026-11-25' }, '2026-11-20', 14, ['2026-12-01']],
    ['none after the last possible day, which counts', { byday: ['tu'], until: '2026-12-01' }, '2026-11-20', 30, ['2026-11-24', '2026-12-01']],
    ['a fortnightly one goes on evenly over the new year', { byday: ['tu'], interval: 2, dtstart: '2026-11-24' }, '2026-12-15', 40, ['2026-12-22', '2027-01-05', '2027-01-19']],
    ['a fortnightly one on two days keeps both in one week, Monday to Sunday', { byday: ['su', 'mo'], interval: 2, dtstart: '2026-11-25' }, '2026-11-23', 22, ['2026-11-29', '2026-12-07', '2026-12-13']],
    ['a fortnightly one without a beginning is counted from Monday 5 January 1970', { byday: ['tu'], interval: 2 }, '2026-11-20', 28, ['2026-11-24', '2026-12-08']],
    ['every third day', { freq: 'daily', interval: 3, dtstart: '2026-02-25' }, '2026-02-26', 9, ['2026-02-28', '2026-03-03', '2026-03-06']],
    ['a daily one kept to weekdays', { freq: 'daily', byday: ['sa', 'su'] }, '2026-11-20', 7, ['2026-11-21', '2026-11-22']],
    ['every seventh day, kept to a weekday that never is', { freq: 'daily', interval: 7, dtstart: '2026-11-24', byday: ['we'] }, '2026-11-20', 400, []],
    ['the second Tuesday of the month', { freq: 'monthly', byday: ['2tu'] }, '2026-11-01', 61, ['2026-11-10', '2026-12-08']],
    ['the last Friday of the month, four or five', { freq: 'monthly', byday: ['-1fr'] }, '2026-10-01', 61, ['2026-10-30', '2026-11-27']],
    ['the first and third Monday', { freq: 'monthly', byday: ['3mo', '1mo'] }, '2026-11-01', 30, ['2026-11-02', '2026-11-16']],
    ['a fifth Thursday only in months that have one', { freq: 'monthly', byday: ['5th'] }, '2026-10-01', 120, ['2026-10-29', '2026-12-31']],
    ['every Wednesday of the month', { freq: 'monthly', byday: ['we'] }, '2026-11-10', 12, ['2026-11-11', '2026-11-18']],
    ['every other month, counted from the one it began in', { freq: 'monthly', byday: ['1mo'], interval: 2, dtstart: '2026-10-05' }, '2026-10-06', 120, ['2026-12-07', '2027-02-01']],
    ['the day of the month it began on', { freq: 'monthly', dtstart: '2026-09-15' }, '2026-11-01', 60, ['2026-11-15', '2026-12-15']],
    ['the 31st, not in months without one', { freq: 'monthly', dtstart: '2026-05-31', bankHolidays: 'open' }, '2026-06-01', 160, ['2026-07-31', '2026-08-31', '2026-10-31']],
    ['29 February once in four years', { freq: 'monthly', interval: 12, dtstart: '2024-02-29' }, '2024-03-01', 3000, ['2028-02-29', '2032-02-29']],
    ['a weekly one on a leap day', { byday: ['tu'] }, '2028-02-27', 10, ['2028-02-29', '2028-03-07']],
    ['a one-off on its day', { freq: 'once', dtstart: '2026-11-24' }, '2026-11-01', 60, ['2026-11-24']],
    ['a one-off not before or after', { freq: 'once', dtstart: '2026-11-24' }, '2026-11-25', 60, []],
    ['a one-off without a day on none', { freq: 'once' }, '2026-11-01', 400, []],
    ['a one-off on Christmas Day, bank holiday or not', { freq: 'once', dtstart: '2026-12-25' }, '2026-12-20', 10, ['2026-12-25']],
    ['a day a thousand years on', { byday: ['we'], interval: 2, dtstart: '1970-01-07' }, '3026-01-01', 28, ['3026-01-11', '3026-01-25']],
    ['term time only, over half-term', { byday: ['we'], termTime: true }, '2026-10-20', 17, ['2026-10-21', '2026-11-04']],
    ['closed on a bank holiday', { byday: ['mo'] }, '2026-12-21', 15, ['2026-12-21', '2027-01-04']],
    ['open on a bank holiday that is outside term', { byday: ['mo'], bankHolidays: 'open' }, '2026-12-21', 15, ['2026-12-21', '2026-12-28', '2027-01-04']],
  ])('%s', (_, fields, from, days, expected) => {
    expect(dates(fields, from, days)).toEqual(expected);
  });

  test.each<[string, string, Nation[]]>([
    ['2 January', '2026-01-02', ['england', 'wales', 'northern-ireland']],
    ['St Patrick’s Day', '2026-03-17', ['england', 'scotland', 'wales']],
    ['Easter Monday', '2026-04-06', ['scotland']],
    ['the twelfth of July, kept on the Monday', '2026-07-13', ['england', 'scotland', 'wales']],
    ['the Scottish August holiday', '2026-08-03', ['england', 'wales', 'northern-ireland']],
    ['New Year’s Day', '2026-01-01', []],
  ])('on %s (%s) an everyday session happens only where it is no bank holiday: %s', (_, date, nations) => {
    const open = (['england', 'scotland', 'wales', 'northern-ireland'] as const).filter((nation) => dates({ freq: 'daily' }, date, 1, nation).length > 0);
    expect(open).toEqual(nations);
  });
});

describe('exceptions', () => {
  const tuesdays = { byday: ['tu'] };

  test('take a day away', () => {
    expect(dates({ ...tuesdays, exceptions: hours(['2026-12-01', null, null]) }, '2026-11-24', 15)).toEqual(['2026-11-24', '2026-12-08']);
  });

  test('replace the hours of a day and say why', () => {
    const [usual, changed] = occurrences(
      session({ ...tuesdays, venue: 1, note: 'Tea and talk', exceptions: hours(['2026-12-01', '14:00', '15:30', 'Christmas party']) }),
      '2026-11-24',
      14,
      calendar(),
    );
    expect(usual).toMatchObject({ venue: 1, note: 'Tea and talk' });
    expect(changed).toEqual({
      date: '2026-12-01',
      startsAt: new Date('2026-12-01T14:00:00Z'),
      endsAt: new Date('2026-12-01T15:30:00Z'),
      venue: 1,
      note: 'Christmas party',
    });
  });

  test('add days outside the pattern, before its first day and after its last, in order', () => {
    const exceptions = hours(['2027-01-09', '10:00', '11:00'], ['2026-11-26', '18:00', '20:00'], ['2026-11-02', '10:00', '11:00']);
    const found = dates({ ...tuesdays, dtstart: '2026-11-24', until: '2026-12-01', exceptions }, '2026-11-01', 90);
    expect(found).toEqual(['2026-11-02', '2026-11-24', '2026-11-26', '2026-12-01', '2027-01-09']);
  });

  test('open on a bank holiday and out of term', () => {
    const exceptions = hours(['2026-12-28', '11:00', '13:00'], ['2026-10-27', '11:00', '13:00']);
    const found = dates({ byday: ['mo'], termTime: true, exceptions }, '2026-10-24', 75);
    expect(found).toContain('2026-12-28');
    expect(found).toContain('2026-10-27');
    expect(found).not.toContain('2026-10-26');
  });

  test('two sittings in one day both happen, the earlier first', () => {
    const exceptions = hours(['2026-12-01', '15:00', '16:00'], ['2026-12-01', '09:00', '10:00']);
    expect(times({ ...tuesdays, exceptions }, '2026-12-01')).toEqual([
      '2026-12-01T09:00:00+00:00 2026-12-01T10:00:00+00:00',
      '2026-12-01T15:00:00+00:00 2026-12-01T16:00:00+00:00',
    ]);
  });

  test('other hours without a closing time close at the usual one', () => {
    expect(times({ ...tuesdays, exceptions: hours(['2026-12-01', '11:00', null]) }, '2026-12-01')).toEqual([
      '2026-12-01T11:00:00+00:00 2026-12-01T12:00:00+00:00',
    ]);
  });
});

describe('the instants of a session', () => {
  test.each<[string, Partial<Session>, string, string]>([
    ['in summer', { opensAt: '10:30', closesAt: '12:00' }, '2026-07-07', '2026-07-07T10:30:00+01:00 2026-07-07T12:00:00+01:00'],
    ['in winter', { opensAt: '10:30', closesAt: '12:00' }, '2026-11-24', '2026-11-24T10:30:00+00:00 2026-11-24T12:00:00+00:00'],
    ['Friday night to Saturday', { opensAt: '19:00', closesAt: '00:30' }, '2026-11-27', '2026-11-27T19:00:00+00:00 2026-11-28T00:30:00+00:00'],
    ['New Year’s Eve to New Year', { opensAt: '21:00', closesAt: '01:00' }, '2026-12-31', '2026-12-31T21:00:00+00:00 2027-01-01T01:00:00+00:00'],
    ['to the end of the day', { opensAt: '18:00', closesAt: '24:00' }, '2026-11-24', '2026-11-24T18:00:00+00:00 2026-11-25T00:00:00+00:00'],
    ['the whole day', { opensAt: '00:00', closesAt: '24:00' }, '2026-11-24', '2026-11-24T00:00:00+00:00 2026-11-25T00:00:00+00:00'],
    ['round the clock from nine', { opensAt: '09:00', closesAt: '09:00' }, '2026-11-24', '2026-11-24T09:00:00+00:00 2026-11-25T09:00:00+00:00'],
    ['the whole day on which clocks go forward, 23 hours', { opensAt: '00:00', closesAt: '24:00' }, '2026-03-29', '2026-03-29T00:00:00+00:00 2026-03-30T00:00:00+01:00'],
    ['the whole day on which clocks go back, 25 hours', { opensAt: '00:00', closesAt: '24:00' }, '2026-10-25', '2026-10-25T00:00:00+01:00 2026-10-26T00:00:00+00:00'],
    ['a night shelter through the March change', { opensAt: '20:00', closesAt: '08:00' }, '2026-03-28', '2026-03-28T20:00:00+00:00 2026-03-29T08:00:00+01:00'],
    ['a night shelter through the October change', { opensAt: '20:00', closesAt: '08:00' }, '2026-10-24', '2026-10-24T20:00:00+01:00 2026-10-25T08:00:00+00:00'],
    ['a night that closes in the hour that is skipped', { opensAt: '22:00', closesAt: '01:30' }, '2026-03-28', '2026-03-28T22:00:00+00:00 2026-03-29T02:30:00+01:00'],
    ['a night that closes in the hour that comes twice', { opensAt: '22:00', closesAt: '01:30' }, '2026-10-24', '2026-10-24T22:00:00+01:00 2026-10-25T01:30:00+01:00'],
    ['one that opens in the skipped hour keeps its length', { opensAt: '01:30', closesAt: '02:15' }, '2026-03-29', '2026-03-29T02:30:00+01:00 2026-03-29T03:15:00+01:00'],
  ])('%s', (_, fields, date, expected) => {
    expect(times({ freq: 'daily', ...fields }, date)).toEqual([expected]);
  });
});

import { describe, expect, test } from 'vitest';
import bankHolidays from '../../data/bank-holidays.json' with { type: 'json' };
import { calendarFor } from '../../src/domain/holidays.ts';
import { sessionSchema } from '../../src/domain/session.ts';
import type { Session } from '../../src/domain/session.ts';
import { timesAhead } from '../../src/domain/times-ahead.ts';

const england = calendarFor('england', bankHolidays, { label: '', terms: [] });
const FROM = '2026-11-23';

function session(fields: Partial<Session>): Session {
  return sessionSchema.parse({ freq: 'weekly', byday: ['tu'], opensAt: '10:00', closesAt: '12:00', ...fields });
}

describe('days and times of day', () => {
  test.each<[string, Partial<Session>, string[]]>([
    ['a morning', {}, ['tu-morning']],
    ['a lunch that begins in the morning and ends in the afternoon', { opensAt: '11:30', closesAt: '13:00' }, ['tu-morning', 'tu-afternoon']],
    ['a morning that ends twenty minutes into the afternoon', { closesAt: '12:20' }, ['tu-morning']],
    ['an office day that ends at half past five', { opensAt: '09:00', closesAt: '17:30' }, ['tu-morning', 'tu-afternoon', 'tu-evening']],
    ['twenty minutes in an evening', { opensAt: '18:00', closesAt: '18:20' }, ['tu-evening']],
    ['ten minutes either side of noon', { opensAt: '11:50', closesAt: '12:10' }, ['tu-morning', 'tu-afternoon']],
    ['from five exactly', { opensAt: '17:00', closesAt: '18:00' }, ['tu-evening']],
    ['a Friday night that ends on Saturday is a Friday evening', { byday: ['fr'], opensAt: '19:00', closesAt: '02:00' }, ['fr-evening']],
    ['street help from a quarter to midnight till six is an evening and a morning', { byday: ['fr'], opensAt: '23:45', closesAt: '06:00' }, ['fr-evening', 'sa-morning']],
    ['a night shelter is there the next morning', { byday: ['su'], opensAt: '20:00', closesAt: '08:00' }, ['mo-morning', 'su-evening']],
    ['days come Monday first', { byday: ['su', 'we', 'mo'] }, ['mo-morning', 'we-morning', 'su-morning']],
    ['round the clock from nine', { opensAt: '09:00', closesAt: '09:00' }, ['tu-morning', 'tu-afternoon', 'tu-evening', 'we-morning']],
    ['a monthly one', { freq: 'monthly', byday: ['2we'] }, ['we-morning']],
    ['one that begins in three months, not yet', { dtstart: '2027-02-23' }, []],
    ['one that ended last week, no longer', { until: '2026-11-17' }, []],
    ['one on extra days alone', { until: '2026-11-17', exceptions: [{ date: '2026-12-02', opensAt: '14:00', closesAt: '16:00', note: '' }] }, ['we-afternoon']],
  ])('%s', (_, fields, expected) => {
    expect(timesAhead([session(fields)], england, FROM).slots).toEqual(expected);
  });

  test('a line that is answered day and night has all twenty-one', () => {
    const always = session({ freq: 'daily', byday: [], opensAt: '00:00', closesAt: '24:00', bankHolidays: 'open' });
    expect(timesAhead([always], england, FROM).slots).toHaveLength(21);
    expect(timesAhead([always], england, FROM).halfHours).toHaveLength(336);
  });

  test('the time on the clock is the same on both sides of a clock change', () => {
    expect(timesAhead([session({ opensAt: '11:30', closesAt: '12:00' })], england, '2026-10-05').slots).toEqual(['tu-morning']);
  });
});

describe('half hours of the week', () => {
  test.each<[string, Partial<Session>, string[]]>([
    ['each that it is open in', { opensAt: '10:30', closesAt: '12:00' }, ['tu1030', 'tu1100', 'tu1130']],
    ['also those it is open in for a part', { opensAt: '10:15', closesAt: '10:40' }, ['tu1000', 'tu1030']],
    ['past midnight they are the next day’s', { byday: ['su'], opensAt: '23:30', closesAt: '00:30' }, ['mo0000', 'su2330']],
    ['in the other week of a fortnight too', { interval: 2, dtstart: '2026-12-01', closesAt: '10:30' }, ['tu1000']],
    ['not three weeks ahead', { dtstart: '2026-12-15' }, []],
    ['the rest of a night that began the day before', { freq: 'once', dtstart: '2026-11-22', opensAt: '23:00', closesAt: '00:30' }, ['mo0000']],
    ['not past the last of the fourteen days', { freq: 'once', dtstart: '2026-12-06', opensAt: '23:30', closesAt: '00:30' }, ['su2330']],
  ])('%s', (_, fields, expected) => {
    expect(timesAhead([session(fields)], england, FROM).halfHours).toEqual(expected);
  });
});

describe('days on which something happens', () => {
  test('are given once each, in order, today among them and yesterday not', () => {
    const sessions = [session({ byday: ['th', 'tu', 'mo', 'su'], until: '2026-11-26' }), session({ opensAt: '18:00', closesAt: '19:00', until: '2026-11-26' })];
    expect(timesAhead(sessions, england, FROM).dates).toEqual(['2026-11-23', '2026-11-24', '2026-11-26']);
  });

  test('reach five weeks ahead', () => {
    expect(timesAhead([session({ freq: 'daily', byday: [], bankHolidays: 'open' })], england, FROM).dates.at(-1)).toBe('2026-12-27');
  });
});

import { describe, expect, test } from 'vitest';
import bankHolidays from '../../data/bank-holidays.json' with { type: 'json' };
import termDates from '../../data/term-dates.json' with { type: 'json' };
import { NATIONS } from '../../src/domain/area-served.ts';
import type { Nation } from '../../src/domain/area-served.ts';
import { bankHolidaysSchema, calendarFor, easterSunday, termDatesSchema } from '../../src/domain/holidays.ts';

const YEARS = [2025, 2026, 2027, 2028];

/** As the churches' tables print them. */
const EASTERS = ['2024-03-31', '2025-04-20', '2026-04-05', '2027-03-28', '2028-04-16', '2029-04-01', '2030-04-21', '2038-04-25'];

/** Banking and Financial Dealings Act 1971, with the days that proclamations and custom have added since. */
function bankHolidaysByRule(nation: Nation, year: number): string[] {
  const scottish = nation === 'scotland';
  const easter = Date.parse(EASTERS.find((date) => date.startsWith(String(year)))!);
  const days = [shifted(easter, -2), nthMonday(year, 4, 1), lastMonday(year, 4)];
  days.push(...working(year, 0, scottish ? [1, 2] : [1]), ...working(year, 11, [25, 26]));
  days.push(scottish ? nthMonday(year, 7, 1) : lastMonday(year, 7));
  if (scottish) days.push(...working(year, 10, [30]));
  else days.push(shifted(easter, 1));
  if (nation === 'northern-ireland') days.push(...working(year, 2, [17]), ...working(year, 6, [12]));
  return days.map((ms) => new Date(ms).toISOString().slice(0, 10)).sort();
}

/** Holidays at a weekend move to the next working days that are not holidays themselves. */
function working(year: number, month: number, daysOfMonth: number[]): number[] {
  const days = daysOfMonth.map((day) => Date.UTC(year, month, day));
  const weekdays = days.filter((day) => !isWeekend(day));
  for (const day of days.filter(isWeekend)) {
    let substitute = day;
    while (isWeekend(substitute) || weekdays.includes(substitute)) substitute = shifted(substitute, 1);
    weekdays.push(substitute);
  }
  return weekdays;
}

function isWeekend(ms: number): boolean {
  return [0, 6].includes(new Date(ms).getUTCDay());
}

function nthMonday(year: number, month: number, nth: number): number {
  const mondays = [...Array(31).keys()].map((day) => Date.UTC(year, month, day + 1)).filter((ms) => new Date(ms).getUTCDay() === 1);
  return mondays.at(nth > 0 ? nth - 1 : nth)!;
}

function lastMonday(year: number, month: number): number {
  return nthMonday(year, month, -1);
}

function shifted(ms: number, days: number): number {
  return ms + days * 86_400_000;
}

describe('bank holidays', () => {
  test.each(NATIONS)('of %s from 2025 to 2028 are those the rules give', (nation) => {
    expect(bankHolidaysSchema.parse(bankHolidays)[nation]).toEqual(YEARS.flatMap((year) => bankHolidaysByRule(nation, year)));
  });

  test.each<[string, string, Nation[]]>([
    ['Easter Monday', '2026-04-06', ['england', 'wales', 'northern-ireland']],
    ['2 January', '2026-01-02', ['scotland']],
    ['2 January 2027, a Saturday, kept on the Monday', '2027-01-04', ['scotland']],
    ['St Patrick’s Day', '2026-03-17', ['northern-ireland']],
    ['12 July 2026, a Sunday, kept on the Monday', '2026-07-13', ['northern-ireland']],
    ['the first Monday of August', '2026-08-03', ['scotland']],
    ['the last Monday of August', '2026-08-31', ['england', 'wales', 'northern-ireland']],
    ['St Andrew’s Day 2025, a Sunday, kept on the Monday', '2025-12-01', ['scotland']],
    ['Boxing Day 2026, a Saturday, kept on the Monday', '2026-12-28', [...NATIONS]],
    ['Christmas 2027, a weekend, kept to the Tuesday', '2027-12-28', [...NATIONS]],
    ['an ordinary Tuesday', '2026-11-24', []],
  ])('%s (%s) is one in: %s %s', (_, date, nations) => {
    const observing = NATIONS.filter((nation) => calendarFor(nation, bankHolidays, termDates).isBankHoliday(date));
    expect(observing.sort()).toEqual([...nations].sort());
  });

  test('Easter is the Sunday the churches print', () => {
    expect(EASTERS.map((date) => easterSunday(Number(date.slice(0, 4))))).toEqual(EASTERS);
  });
});

describe('term time', () => {
  test('the term dates we ship are in order, do not overlap, and say they are to be replaced', () => {
    const { label, terms } = termDatesSchema.parse(termDates);
    const days = terms.flatMap(({ from, to }) => [from, to]);
    expect(days).toEqual([...new Set(days)].sort());
    expect(label).toContain('replace');
  });

  test('term dates decide wherever they reach', () => {
    const terms = [{ from: '2026-09-07', to: '2026-10-16' }, { from: '2026-11-02', to: '2026-12-11' }];
    const { isTermTime } = calendarFor('england', bankHolidays, { label: '', terms });
    expect(['2026-09-07', '2026-10-16', '2026-11-02', '2026-12-11'].map(isTermTime)).toEqual([true, true, true, true]);
    expect(['2026-10-17', '2026-10-28', '2026-11-01'].map(isTermTime)).toEqual([false, false, false]);
    expect(['2026-09-03', '2026-12-15'].map(isTermTime)).toEqual([true, true]);
  });

  test.each([
    ['the last day before Easter holidays', '2031-04-06', true],
    ['the Monday before Easter', '2031-04-07', false],
    ['the Sunday after Easter', '2031-04-20', false],
    ['the day they are back', '2031-04-21', true],
    ['the day before the summer holidays', '2031-07-21', true],
    ['the first day of the summer holidays', '2031-07-22', false],
    ['the last day of August', '2031-08-31', false],
    ['the first day of September', '2031-09-01', true],
    ['the day before the Christmas holidays', '2031-12-19', true],
    ['the first day of the Christmas holidays', '2031-12-20', false],
    ['3 January', '2032-01-03', false],
    ['4 January', '2032-01-04', true],
    ['the third Monday of February', '2031-02-17', false],
    ['the Sunday before it', '2031-02-16', true],
    ['the week of the last Monday of May', '2031-05-26', false],
    ['the Monday after that week', '2031-06-02', true],
    ['the last whole school week of October', '2031-10-27', false],
    ['that week where October ends on a Tuesday', '2028-10-23', false],
    ['the week after it', '2028-10-30', true],
  ])('without term dates, %s (%s): in term %s', (_, date, inTerm) => {
    expect(calendarFor('england', bankHolidays, { label: '', terms: [] }).isTermTime(date)).toBe(inTerm);
  });

  test('Christmas, Boxing and New Year’s Day are kept at a weekend as well as their substitute days', () => {
    const { isBankHoliday } = calendarFor('england', bankHolidays, { label: '', terms: [] });
    expect(['2026-12-25', '2026-12-26', '2026-12-28', '2027-12-25', '2028-01-01'].map(isBankHoliday)).toEqual([true, true, true, true, true]);
    expect(isBankHoliday('2026-12-27')).toBe(false);
  });
});

import { z } from 'zod';
import { NATIONS } from './area-served.ts';
import type { Nation } from './area-served.ts';
import { addDays, dateOfDay, dayNumber } from './calendar.ts';
import { weekdayOf } from './recurrence.ts';
import { isoDate } from './session.ts';

/** The bank holidays of each nation, as gov.uk lists them: substitute days, not the weekend days they stand for. */
export const bankHolidaysSchema = z.record(z.enum(NATIONS), z.array(isoDate));
export type BankHolidays = z.infer<typeof bankHolidaysSchema>;

/** The school terms of the area, without half-terms, in order; first and last days are included. */
export const termDatesSchema = z.strictObject({
  label: z.string(),
  terms: z.array(z.strictObject({ from: isoDate, to: isoDate })),
});
export type TermDates = z.infer<typeof termDatesSchema>;

/** What sort of day a date is, where the listing is. */
export type Calendar = { isBankHoliday(date: string): boolean; isTermTime(date: string): boolean };

/** At a weekend their substitute is what gov.uk lists, but nobody opens on the days themselves either. */
const CLOSED_EVERY_YEAR = new Set(['12-25', '12-26', '01-01']);

/**
 * The calendar of one nation. Term dates decide from their first day to their last; a date outside them
 * is judged by the usual year of schools in England and Wales, which is an assumption (see `isUsuallyTermTime`).
 */
export function calendarFor(nation: Nation, bankHolidays: BankHolidays, { terms }: TermDates): Calendar {
  const holidays = new Set(bankHolidays[nation]);
  const first = terms[0]?.from;
  const last = terms.at(-1)?.to;
  return {
    isBankHoliday: (date) => holidays.has(date) || CLOSED_EVERY_YEAR.has(date.slice(5)),
    isTermTime(date) {
      if (first === undefined || last === undefined || date < first || date > last) return isUsuallyTermTime(date);
      return terms.some((term) => date >= term.from && date <= term.to);
    },
  };
}

/**
 * Whether schools are usually in term on a date no term dates reach. Assumed, from what most councils in
 * England and Wales publish: holidays from 22 July to 31 August and 20 December to 3 January, the weeks
 * before and after Easter, and, Monday to Sunday, the last whole school week of October, the week of the
 * last Monday of May and the week of the third Monday of February.
 */
function isUsuallyTermTime(date: string): boolean {
  const monthDay = date.slice(5);
  if (monthDay >= '07-22' && monthDay <= '08-31') return false;
  if (monthDay >= '12-20' || monthDay <= '01-03') return false;
  const year = date.slice(0, 4);
  const beginnings = [mondayBy(`${year}-02-21`), mondayBy(`${year}-05-31`), mondayBy(`${year}-10-27`)];
  if (beginnings.some((monday) => date >= monday && date <= addDays(monday, 6))) return false;
  const easter = easterSunday(Number(year));
  return date < addDays(easter, -6) || date > addDays(easter, 7);
}

/** The last Monday on or before a date. */
function mondayBy(date: string): string {
  const day = dayNumber(date);
  return dateOfDay(day - weekdayOf(day));
}

/** Easter Sunday in the Gregorian calendar, by the method of Meeus, Jones and Butcher (Nature, 20 April 1876). */
export function easterSunday(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return dateOfDay(Date.UTC(year, Math.floor(n / 31) - 1, (n % 31) + 1) / 86_400_000);
}

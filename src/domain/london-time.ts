import { dayNumber } from './calendar.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const MARCH = 2;
const OCTOBER = 9;

/**
 * The instant at which clocks in the UK show `clock` (`09:30`; `24:00` is the end of the day) on `date`.
 * A time that the March change skips is an hour later by the clock; one that October has twice is the first.
 */
export function londonInstant(date: string, clock: string): Date {
  return instantOfWallMinute(dayNumber(date) * 1440 + minutesOfDay(clock));
}

/** The same for minutes by the UK wall clock since 1970-01-01 00:00. */
export function instantOfWallMinute(minute: number): Date {
  const wall = minute * MINUTE_MS;
  return new Date(isSummerTime(wall - HOUR_MS) ? wall - HOUR_MS : wall);
}

/** What a calendar and a clock in the UK show at an instant: `{ date: '2026-11-24', clock: '10:30' }`. */
export function londonWallClock(instant: Date): { date: string; clock: string } {
  const wall = wallIso(instant);
  return { date: wall.slice(0, 10), clock: wall.slice(11, 16) };
}

/** An instant as ISO 8601 with the UK's offset: `2026-11-24T10:30:00+00:00`. */
export function londonIso(instant: Date): string {
  return `${wallIso(instant).slice(0, 19)}${isSummerTime(instant.getTime()) ? '+01:00' : '+00:00'}`;
}

/** Minutes by the UK wall clock since 1970-01-01 00:00, in which days and times of day can be reckoned. */
export function wallMinuteOf(instant: Date): number {
  return Math.floor(wallMs(instant) / MINUTE_MS);
}

/** Minutes from midnight: `09:30` is 570, `24:00` is 1440. */
export function minutesOfDay(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
}

function wallIso(instant: Date): string {
  return new Date(wallMs(instant)).toISOString();
}

function wallMs(instant: Date): number {
  return instant.getTime() + (isSummerTime(instant.getTime()) ? HOUR_MS : 0);
}

/**
 * The UK's rule since 1996: clocks are an hour ahead from 01:00 UTC on the last Sunday of March to
 * 01:00 UTC on the last Sunday of October (Summer Time Act 1972 as amended by SI 2002/262).
 */
function isSummerTime(utcMs: number): boolean {
  const utc = new Date(utcMs);
  const month = utc.getUTCMonth();
  if (month === MARCH) return utcMs >= changeInMonthOf(utc);
  if (month === OCTOBER) return utcMs < changeInMonthOf(utc);
  return month > MARCH && month < OCTOBER;
}

/** 01:00 UTC on the last Sunday of a month of 31 days, in milliseconds. */
function changeInMonthOf(utc: Date): number {
  const end = Date.UTC(utc.getUTCFullYear(), utc.getUTCMonth(), 31);
  return end - new Date(end).getUTCDay() * DAY_MS + HOUR_MS;
}

import { dayNumber } from './calendar.ts';
import { WEEKDAYS } from './session.ts';
import type { Session, Weekday } from './session.ts';

type Recurrence = Pick<Session, 'freq' | 'interval' | 'byday' | 'dtstart' | 'until'>;

const DAY_MS = 86_400_000;

/** Where intervals are counted from when a session does not say when it began: a Monday. */
const ASSUMED_START = '1970-01-05';

/**
 * The days a session falls on by its pattern alone (RFC 5545), in order, as day numbers from `first` to
 * `last`, both included. Weeks begin on Monday, months are counted by the calendar, and both are reached
 * by arithmetic, however far away. A pattern that names no day (weekly without `byday` or `dtstart`) has none.
 */
export function* patternDays(session: Recurrence, first: number, last: number): Generator<number> {
  const from = session.dtstart === null ? first : Math.max(first, dayNumber(session.dtstart));
  const to = session.until === null ? last : Math.min(last, dayNumber(session.until));
  for (const day of candidateDays(session, from, to)) {
    if (day > to) return;
    if (day >= from) yield day;
  }
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(day: number): number {
  return modulo(day + 3, 7);
}

/** The weekday of `2tu` as a number, 0 for Monday. */
export function weekdayOfCode(code: string): number {
  return WEEKDAYS.indexOf(code.slice(-2) as Weekday);
}

/** Which one of the month: 2 of `2tu`, -1 of `-1fr`, 0 (every one) of `tu`. */
export function ordinalOfCode(code: string): number {
  return Number(code.slice(0, -2));
}

/** In order, beginning with the period `from` is in: what lies outside `from` to `to` is for the caller to drop. */
function* candidateDays(session: Recurrence, from: number, to: number): Generator<number> {
  const { freq, interval, dtstart } = session;
  const anchor = dayNumber(dtstart ?? ASSUMED_START);
  if (freq === 'once') {
    if (dtstart !== null) yield anchor;
  } else if (freq === 'daily') {
    for (let day = align(from, anchor, interval); day <= to; day += interval) {
      if (session.byday.length === 0 || weekdaysOf(session).includes(weekdayOf(day))) yield day;
    }
  } else if (freq === 'weekly') {
    const weekdays = weekdaysOf(session);
    for (let week = align(weekOf(from), weekOf(anchor), interval); mondayOf(week) <= to; week += interval) {
      for (const weekday of weekdays) yield mondayOf(week) + weekday;
    }
  } else {
    for (let month = align(monthOf(from), monthOf(anchor), interval); firstOfMonth(month) <= to; month += interval) {
      yield* daysOfMonth(session, month);
    }
  }
}

/** The weekdays a daily or weekly session names, or else the one it began on; Monday first. */
function weekdaysOf({ byday, dtstart }: Recurrence): number[] {
  if (byday.length > 0) return ascending(byday.map(weekdayOfCode));
  return dtstart === null ? [] : [weekdayOf(dayNumber(dtstart))];
}

/** The days of one month that a monthly session falls on; none where the month has no fifth Friday or no 31st. */
function daysOfMonth({ byday, dtstart }: Recurrence, month: number): number[] {
  const first = firstOfMonth(month);
  const end = firstOfMonth(month + 1);
  if (byday.length > 0) return ascending(byday.flatMap((code) => daysByCode(code, first, end)));
  if (dtstart === null) return [];
  return [first + Number(dtstart.slice(8)) - 1].filter((day) => day < end);
}

function daysByCode(code: string, first: number, end: number): number[] {
  const days: number[] = [];
  for (let day = first + modulo(weekdayOfCode(code) - weekdayOf(first), 7); day < end; day += 7) days.push(day);
  const ordinal = ordinalOfCode(code);
  if (ordinal === 0) return days;
  return days.slice(ordinal < 0 ? ordinal : ordinal - 1).slice(0, 1);
}

/** The first number from `from` up that is a whole number of intervals away from `anchor`. */
function align(from: number, anchor: number, interval: number): number {
  return from + modulo(anchor - from, interval);
}

/** Weeks since the one that held 1970-01-01, Monday to Sunday. */
function weekOf(day: number): number {
  return Math.floor((day + 3) / 7);
}

function mondayOf(week: number): number {
  return week * 7 - 3;
}

/** Months since the year 0. */
function monthOf(day: number): number {
  const date = new Date(day * DAY_MS);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

function firstOfMonth(month: number): number {
  return Date.UTC(Math.floor(month / 12), month % 12, 1) / DAY_MS;
}

function ascending(numbers: number[]): number[] {
  return [...new Set(numbers)].sort((a, b) => a - b);
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}

import { dateOfDay, dayNumber } from './calendar.ts';
import type { Calendar } from './holidays.ts';
import { instantOfWallMinute, minutesOfDay } from './london-time.ts';
import { patternDays } from './recurrence.ts';
import type { Session } from './session.ts';

/** One time that a session happens. `date` is the day it begins; `venue` and `note` are the session's or that day's own. */
export type Occurrence = { date: string; startsAt: Date; endsAt: Date; venue: number | null; note: string };

const DAY_MINUTES = 1440;

type Hours = { opensAt: string; closesAt: string; note: string };

/** Every time a session begins on the `days` days from `from` (`2026-11-24`), in order. */
export function occurrences(session: Session, from: string, days: number, calendar: Calendar): Occurrence[] {
  return [...eachOccurrence(session, from, days, calendar)];
}

/** The same, worked out one at a time for whoever needs only the first few. */
export function* eachOccurrence(session: Session, from: string, days: number, calendar: Calendar): Generator<Occurrence> {
  const first = dayNumber(from);
  for (const day of possibleDays(session, first, first + days - 1)) {
    const date = dateOfDay(day);
    for (const hours of hoursOn(session, date, calendar)) yield occurrence(session, day, date, hours);
  }
}

/** The days of the pattern and the days with an exception, each once and in order. */
function* possibleDays(session: Session, first: number, last: number): Generator<number> {
  const exceptional = exceptionDays(session, first, last);
  for (const day of patternDays(session, first, last)) {
    while (exceptional[0] !== undefined && exceptional[0] < day) yield exceptional.shift()!;
    if (exceptional[0] === day) exceptional.shift();
    yield day;
  }
  yield* exceptional;
}

function exceptionDays(session: Session, first: number, last: number): number[] {
  const days = new Set(session.exceptions.map((exception) => dayNumber(exception.date)));
  return [...days].filter((day) => day >= first && day <= last).sort((a, b) => a - b);
}

/**
 * The hours of a day of the pattern. An exception has the last word; after it, a one-off happens on the
 * day it names, so that a Christmas Day lunch is not lost to the bank holiday.
 */
function hoursOn(session: Session, date: string, calendar: Calendar): Hours[] {
  const exceptions = session.exceptions.filter((exception) => exception.date === date);
  if (exceptions.length > 0) return exceptionalHours(session, exceptions);
  if (session.freq === 'once') return [session];
  if (session.bankHolidays === 'closed' && calendar.isBankHoliday(date)) return [];
  if (session.termTime && !calendar.isTermTime(date)) return [];
  return [session];
}

/** An exception that gives no closing time closes at the usual one. */
function exceptionalHours(session: Session, exceptions: Session['exceptions']): Hours[] {
  return exceptions
    .flatMap(({ opensAt, closesAt, note }) =>
      opensAt === null ? [] : [{ opensAt, closesAt: closesAt ?? session.closesAt, note: note || session.note }],
    )
    .sort((a, b) => minutesOfDay(a.opensAt) - minutesOfDay(b.opensAt));
}

/** A session inside the hour that the March change skips keeps its length. */
function occurrence(session: Session, day: number, date: string, { opensAt, closesAt, note }: Hours): Occurrence {
  const opens = minutesOfDay(opensAt);
  const closes = minutesOfDay(closesAt);
  const lengthMinutes = closes > opens ? closes - opens : closes + DAY_MINUTES - opens;
  const startsAt = instantOfWallMinute(day * DAY_MINUTES + opens);
  const endsAt = instantOfWallMinute(day * DAY_MINUTES + opens + lengthMinutes);
  if (endsAt <= startsAt) endsAt.setTime(startsAt.getTime() + lengthMinutes * 60_000);
  return { date, startsAt, endsAt, venue: session.venue, note };
}

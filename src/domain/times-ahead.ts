import { addDays, dayNumber } from './calendar.ts';
import type { Calendar } from './holidays.ts';
import { INDEXED_DAYS } from './lifetime.ts';
import { wallMinuteOf } from './london-time.ts';
import { occurrences } from './occurrences.ts';
import type { Session } from './session.ts';
import { halfHourPositions, HALF_HOURS, SLOT_DAYS, slotPositions, SLOTS } from './week.ts';

const HALF_HOUR_DAYS = 14;
const DAY_MINUTES = 1440;

/** When sessions really happen, as a search asks for it. */
export type TimesAhead = {
  /** The parts of the week (`tu-morning`) of the next 56 days, Monday first. Morning is before 12:00, afternoon to 17:00, evening from then. */
  slots: string[];
  /** The half hours of the week (`tu1030`) in which something is open at any time in the next 14 days, Monday first. */
  halfHours: string[];
  /** The days of the next 35 on which something begins: `2026-11-24`, in order. */
  dates: string[];
};

/** What sessions come to in the days from `from`, which counts as the first. They are gone through once for all three: to index a directory is mostly this. */
export function timesAhead(sessions: Session[], calendar: Calendar, from: string): TimesAhead {
  // From the day before, because what began then may run past midnight.
  const begun = sessions.flatMap((session) => occurrences(session, addDays(from, -1), SLOT_DAYS + 1, calendar));
  const stretches = begun.map(({ date, startsAt, endsAt }) => ({ date, from: wallMinuteOf(startsAt), to: wallMinuteOf(endsAt) }));
  const ahead = stretches.filter(({ date }) => date >= from);

  const slots = new Set(ahead.flatMap(slotPositions));
  const midnight = dayNumber(from) * DAY_MINUTES;
  const end = midnight + HALF_HOUR_DAYS * DAY_MINUTES;
  const halfHours = new Set(stretches.flatMap((stretch) => halfHourPositions({ from: Math.max(stretch.from, midnight), to: Math.min(stretch.to, end) })));
  const lastDate = addDays(from, INDEXED_DAYS - 1);
  return {
    slots: SLOTS.filter((_, position) => slots.has(position)),
    halfHours: HALF_HOURS.filter((_, position) => halfHours.has(position)),
    dates: [...new Set(ahead.map(({ date }) => date).filter((date) => date <= lastDate))].toSorted(),
  };
}

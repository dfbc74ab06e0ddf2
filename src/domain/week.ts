import { weekdayOf } from './recurrence.ts';
import { TIMES_OF_DAY, WEEKDAYS } from './session.ts';

/** A time that something goes on, in minutes by the UK wall clock since 1970-01-01 00:00. */
export type Stretch = { from: number; to: number };

/** The times of day of a week, Monday first: `mo-morning`, `mo-afternoon`, `mo-evening`, `tu-morning`… */
export const SLOTS = WEEKDAYS.flatMap((weekday) => TIMES_OF_DAY.map((time) => `${weekday}-${time}`));

/** The half hours of a week, Monday first, by when they begin: `mo0000`, `mo0030`, `mo0100`… */
export const HALF_HOURS = WEEKDAYS.flatMap((weekday) =>
  Array.from({ length: 48 }, (_, half) => `${weekday}${String(Math.floor(half / 2)).padStart(2, '0')}${half % 2 === 0 ? '00' : '30'}`),
);

/** How many days ahead are looked through for the slots of a listing: a monthly session shows, and a term-time one in the summer holidays. */
export const SLOT_DAYS = 56;

const DAY_MINUTES = 1440;

/** Less of a part of the day than this does not make it a session of that part. */
const WORTHWHILE_MINUTES = 30;

/**
 * Morning, afternoon and evening of a day and of the next, in minutes from midnight. What runs on past
 * midnight still belongs to the evening it began in until 05:00; what begins at 00:00 belongs to the morning.
 */
const PARTS = [
  { from: 0, to: 720 },
  { from: 720, to: 1020 },
  { from: 1020, to: 1740 },
  { from: 1740, to: 2160 },
  { from: 2160, to: 2460 },
  { from: 2460, to: 2880 },
];

/**
 * The positions in `SLOTS` of what a stretch of at most a day covers. Less than half an hour of a slot does
 * not count, unless there is no longer part.
 */
export function slotPositions(stretch: Stretch): number[] {
  const day = Math.floor(stretch.from / DAY_MINUTES);
  const from = stretch.from - day * DAY_MINUTES;
  const to = stretch.to - day * DAY_MINUTES;
  const covered = PARTS.map((part, index) => ({ index, minutes: Math.min(to, part.to) - Math.max(from, part.from) }));
  const worthwhile = covered.filter(({ minutes }) => minutes >= WORTHWHILE_MINUTES);
  const counted = worthwhile.length > 0 ? worthwhile : covered.filter(({ minutes }) => minutes > 0);
  return counted.map(({ index }) => (weekdayOf(day) * 3 + index) % SLOTS.length);
}

/** The positions in `HALF_HOURS` of those a stretch touches. */
export function halfHourPositions({ from, to }: Stretch): number[] {
  const first = Math.floor(from / 30);
  const monday = (Math.floor(first / 48) - weekdayOf(Math.floor(first / 48))) * 48;
  const length = Math.max(0, Math.ceil(to / 30) - first);
  return Array.from({ length }, (_, index) => (first + index - monday) % HALF_HOURS.length);
}

import { dayNumber, daysBetween } from './calendar.ts';
import { londonWallClock, minutesOfDay } from './london-time.ts';
import { ordinalOfCode, weekdayOf, weekdayOfCode } from './recurrence.ts';
import type { Session } from './session.ts';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = [
  'January', 'February', 'March', 'April', 'May', 'June',
  'July', 'August', 'September', 'October', 'November', 'December',
];
const ORDINALS = new Map([[1, 'first'], [2, 'second'], [3, 'third'], [4, 'fourth'], [5, 'fifth'], [-1, 'last']]);

const WHOLE_DAY = '24 hours';

/** Farther off than this a date is given with its year. */
const YEAR_NEEDED_DAYS = 300;

/** When a session is, as a receptionist reads it aloud: `Second Tuesday of the month, 10am to 12 noon, term time only`. */
export function sessionText(session: Session): string {
  const parts = [capitalised(daysText(session)), rangeText(session.opensAt, session.closesAt)];
  if (session.termTime) parts.push('term time only');
  return parts.join(', ');
}

/**
 * When one occurrence is, short enough for a card: `Today 10:30am to 12 noon`, `Tomorrow 2pm`,
 * `Tue 24 Nov 10:30am`, with the year when it is more than 300 days off. Wall-clock time in the UK.
 */
export function occurrenceText(startsAt: Date, endsAt: Date, now: Date): string {
  const today = londonWallClock(now).date;
  const start = londonWallClock(startsAt);
  const end = londonWallClock(endsAt);
  const daysOff = daysBetween(today, start.date);
  if (startsAt <= now && now < endsAt && daysOff < 0) return `Today until ${clockText(end.clock)}`;
  if (daysOff === 0) return `Today ${rangeText(start.clock, end.clock)}`;
  const startText = rangeText(start.clock, end.clock) === WHOLE_DAY ? WHOLE_DAY : clockText(start.clock);
  return `${daysOff === 1 ? 'Tomorrow' : shortDate(start.date, Math.abs(daysOff) > YEAR_NEEDED_DAYS)} ${startText}`;
}

function daysText(session: Session): string {
  if (session.freq === 'once') return session.dtstart === null ? 'on a date to be confirmed' : longDate(session.dtstart);
  if (session.freq === 'monthly') return monthlyText(session);
  const weekdays = [...new Set(session.byday.map(weekdayOfCode))].sort((a, b) => a - b);
  if (session.freq === 'daily') return dailyText(session.interval, weekdays);
  if (weekdays.length > 0 || session.dtstart === null) return weeklyText(session.interval, weekdays);
  return weeklyText(session.interval, [weekdayOf(dayNumber(session.dtstart))]);
}

function dailyText(interval: number, weekdays: number[]): string {
  if (interval === 1) return weekdays.length === 0 ? 'every day' : weekdaysText(weekdays);
  return every(interval, 'day') + (weekdays.length === 0 ? '' : ` that is a ${list(weekdays.map(dayName), 'or')}`);
}

function weeklyText(interval: number, weekdays: number[]): string {
  if (weekdays.length === 0) return every(interval, 'week');
  if (interval === 1) return weekdaysText(weekdays);
  if (interval === 2 && weekdays.length === 1) return `every other ${dayName(weekdays[0]!)}`;
  return `${every(interval, 'week')} on ${list(weekdays.map(dayName))}`;
}

/** Three days or more in a row are told by their first and last: `Monday to Friday and Sundays`. */
function weekdaysText(weekdays: number[]): string {
  if (weekdays.length === 7) return 'every day';
  const runs: number[][] = [];
  for (const weekday of weekdays) {
    const run = runs.at(-1);
    if (run?.at(-1) === weekday - 1) run.push(weekday);
    else runs.push([weekday]);
  }
  return list(runs.flatMap((run) => (run.length < 3 ? run.map(plural) : [`${dayName(run[0]!)} to ${dayName(run.at(-1)!)}`])));
}

function monthlyText({ byday, dtstart, interval }: Session): string {
  if (byday.length > 0 && byday.every((code) => ordinalOfCode(code) === 0)) {
    const weekdays = weekdaysText([...new Set(byday.map(weekdayOfCode))].sort((a, b) => a - b));
    return interval === 1 ? weekdays : `${weekdays}${ofTheMonth(interval, dtstart)}`;
  }
  if (byday.length > 0) return `${ordinalDaysText(byday)}${ofTheMonth(interval, dtstart)}`;
  if (dtstart === null) return every(interval, 'month');
  return `${numbered(Number(dtstart.slice(8)))}${ofTheMonth(interval, dtstart)}`;
}

/** Weekdays once each, with all their places: `first and third Tuesday`. */
function ordinalDaysText(byday: string[]): string {
  const weekdays = [...new Set(byday.map(weekdayOfCode))];
  const texts = weekdays.map((weekday) => {
    const places = byday.filter((code) => weekdayOfCode(code) === weekday).map((code) => ORDINALS.get(ordinalOfCode(code)) ?? 'every');
    return `${list(places)} ${dayName(weekday)}`;
  });
  return list(texts);
}

function ofTheMonth(interval: number, dtstart: string | null): string {
  if (interval === 1) return ' of the month';
  if (interval === 2) return ' of every other month';
  if (interval === 12 && dtstart !== null) return ` of ${monthName(dtstart)} each year`;
  return `, every ${interval} months`;
}

function rangeText(opensAt: string, closesAt: string): string {
  if (opensAt === '00:00' && minutesOfDay(closesAt) % 1440 === 0) return WHOLE_DAY;
  return `${clockText(opensAt)} to ${clockText(closesAt)}`;
}

/** `7:30pm`, `9am`, `12 noon`, `midnight`. */
export function clockText(clock: string): string {
  const [hour, minute] = clock.split(':') as [string, string];
  const hours = Number(hour) % 24;
  if (minute === '00' && hours === 0) return 'midnight';
  if (minute === '00' && hours === 12) return '12 noon';
  return `${hours % 12 || 12}${minute === '00' ? '' : `:${minute}`}${hours < 12 ? 'am' : 'pm'}`;
}

/** `Tuesday 24 November 2026`. */
export function longDate(date: string): string {
  return `${dayName(weekdayOf(dayNumber(date)))} ${Number(date.slice(8))} ${monthName(date)} ${date.slice(0, 4)}`;
}

function shortDate(date: string, withYear: boolean): string {
  const text = `${dayName(weekdayOf(dayNumber(date))).slice(0, 3)} ${Number(date.slice(8))} ${monthName(date).slice(0, 3)}`;
  return withYear ? `${text} ${date.slice(0, 4)}` : text;
}

function every(interval: number, period: string): string {
  if (interval === 1) return `every ${period}`;
  return interval === 2 ? `every other ${period}` : `every ${interval} ${period}s`;
}

function dayName(weekday: number): string {
  return DAYS[weekday] ?? '';
}

function plural(weekday: number): string {
  return `${dayName(weekday)}s`;
}

function monthName(date: string): string {
  return MONTHS[Number(date.slice(5, 7)) - 1] ?? '';
}

/** `1st`, `22nd`, `13th`. */
function numbered(day: number): string {
  if (day >= 11 && day <= 13) return `${day}th`;
  return `${day}${['th', 'st', 'nd', 'rd'][day % 10] ?? 'th'}`;
}

function list(words: string[], conjunction: 'and' | 'or' = 'and'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${conjunction} ${words.at(-1)}`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

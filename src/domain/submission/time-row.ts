import { dayNumber } from '../calendar.ts';
import { clockText, longDate } from '../hours-text.ts';
import { ordinalOfCode, weekdayOf, weekdayOfCode } from '../recurrence.ts';
import { WEEKDAYS, type Session } from '../session.ts';
import { readTimes } from '../written-time.ts';

/**
 * One row of times as the form has it. `of` is the position of the session it came from; a session that the form cannot
 * say (every fourth week) is one `as-it-is`.
 */
export const PARTS = ['often', 'days', 'next', 'nth', 'weekday', 'date', 'starts', 'ends', 'term', 'first', 'last', 'venue', 'note', 'of'] as const;
export type Part = (typeof PARTS)[number];
export type TimeRow = Record<Part, string[]>;

export const OFTEN = ['weekly', 'fortnightly', 'monthly', 'once'] as const;
export type Often = (typeof OFTEN)[number];
export const NTHS = ['1', '2', '3', '4', '5', '-1'] as const;


export const EMPTY_ROW = Object.fromEntries(PARTS.map((part) => [part, [] as string[]])) as TimeRow;

/** A session as a row. */
export function fillRow(session: Session, position: number): TimeRow {
  const pattern = patternOf(session);
  const repeats = session.freq !== 'once';
  return {
    ...EMPTY_ROW,
    often: ['as-it-is'],
    ...pattern,
    ...timesOf(session),
    term: session.termTime ? ['yes'] : [],
    // A fortnight is counted from its first day, which the pattern has.
    first: repeats && session.dtstart && pattern.next === undefined ? [longDate(session.dtstart)] : [],
    last: repeats && session.until ? [longDate(session.until)] : [],
    venue: [session.venue === null ? '' : String(session.venue)],
    note: [session.note],
    of: [String(position)],
  };
}

function patternOf({ freq, interval, byday, dtstart }: Session): Partial<TimeRow> {
  const weekdays = [...new Set(byday.map((code) => WEEKDAYS[weekdayOfCode(code)]!))];
  const started = dtstart ? [WEEKDAYS[weekdayOf(dayNumber(dtstart))]!] : [];
  if (freq === 'once') return dtstart ? { often: ['once'], date: [longDate(dtstart)] } : {};
  if (freq === 'daily' && interval === 1) return { often: ['weekly'], days: weekdays.length > 0 ? weekdays : [...WEEKDAYS] };
  if (freq === 'weekly' && interval === 1) return { often: ['weekly'], days: weekdays.length > 0 ? weekdays : started };
  const isOnFirstDay = weekdays.length === 0 || String(weekdays) === String(started);
  if (freq === 'weekly' && interval === 2 && dtstart && isOnFirstDay) return { often: ['fortnightly'], next: [longDate(dtstart)] };
  if (freq === 'monthly' && interval === 1 && weekdays.length === 1 && byday.every((code) => ordinalOfCode(code) !== 0)) {
    return { often: ['monthly'], nth: byday.map((code) => String(ordinalOfCode(code))), weekday: weekdays };
  }
  return {};
}

/** As people write them, unless only the 24-hour clock says it. */
function timesOf({ opensAt, closesAt }: Session): Pick<TimeRow, 'starts' | 'ends'> {
  const [starts, ends] = [clockText(opensAt), clockText(closesAt)];
  const read = readTimes(starts, ends);
  const same = read?.opensAt === opensAt && read.closesAt === closesAt;
  return same ? { starts: [starts], ends: [ends] } : { starts: [opensAt], ends: [closesAt] };
}

export function isEmptyRow(row: TimeRow): boolean {
  return PARTS.every((part) => (row[part] ?? []).every((value) => value.trim() === ''));
}

/** Whether two rows say the same, wherever they stand. */
export function isSameRow(a: TimeRow, b: TimeRow): boolean {
  const said = (values: string[]) => values.filter(Boolean).toSorted().join();
  return PARTS.every((part) => part === 'of' || said(a[part]) === said(b[part]));
}

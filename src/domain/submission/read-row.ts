import { dateOfDay, dayNumber } from '../calendar.ts';
import { longDate, sessionText } from '../hours-text.ts';
import { patternDays, weekdayOf } from '../recurrence.ts';
import { sessionSchema, WEEKDAYS, type Session } from '../session.ts';
import { readDate } from '../written-date.ts';
import { isTime, readTimes } from '../written-time.ts';
import { mixedSentence } from './answers.ts';
import { cleanLine, mixedWord } from './plain-writing.ts';
import { fillRow, isSameRow, NTHS, OFTEN, type Often, type Part, type TimeRow } from './time-row.ts';

type RowProblem = { part: Part; sentence: string };
export type RowReading = { session: Session | null; problems: RowProblem[] };
type Pattern = Pick<Session, 'freq' | 'interval' | 'byday' | 'dtstart'>;

const LONGEST_NOTE = 160;
const NEXT_WITHIN_DAYS = 400;
const NOTHING_KNOWN = sessionSchema.parse({ freq: 'weekly', opensAt: '00:00', closesAt: '24:00' });

/**
 * The session a row says, or what is wrong with it. `before` is the session the row came from: what the form does not ask
 * of it stays, and a row that says what it said is that session. `venues` is how many places it can be at.
 */
export function readRow(row: TimeRow, before: Session | null, today: string, venues: number): RowReading {
  if (before && isSameRow(row, fillRow(before, 0))) return { session: before, problems: [] };
  const problems: RowProblem[] = [];
  const report = (part: Part, sentence: string) => void problems.push({ part, sentence });
  const one = (part: Part) => row[part][0]?.trim() ?? '';
  const readDay = (part: Part, { missing = '', mayBePast = false }) => {
    const text = one(part);
    if (text === '') return missing ? report(part, missing) : undefined;
    const read = readDate(text, today);
    if ('wrong' in read) return report(part, read.wrong);
    if (!mayBePast && read.date < today) return report(part, 'That day has passed. Write one that is still to come.');
    return read.date;
  };

  const often = OFTEN.find((known) => known === one('often'));
  const asItIs = before && one('often') === 'as-it-is' ? before : null;
  const pattern = often ? readPattern(often, row, readDay, report) : (asItIs ?? report('often', 'Choose how often it is.'));
  const times = readTimes(one('starts'), one('ends'));
  if (!times) reportTimes(one('starts'), one('ends'), report);
  const last = often && often !== 'once' ? readDay('last', {}) : undefined;
  const note = cleanLine(one('note'));
  const mixed = mixedWord(note);
  if (mixed) report('note', mixedSentence(mixed));
  else if (note.length > LONGEST_NOTE) report('note', `Keep it to ${LONGEST_NOTE} characters. It has ${note.length}.`);
  if (last && pattern?.dtstart && last < pattern.dtstart) report('last', 'The last day lies before the first. Check both.');
  if (!pattern || !times || problems.length > 0) return { session: null, problems };

  const { freq, interval, byday, dtstart } = pattern;
  const venue = Number(one('venue') || -1);
  const session: Session = {
    ...(before ?? NOTHING_KNOWN), freq, interval, byday, dtstart, ...times, note,
    until: often ? (last ?? null) : (before?.until ?? null),
    termTime: one('term') === 'yes',
    venue: venues > 1 ? (venue >= 0 && venue < venues ? venue : null) : (before?.venue ?? null),
  };
  return { session, problems };
}

type ReadDay = (part: Part, options: { missing?: string; mayBePast?: boolean }) => string | undefined | void;
type Report = (part: Part, sentence: string) => void;

function readPattern(often: Often, row: TimeRow, readDay: ReadDay, report: Report): Pattern | null {
  const days = WEEKDAYS.filter((day) => row.days.includes(day));
  const nths = NTHS.filter((nth) => row.nth.includes(nth));
  const weekday = WEEKDAYS.find((day) => day === row.weekday[0]);
  const first = () => readDay('first', { mayBePast: true }) ?? null;
  switch (often) {
    case 'weekly':
      if (days.length === 0) return report('days', 'Tick the day or days it is on.') ?? null;
      return { freq: 'weekly', interval: 1, byday: days, dtstart: first() };
    case 'fortnightly': {
      const next = readDay('next', { missing: 'Write a date it is on, so that the weeks can be counted.', mayBePast: true });
      return next ? { freq: 'weekly', interval: 2, byday: [WEEKDAYS[weekdayOf(dayNumber(next))]!], dtstart: next } : null;
    }
    case 'monthly':
      if (nths.length === 0) report('nth', 'Tick which one of the month it is: the first, the second…');
      if (!weekday) report('weekday', 'Choose the day of the week.');
      return weekday && nths.length > 0 ? { freq: 'monthly', interval: 1, byday: nths.map((nth) => nth + weekday), dtstart: first() } : null;
    case 'once': {
      const date = readDay('date', { missing: 'Write the date.' });
      return date ? { freq: 'once', interval: 1, byday: [], dtstart: date } : null;
    }
  }
}

function reportTimes(starts: string, ends: string, report: Report) {
  if (starts === '') report('starts', 'Write when it starts, like 10:30am.');
  else if (!isTime(starts)) report('starts', 'Write the time like 10:30am or 2pm.');
  if (ends === '') report('ends', 'Write when it ends, like 12 noon.');
  else if (!isTime(ends)) report('ends', 'Write the time like 12 noon or 4:30pm.');
  if (isTime(starts) && isTime(ends)) report('starts', 'Check both times, and write am or pm behind each, like 7pm and 9pm.');
}

/** A session as a sentence, with the days between which it runs and, unless it is every week, the next day of it. */
export function timeSentence(session: Session, today: string): string {
  const { freq, interval, dtstart, until } = session;
  const everyWeek = interval === 1 && freq !== 'monthly' && freq !== 'once';
  const starts = dtstart && freq !== 'once' && interval === 1 && dtstart > today ? `, from ${longDate(dtstart)}` : '';
  const ends = until ? `, until ${longDate(until)}` : '';
  const from = dayNumber(today);
  const [next] = everyWeek || freq === 'once' ? [] : patternDays(session, from, from + NEXT_WITHIN_DAYS);
  return `${sessionText(session)}${starts}${ends}.${next === undefined ? '' : ` Next on ${longDate(dateOfDay(next))}.`}`;
}

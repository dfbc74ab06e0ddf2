import { readTimeRange, TIME, type ClockRange, type WrittenTime } from './time-range.ts';
import { sessionSchema, WEEKDAYS, type Session, type Weekday } from './session.ts';

type Days = { freq: 'weekly' | 'monthly'; byday: string[] };
type Token =
  | { is: 'day'; day: Weekday }
  | { is: 'days'; days: Weekday[] }
  | { is: 'nth'; nth: string; after: 'every' | null }
  | { is: 'time'; time: WrittenTime }
  | { is: 'of-month' | 'dash' | 'join' | 'closed' };

const DAY = /^(?:mon|monday|mo|tue|tues|tuesday|tu|wed|weds|wednesday|we|thu|thur|thurs|thursday|th|fri|friday|fr|sat|saturday|sa|sun|sunday|su)s?$/;
const NTH: Record<string, string> = { '1st': '1', first: '1', '2nd': '2', second: '2', '3rd': '3', third: '3', '4th': '4', fourth: '4', last: '-1' };
const ALWAYS = /^(?:open )?(?:daily,? )?(?:24\/7|24 hours(?: a day)?(?:,? (?:7|seven) days(?: a week)?)?)\.?$/;
const TERM_TIME = /\(?,?\s*(?:during )?(?:(?:local )?school )?term[- ]time(?: only)?\)?/g;
/** What a session says already: it is closed on bank holidays unless somebody says otherwise. */
const NOT_ON_BANK_HOLIDAYS = /\(?(?:except|excluding|not open on|not on|closed on|closed) (?:on )?bank holidays\)?/g;
const SMALL_WORDS = new Set(['open', 'opening', 'hours', 'times', 'on', 'the', 'each', 'weekly', 'from', 'between']);

/**
 * Reads opening times as people write them ("Mon-Fri 9:30am-12noon, Sat 10-1", "2nd Tuesday of the month
 * 10am-12pm", "Mo 10:00-13:00, 14:00-17:00; Tu …"). Answers with null unless every word of it is
 * understood and has one meaning: half a timetable sends somebody to a locked door.
 */
export function readOpeningTimes(text: string): Session[] | null {
  const plain = text.toLowerCase().replace(/[‐-―−]/g, '-').replace(/\bevery ?day\b/g, 'daily').trim();
  if (ALWAYS.test(plain)) {
    return [sessionSchema.parse({ freq: 'daily', opensAt: '00:00', closesAt: '24:00', bankHolidays: 'open' })];
  }
  const tokens = tokensOf(plain.replace(TERM_TIME, ' ').replace(NOT_ON_BANK_HOLIDAYS, ' '));
  const clauses = tokens && readClauses(tokens);
  if (!clauses || clauses.every(({ ranges }) => ranges.length === 0)) return null;

  const termTime = plain.search(TERM_TIME) >= 0;
  // "… term time only" after two clauses may speak of both or of the last.
  if (termTime && clauses.length > 1) return null;
  return toSessions(clauses, termTime);
}

function tokensOf(text: string): Token[] | null {
  const tokens: Token[] = [];
  let every = false;
  for (const [word] of text.matchAll(new RegExp(`of (?:the |each |every )?month|${TIME.source}|[0-9]*[a-z]+|[^\\s]`, 'g'))) {
    const token = tokenOf(word, every);
    if (token === null) return null;
    if (token) tokens.push(token);
    every = word === 'every' || (every && !token);
  }
  return tokens;
}

/** The token, null for a word that is not understood, undefined for one that says nothing. */
function tokenOf(word: string, every: boolean): Token | null | undefined {
  if (word.startsWith('of ')) return { is: 'of-month' };
  if (DAY.test(word)) return { is: 'day', day: WEEKDAYS.find((day) => word.startsWith(day))! };
  if (/^weekdays?$/.test(word)) return { is: 'days', days: WEEKDAYS.slice(0, 5) };
  if (/^weekends?$/.test(word)) return { is: 'days', days: WEEKDAYS.slice(5) };
  if (word === 'daily') return { is: 'days', days: [...WEEKDAYS] };
  if (NTH[word]) return { is: 'nth', nth: NTH[word], after: every ? 'every' : null };
  if (word === '-' || word === 'to' || word === 'until' || word === 'till') return { is: 'dash' };
  if (/^(?:[,;.&+/:]|and)$/.test(word)) return { is: 'join' };
  if (word === 'closed') return { is: 'closed' };
  if (word === 'every' || SMALL_WORDS.has(word)) return undefined;
  const written = TIME.exec(word);
  if (written?.[0] !== word) return null;
  const [, hour = '', minute = '', half = ''] = written;
  return { is: 'time', time: { hour, minute, half: half.replace(/[.\s]/g, '') } };
}

type Clause = { days: Days; ranges: ClockRange[] };

/** Days then times all the way, or times then days all the way. */
function readClauses(tokens: Token[]): Clause[] | null {
  const left = tokens.slice();
  const clauses: Clause[] = [];
  skipJoins(left);
  const timesFirst = left[0]?.is === 'time';
  while (left.length > 0) {
    const early = timesFirst ? readRanges(left) : null;
    const days = readDays(left);
    const ranges = timesFirst ? early : readRanges(left);
    if (!days || !ranges) return null;
    clauses.push({ days, ranges });
    skipJoins(left);
  }
  return clauses;
}

/** Takes days from the front: "Mon - Thu", "Tues, Fri", "1st and 3rd Monday of the month". */
function readDays(left: Token[]): Days | null {
  const found: Days[] = [];
  do {
    skipJoins(left);
    const days = left[0]?.is === 'nth' ? readNthDays(left) : readWeekdays(left);
    if (!days) return null;
    found.push(days);
  } while (startsDays(left.find((token) => token.is !== 'join')));
  const freq = found[0]!.freq;
  return found.every((days) => days.freq === freq) ? { freq, byday: [...new Set(found.flatMap(({ byday }) => byday))] } : null;
}

function startsDays(token: Token | undefined): boolean {
  return token?.is === 'day' || token?.is === 'days' || token?.is === 'nth';
}

function readWeekdays(left: Token[]): Days | null {
  const first = left.shift();
  if (first?.is === 'days') return { freq: 'weekly', byday: first.days };
  if (first?.is !== 'day') return null;
  const last = left[1];
  if (left[0]?.is !== 'dash' || last?.is !== 'day') return { freq: 'weekly', byday: [first.day] };
  left.splice(0, 2);
  const from = WEEKDAYS.indexOf(first.day);
  const length = ((WEEKDAYS.indexOf(last.day) - from + 7) % 7) + 1;
  return { freq: 'weekly', byday: Array.from({ length }, (_, step) => WEEKDAYS[(from + step) % 7]!) };
}

function readNthDays(left: Token[]): Days | null {
  const nths: string[] = [];
  let ambiguous = false;
  for (let token = left[0]; token?.is === 'nth'; token = left[0]) {
    nths.push(token.nth);
    // "Every 2nd Tuesday" is every other Tuesday to some, and a day of the month to others.
    ambiguous ||= token.after === 'every';
    left.shift();
    skipJoins(left);
  }
  const day = left.shift();
  if (day?.is !== 'day') return null;
  if (left[0]?.is === 'of-month') left.shift();
  else if (ambiguous) return null;
  return { freq: 'monthly', byday: nths.map((nth) => nth + day.day) };
}

/** Takes times from the front: "10am - 12noon and 2 - 4pm", or "closed". */
function readRanges(left: Token[]): ClockRange[] | null {
  skipJoins(left);
  if (left[0]?.is === 'closed') {
    left.shift();
    return [];
  }
  const ranges: ClockRange[] = [];
  while (left[0]?.is === 'time') {
    const [opens, dash, closes] = left.splice(0, 3);
    if (opens?.is !== 'time' || dash?.is !== 'dash' || closes?.is !== 'time') return null;
    const range = readTimeRange(opens.time, closes.time);
    if (!range) return null;
    ranges.push(range);
    if (left.find((token) => token.is !== 'join')?.is === 'time') skipJoins(left);
  }
  return ranges.length > 0 ? ranges : null;
}

function skipJoins(left: Token[]) {
  while (left[0]?.is === 'join') left.shift();
}

/** Days that keep the same times become one session. */
function toSessions(clauses: Clause[], termTime: boolean): Session[] {
  const sessions = new Map<string, Session>();
  for (const { days, ranges } of clauses) {
    for (const range of ranges) {
      const key = `${days.freq} ${range.opensAt} ${range.closesAt}`;
      const byday = [...new Set([...(sessions.get(key)?.byday ?? []), ...days.byday])];
      sessions.set(key, sessionSchema.parse({ freq: days.freq, byday, ...range, termTime }));
    }
  }
  return [...sessions.values()];
}

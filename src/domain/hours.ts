import { addDays } from './calendar.ts';
import type { Calendar } from './holidays.ts';
import type { ListingDetails } from './listing.ts';
import { londonWallClock } from './london-time.ts';
import { eachOccurrence, occurrences } from './occurrences.ts';
import type { Occurrence } from './occurrences.ts';
import type { Session } from './session.ts';
import { SLOT_DAYS } from './week.ts';

/** How far ahead a next session is looked for: a yearly one is always found. */
const NEXT_SESSION_DAYS = 400;

/**
 * When a listing can be gone to or rung: its sessions, or, where it has none (a helpline), the hours its
 * phone lines are answered, as weekly sessions that bank holidays do not close.
 */
export function openings({ sessions, phoneLines }: Pick<ListingDetails, 'sessions' | 'phoneLines'>): Session[] {
  if (sessions.length > 0) return sessions;
  return phoneLines.flatMap((line) => line.answered.map((answered) => answeredSession(answered, line.purpose)));
}

/** The session in progress, or else the next to begin within 400 days; null where there is none. */
export function nextSession(sessions: Session[], now: Date, calendar: Calendar): Occurrence | null {
  return soonest(sessions, now, calendar, NEXT_SESSION_DAYS, () => true);
}

/** The same of those that `fits` lets pass, within the 56 days in which the index looks for them. */
export function nextFitting(sessions: Session[], now: Date, calendar: Calendar, fits: (occurrence: Occurrence) => boolean): Occurrence | null {
  return soonest(sessions, now, calendar, SLOT_DAYS, fits);
}

/** Whether the next session is in progress. */
export function isOpenNow(next: Pick<Occurrence, 'startsAt'> | null, now: Date): boolean {
  return next !== null && next.startsAt <= now;
}

/** What is in progress and what begins on the `days` days from today, in order of starting. */
export function upcoming(sessions: Session[], now: Date, calendar: Calendar, days: number): Occurrence[] {
  const yesterday = addDays(londonWallClock(now).date, -1);
  return sessions
    .flatMap((session) => occurrences(session, yesterday, days + 1, calendar))
    .filter((occurrence) => occurrence.endsAt > now)
    .sort(byStart);
}

/** The last day anything can happen, where every session has an end; null where one goes on or its day is not known. */
export function lastDay(sessions: Session[]): string | null {
  const ends = sessions.map(endOf);
  return ends.includes(null) ? null : ((ends as string[]).sort().at(-1) ?? null);
}

type Answered = ListingDetails['phoneLines'][number]['answered'][number];

function answeredSession({ byday, opensAt, closesAt }: Answered, purpose: string): Session {
  return {
    freq: 'weekly',
    interval: 1,
    byday,
    dtstart: null,
    until: null,
    opensAt,
    closesAt,
    termTime: false,
    bankHolidays: 'open',
    exceptions: [],
    venue: null,
    note: purpose,
  };
}

/** Looks from yesterday, because a session that began then may run past midnight. */
function soonest(sessions: Session[], now: Date, calendar: Calendar, days: number, fits: (occurrence: Occurrence) => boolean): Occurrence | null {
  const yesterday = addDays(londonWallClock(now).date, -1);
  let next: Occurrence | null = null;
  for (const session of sessions) {
    for (const occurrence of eachOccurrence(session, yesterday, days + 1, calendar)) {
      if (next && occurrence.startsAt >= next.startsAt) break;
      if (occurrence.endsAt > now && fits(occurrence)) {
        next = occurrence;
        break;
      }
    }
  }
  return next;
}

/** An exception can put a session on a day after its last. */
function endOf({ freq, dtstart, until, exceptions }: Session): string | null {
  const end = freq === 'once' ? (dtstart ?? until) : until;
  if (end === null) return null;
  const extra = exceptions.filter(({ opensAt }) => opensAt !== null).map(({ date }) => date);
  return [end, ...extra].sort().at(-1) ?? null;
}

function byStart(a: Occurrence, b: Occurrence): number {
  return a.startsAt.getTime() - b.startsAt.getTime() || a.endsAt.getTime() - b.endsAt.getTime();
}

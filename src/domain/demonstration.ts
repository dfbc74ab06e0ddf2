import { addDays, daysBetween } from './calendar.ts';
import type { ListingDetails } from './listing.ts';

/** The source of every invented listing. */
export const DEMONSTRATION = 'demonstration';

/** The day the demonstration was written: nothing in it was checked later, and nothing is over within the week after. */
const WRITTEN_ON = '2026-11-19';

/**
 * A demonstration listing as if it had been written in the week that ends `today`: every date moves by the same
 * whole number of weeks, so a Tuesday stays a Tuesday, and what was fresh, due or stale stays so.
 */
export function movedToPresent(details: ListingDetails, today: string): ListingDetails {
  const days = Math.floor(daysBetween(WRITTEN_ON, today) / 7) * 7;
  const moved = (date: string) => addDays(date, days);
  const movedOrNull = (date: string | null) => (date === null ? null : moved(date));
  return {
    ...details,
    sessions: details.sessions.map((session) => ({
      ...session,
      dtstart: movedOrNull(session.dtstart),
      until: movedOrNull(session.until),
      exceptions: session.exceptions.map((exception) => ({ ...exception, date: moved(exception.date) })),
    })),
    capacity: details.capacity && { ...details.capacity, saidOn: moved(details.capacity.saidOn), until: movedOrNull(details.capacity.until) },
    check: details.check && { ...details.check, on: moved(details.check.on) },
    fundedUntil: movedOrNull(details.fundedUntil),
  };
}

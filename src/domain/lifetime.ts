import { addDays, addMonths } from './calendar.ts';
import { CAPACITY_LASTS_DAYS, capacityOn } from './capacity.ts';
import { checkState } from './check.ts';
import { lastDay, openings } from './hours.ts';
import type { ListingDetails } from './listing.ts';

/** How many days of session dates the index knows in advance. */
export const INDEXED_DAYS = 35;

/** Stale, full and paused listings sink below the others, and say so. */
export function isSunk(details: ListingDetails, today: string): boolean {
  const capacity = capacityOn(details.capacity, today);
  return capacity === 'full' || capacity === 'paused' || checkState(details.check, today) === 'stale';
}

/** Everything that was to happen has happened: an event that is over. */
export function isOver(details: ListingDetails, today: string): boolean {
  const last = lastDay(openings(details));
  return last !== null && last < today;
}

/**
 * The day after `today` on which what the index holds of a listing is no longer true without anybody
 * having changed it: it goes stale, its capacity expires, or its known session dates run short.
 * `spread` (0 to 13) keeps a whole directory from coming due on one day.
 */
export function reindexOn(details: ListingDetails, today: string, spread: number): string | null {
  const days = [];
  if (details.check) days.push(addDays(addMonths(details.check.on, 12), 1));
  if (details.capacity) days.push(addDays(details.capacity.until ?? addDays(details.capacity.saidOn, CAPACITY_LASTS_DAYS), 1));
  if (details.sessions.length > 0 || details.phoneLines.length > 0) days.push(addDays(today, INDEXED_DAYS - 8 - spread));
  return days.filter((day) => day > today).toSorted()[0] ?? null;
}

import { z } from 'zod';
import { addDays, addMonths } from './calendar.ts';
import { isoDate } from './session.ts';

/** A human confirmed the listing. An import or a save is not a check. */
export const checkSchema = z.strictObject({
  on: isoDate,
  how: z.enum(['phoned', 'visited', 'owner']),
  /** Who, as a role, never a name: "editor", "group secretary". */
  role: z.string().min(1).max(60),
});
export type Check = z.infer<typeof checkSchema>;

export type CheckState = 'fresh' | 'due' | 'stale' | 'never';

const FRESH_MONTHS = 6;
const DUE_MONTHS = 12;

/** Fresh for 6 months, due until 12, then stale. */
export function checkState(check: Check | null, today: string): CheckState {
  if (!check) return 'never';
  if (today < addMonths(check.on, FRESH_MONTHS)) return 'fresh';
  return today <= addMonths(check.on, DUE_MONTHS) ? 'due' : 'stale';
}

/** The days of checks that are due, and stale, on a day: those before `due`, and those before `stale`. Some months are shorter, so give or take three days. */
export function checkDays(today: string): { due: string; stale: string } {
  return { due: addDays(addMonths(today, -FRESH_MONTHS), 1), stale: addMonths(today, -DUE_MONTHS) };
}

import { z } from 'zod';
import { addMonths } from './calendar.ts';
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

/** Fresh for 6 months, due until 12, then stale. */
export function checkState(check: Check | null, today: string): CheckState {
  if (!check) return 'never';
  if (today < addMonths(check.on, 6)) return 'fresh';
  return today <= addMonths(check.on, 12) ? 'due' : 'stale';
}

import { z } from 'zod';
import { isoDate } from './session.ts';
import { daysBetween } from './calendar.ts';

export const CAPACITY_STATES = ['open', 'short-wait', 'long-wait', 'full', 'paused'] as const;

/** Whether there is room, and the day somebody said so. */
export const capacitySchema = z.strictObject({
  state: z.enum(CAPACITY_STATES),
  /** For `full` and `paused`: the day it is expected to change. */
  until: isoDate.nullable().default(null),
  waitWeeks: z.int().min(1).max(260).nullable().default(null),
  saidOn: isoDate,
});
export type Capacity = z.infer<typeof capacitySchema>;

/** After this many days nobody should rely on what was said: the callers of a directory will ask. */
export const CAPACITY_LASTS_DAYS = 28;

export type CapacityState = (typeof CAPACITY_STATES)[number] | 'ask';

/**
 * What may be said about capacity on a day. It returns to `ask` 28 days after it was said, or the day
 * after `until`; a "full until March" said in November holds until March.
 */
export function capacityOn(capacity: Capacity | null, today: string): CapacityState {
  if (!capacity) return 'ask';
  if (capacity.until) return today <= capacity.until ? capacity.state : 'ask';
  return daysBetween(capacity.saidOn, today) <= CAPACITY_LASTS_DAYS ? capacity.state : 'ask';
}

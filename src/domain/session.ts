import { z } from 'zod';

/** RFC 5545 weekday codes in lower case, Monday first. */
export const WEEKDAYS = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export const TIMES_OF_DAY = ['morning', 'afternoon', 'evening'] as const;
export type TimeOfDay = (typeof TIMES_OF_DAY)[number];

/** A calendar day in the place where the listing is: `2026-11-24`. */
export const isoDate = z.iso.date('Write the date as 2026-11-24');

/** A wall-clock time in Europe/London: `09:30`. `24:00` is the end of the day. */
export const clockTime = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'Write the time as 09:30 on the 24-hour clock');

/** A weekday, with a place in the month for monthly sessions: `tu`, `2tu` (second Tuesday), `-1fr` (last Friday). */
const byDay = z.string().regex(/^(?:-1|[1-5])?(?:mo|tu|we|th|fr|sa|su)$/, 'Write the day as tu, or 2tu for the second Tuesday');

/**
 * When something happens, in the words of RFC 5545 and of Open Referral's `schedule`.
 *
 * `opensAt` and `closesAt` are wall-clock times in Europe/London; a session that closes at or before
 * the time it opens runs past midnight, except `00:00` to `24:00`, which is the whole day.
 * `dtstart` is the first possible day: it fixes which weeks a fortnightly session falls in, and which
 * day a `once` session is. `until` is the last possible day, included.
 */
export const sessionSchema = z.strictObject({
  freq: z.enum(['once', 'daily', 'weekly', 'monthly']),
  interval: z.int().min(1).max(52).default(1),
  byday: z.array(byDay).max(14).default([]),
  dtstart: isoDate.nullable().default(null),
  until: isoDate.nullable().default(null),
  opensAt: clockTime,
  closesAt: clockTime,
  /** Only in school term time, by the directory's term dates. */
  termTime: z.boolean().default(false),
  /** What happens on a bank holiday of the nation the listing is in. */
  bankHolidays: z.enum(['closed', 'open']).default('closed'),
  exceptions: z
    .array(
      z.strictObject({
        date: isoDate,
        /** Null when it is closed that day. */
        opensAt: clockTime.nullable().default(null),
        closesAt: clockTime.nullable().default(null),
        note: z.string().max(120).default(''),
      }),
    )
    .max(60)
    .default([]),
  /** Which of the listing's venues, by position; null when it has none or it is at all of them. */
  venue: z.int().min(0).nullable().default(null),
  note: z.string().max(160).default(''),
});
export type Session = z.infer<typeof sessionSchema>;

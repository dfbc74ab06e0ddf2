import fc from 'fast-check';
import rrule from 'rrule';
import type { Weekday as RuleWeekday } from 'rrule';
import { describe, expect, test } from 'vitest';
import { addDays, dateOfDay, dayNumber } from '../../src/domain/calendar.ts';
import { nextSession, upcoming } from '../../src/domain/hours.ts';
import { londonWallClock } from '../../src/domain/london-time.ts';
import { occurrences } from '../../src/domain/occurrences.ts';
import { sessionSchema, WEEKDAYS } from '../../src/domain/session.ts';
import type { Session } from '../../src/domain/session.ts';

const { RRule } = rrule;
const RULE_DAYS = [RRule.MO, RRule.TU, RRule.WE, RRule.TH, RRule.FR, RRule.SA, RRule.SU];
const RULE_FREQS = { daily: RRule.DAILY, weekly: RRule.WEEKLY, monthly: RRule.MONTHLY };

const anyDay = { isBankHoliday: () => false, isTermTime: () => true };

const date = fc.integer({ min: dayNumber('2019-01-01'), max: dayNumber('2032-12-31') }).map(dateOfDay);
const weekday = fc.constantFrom(...WEEKDAYS);
const ordinal = fc.constantFrom('1', '2', '3', '4', '5', '-1');
const clock = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30', '45')).map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`);

/** Weekdays with places in the month and weekdays without are never mixed: `rrule` takes both together to mean neither. */
const pattern = fc.oneof(
  fc.record({ freq: fc.constant('daily' as const), byday: fc.uniqueArray(weekday, { maxLength: 3 }) }),
  fc.record({ freq: fc.constant('weekly' as const), byday: fc.uniqueArray(weekday, { maxLength: 4 }) }),
  fc.record({ freq: fc.constant('monthly' as const), byday: fc.uniqueArray(weekday, { maxLength: 2 }) }),
  fc.record({
    freq: fc.constant('monthly' as const),
    byday: fc.uniqueArray(fc.tuple(ordinal, weekday).map((parts) => parts.join('')), { minLength: 1, maxLength: 3 }),
  }),
);

const session = fc
  .record({
    pattern,
    interval: fc.oneof(fc.constantFrom(1, 2), fc.integer({ min: 1, max: 52 })),
    dtstart: date,
    lastsDays: fc.option(fc.integer({ min: 0, max: 3000 })),
    opensAt: clock,
    closesAt: clock,
  })
  .map(({ pattern: { freq, byday }, interval, dtstart, lastsDays, opensAt, closesAt }) =>
    sessionSchema.parse({ freq, byday, interval, dtstart, until: lastsDays === null ? null : addDays(dtstart, lastsDays), opensAt, closesAt }),
  );

/** The same pattern worked out by `rrule`, with the wall clock taken for UTC. */
function datesByRule({ freq, interval, byday, dtstart, until }: Session, from: string, days: number): string[] {
  if (freq === 'once') throw new Error('A one-off has no rule.');
  const rule = new RRule({
    freq: RULE_FREQS[freq],
    interval,
    wkst: RRule.MO,
    dtstart: midnight(dtstart!),
    until: until === null ? null : midnight(until),
    byweekday: byday.length === 0 ? null : byday.map(ruleDay),
  });
  return rule.between(midnight(from), midnight(addDays(from, days - 1)), true).map((found) => found.toISOString().slice(0, 10));
}

function ruleDay(code: string): RuleWeekday {
  const day = RULE_DAYS[WEEKDAYS.findIndex((weekdayCode) => code.endsWith(weekdayCode))]!;
  return code.length === 2 ? day : day.nth(Number(code.slice(0, -2)));
}

function midnight(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

describe('repeating sessions', () => {
  test('fall on the days an independent calendar library gives', { timeout: 30_000 }, () => {
    let found = 0;
    fc.assert(
      fc.property(session, date, fc.integer({ min: 1, max: 900 }), (tried, from, days) => {
        const dates = occurrences(tried, from, days, anyDay).map((occurrence) => occurrence.date);
        expect(dates).toEqual(datesByRule(tried, from, days));
        found += dates.length;
      }),
      { numRuns: 500 },
    );
    expect(found).toBeGreaterThan(1000);
  });

  test('show the hours they give on a UK clock, on the day they begin', () => {
    fc.assert(
      fc.property(session, date, (tried, from) => {
        for (const { date: day, startsAt, endsAt } of occurrences(tried, from, 60, anyDay)) {
          expect(endsAt.getTime()).toBeGreaterThan(startsAt.getTime());
          const start = londonWallClock(startsAt);
          expect(start.date).toBe(day);
          if (!/^0[12]/.test(tried.opensAt)) expect(start.clock).toBe(tried.opensAt);
          if (!/^0[12]/.test(tried.closesAt)) expect(londonWallClock(endsAt).clock).toBe(tried.closesAt);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('are the same whether a stretch of days is looked at whole or in two', () => {
    const span = fc.integer({ min: 1, max: 300 });
    fc.assert(
      fc.property(session, date, span, span, (tried, from, first, second) => {
        const halves = [...occurrences(tried, from, first, anyDay), ...occurrences(tried, addDays(from, first), second, anyDay)];
        expect(occurrences(tried, from, first + second, anyDay)).toEqual(halves);
      }),
      { numRuns: 300 },
    );
  });

  test('the next of several sessions is the first of all that are not over', () => {
    const sessions = fc.array(session, { maxLength: 4 });
    fc.assert(
      fc.property(sessions, date, clock, (tried, day, time) => {
        const now = new Date(`${day}T${time}:00Z`);
        const first = upcoming(tried, now, anyDay, 400)[0];
        expect(nextSession(tried, now, anyDay)?.startsAt).toEqual(first?.startsAt);
      }),
      { numRuns: 300 },
    );
  });
});

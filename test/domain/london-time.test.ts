import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { londonInstant, londonIso, londonWallClock, wallMinuteOf } from '../../src/domain/london-time.ts';

const HOUR_MS = 3_600_000;

const reference = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

function referenceWallClock(instant: Date): { date: string; clock: string } {
  const [date, clock] = reference.format(instant).split(', ') as [string, string];
  return { date: date.split('/').toReversed().join('-'), clock };
}

describe('the wall clock in the UK', () => {
  test('every hour of 2024 to 2029 agrees with the time zone database', () => {
    const wrong: string[] = [];
    for (let ms = Date.UTC(2024, 0, 1); ms < Date.UTC(2030, 0, 1); ms += HOUR_MS) {
      const instant = new Date(ms);
      const expected = referenceWallClock(instant);
      const shown = londonWallClock(instant);
      if (shown.date !== expected.date || shown.clock !== expected.clock) wrong.push(instant.toISOString());
    }
    expect(wrong).toEqual([]);
  });

  test('the instant of what a clock shows is that instant, or an hour earlier where the hour comes twice', () => {
    const wrong: string[] = [];
    let firstOfTwo = 0;
    for (let ms = Date.UTC(2024, 0, 1); ms < Date.UTC(2030, 0, 1); ms += HOUR_MS) {
      const { date, clock } = referenceWallClock(new Date(ms));
      const found = londonInstant(date, clock).getTime();
      if (found === ms - HOUR_MS) firstOfTwo += 1;
      else if (found !== ms) wrong.push(`${date} ${clock}`);
    }
    expect(wrong).toEqual([]);
    expect(firstOfTwo).toBe(6);
  });

  test('any minute between 1997 and 2090 agrees with the time zone database', () => {
    const minutes = fc.integer({ min: Date.UTC(1997, 0, 1) / 60_000, max: Date.UTC(2090, 0, 1) / 60_000 });
    fc.assert(
      fc.property(minutes, (minute) => {
        const instant = new Date(minute * 60_000);
        const { date, clock } = referenceWallClock(instant);
        expect(londonWallClock(instant)).toEqual({ date, clock });
        expect(wallMinuteOf(instant)).toBe(Date.parse(`${date}T${clock}:00Z`) / 60_000);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ['a winter morning', '2026-11-24', '10:30', '2026-11-24T10:30:00+00:00'],
    ['a summer morning', '2026-07-07', '10:30', '2026-07-07T10:30:00+01:00'],
    ['the last minute before clocks go forward', '2026-03-29', '00:59', '2026-03-29T00:59:00+00:00'],
    ['a time that clocks skip, an hour later', '2026-03-29', '01:30', '2026-03-29T02:30:00+01:00'],
    ['the first minute after clocks went forward', '2026-03-29', '02:00', '2026-03-29T02:00:00+01:00'],
    ['a time that comes twice, the first', '2026-10-25', '01:30', '2026-10-25T01:30:00+01:00'],
    ['the first time that comes once again', '2026-10-25', '02:00', '2026-10-25T02:00:00+00:00'],
    ['the end of a day', '2026-12-31', '24:00', '2027-01-01T00:00:00+00:00'],
    ['the end of a leap day', '2028-02-29', '24:00', '2028-03-01T00:00:00+00:00'],
  ])('%s: %s %s is %s', (_, date, clock, iso) => {
    const instant = londonInstant(date, clock);
    expect(londonIso(instant)).toBe(iso);
    expect(instant.getTime()).toBe(Date.parse(iso));
  });

  test('the second time a clock shows half past one in October is written with the winter offset', () => {
    expect(londonIso(new Date('2026-10-25T01:30:00Z'))).toBe('2026-10-25T01:30:00+00:00');
  });
});

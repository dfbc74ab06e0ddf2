import fc from 'fast-check';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readDemonstration } from '../../../src/adapters/data-files.ts';
import { listingDetailsSchema, type ListingDetails } from '../../../src/domain/listing.ts';
import { sessionSchema, WEEKDAYS, type Session } from '../../../src/domain/session.ts';
import { readRow } from '../../../src/domain/submission/read-row.ts';
import { BLANK, fillAll, readAll, STEPS } from '../../../src/domain/submission/steps.ts';
import { fillRow, NTHS } from '../../../src/domain/submission/time-row.ts';
import { details } from '../../support/listings.ts';
import { context, sent } from '../../support/submission.ts';

const folder = join(import.meta.dirname, '../../../data');
const demonstration = (await readDemonstration(folder)).map((input) => listingDetailsSchema.parse(input));

/** As a browser sends a form back: only what has a value, and of boxes only the ticked ones. */
const untouched = (known: ListingDetails) => sent(fillAll(known));

describe('a change begun from a listing and sent untouched is that listing', () => {
  test.each(STEPS.map((step) => [step.slug, step] as const))('%s, for every demonstration listing', (_slug, step) => {
    for (const known of demonstration) {
      const reading = step.read(sent(step.fill(known)), known, context);
      expect(reading.details).toEqual(known);
      expect(reading.problems.filter(({ field }) => field !== 'your-email')).toEqual([]);
    }
  });

  test('all steps, one after the other', () => {
    for (const known of demonstration) expect(readAll(untouched(known), known, context).details).toEqual(known);
  });

  test('with what the form cannot say: further venues and numbers, exceptions, a source, a check, marks', () => {
    const known = details({
      venues: [{ name: 'Hall', postcode: 'M33 7ND', lat: 53.4, lon: -2.3 }, { name: 'Annexe' }],
      sessions: [
        { freq: 'weekly', interval: 4, byday: ['tu', 'fr'], dtstart: '2025-01-07', opensAt: '10:00', closesAt: '11:00', venue: 1, exceptions: [{ date: '2026-12-29', note: 'Closed' }] },
        { freq: 'monthly', byday: ['tu', '2we'], opensAt: '23:00', closesAt: '01:30', bankHolidays: 'open' },
        { freq: 'once', opensAt: '00:00', closesAt: '24:00' },
      ],
      phoneLines: [{ number: '+441614960100', answered: [{ byday: ['mo', 'we'], opensAt: '22:00', closesAt: '02:00' }] }, { number: '116123' }],
      source: { name: 'council', id: '7' },
      check: { on: '2026-10-01', how: 'phoned', role: 'editor' },
      marks: [{ kind: 'insurance', on: '2026-10-01' }],
      editorNote: 'Rang twice.',
      fundedUntil: '2027-03-31',
      languages: ['en', 'zu'],
    });
    expect(readAll(untouched(known), known, context).details).toEqual(known);
  });
});

describe('what the form can say is read as it was filled in, with nothing to fall back on', () => {
  const clock = fc.integer({ min: 0, max: 95 }).map((quarter) => `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${['00', '15', '30', '45'][quarter % 4]}`);
  const times = fc.tuple(clock, clock).filter(([from, to]) => from !== to).map(([opensAt, closesAt]) => ({ opensAt, closesAt }));
  const day = fc.integer({ min: 0, max: 300 }).map((ahead) => new Date(Date.UTC(2026, 11, 1 + ahead)).toISOString().slice(0, 10));
  const pattern: fc.Arbitrary<Partial<Session>> = fc.oneof(
    fc.record({ freq: fc.constant('weekly' as const), byday: fc.subarray([...WEEKDAYS], { minLength: 1 }), dtstart: fc.option(day) }),
    day.map((dtstart) => ({ freq: 'weekly' as const, interval: 2, dtstart, byday: [WEEKDAYS[(new Date(dtstart).getUTCDay() + 6) % 7]!] })),
    fc.record({ freq: fc.constant('monthly' as const), byday: fc.tuple(fc.subarray([...NTHS], { minLength: 1 }), fc.constantFrom(...WEEKDAYS)).map(([nths, weekday]) => nths.map((nth) => nth + weekday)) }),
    day.map((dtstart) => ({ freq: 'once' as const, dtstart })),
  );

  test('any session of a kind it offers', () => {
    fc.assert(
      fc.property(pattern, times, fc.boolean(), (given, when, termTime) => {
        const session = sessionSchema.parse({ freq: 'weekly', ...given, ...when, termTime });
        const row = { ...fillRow(session, 0), of: [] };
        expect(readRow(row, null, context.today, 0)).toEqual({ session, problems: [] });
      }),
      { numRuns: 500 },
    );
  });

  test('most of every demonstration listing, as if it were typed in anew', () => {
    const lost = demonstration.filter((known) => {
      const { details: read } = readAll(untouched(known), BLANK, context);
      const said = (from: ListingDetails) => ({ ...from.age, ...from.cost, name: from.name, kind: from.kind, summary: from.summary, description: from.description, organisation: from.organisation.name, email: from.email, website: from.website, delivery: from.delivery.toSorted(), routeIn: from.routeIn.toSorted(), languages: from.languages, suits: from.suits, firstVisit: from.firstVisit, company: from.company, areas: from.areasServed, number: from.phoneLines[0]?.number, answered: from.phoneLines[0]?.answered.length, needs: from.needs.map(({ need }) => need).toSorted() });
      return JSON.stringify(said(read)) !== JSON.stringify(said(known));
    });
    // Answered through the night or until midnight, which is asked again; and two days of the same hours that become one line.
    expect(lost.map(({ name }) => name)).toEqual(['Tib Yard Street Team', 'Out of Credit: evenings and weekends', 'Empty Basket', 'Teatime Line', 'Evens Late Line']);
  });
});

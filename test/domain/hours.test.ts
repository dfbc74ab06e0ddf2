import { describe, expect, test } from 'vitest';
import bankHolidays from '../../data/bank-holidays.json' with { type: 'json' };
import termDates from '../../data/term-dates.json' with { type: 'json' };
import { calendarFor } from '../../src/domain/holidays.ts';
import { isOpenNow, lastDay, nextSession, openings, upcoming } from '../../src/domain/hours.ts';
import { londonIso } from '../../src/domain/london-time.ts';
import { phoneLineSchema } from '../../src/domain/phone-line.ts';
import { sessionSchema } from '../../src/domain/session.ts';
import type { Session } from '../../src/domain/session.ts';

const england = calendarFor('england', bankHolidays, termDates);

function session(fields: Partial<Session>): Session {
  return sessionSchema.parse({ freq: 'weekly', opensAt: '10:00', closesAt: '12:00', ...fields });
}

function nextStart(sessions: Session[], now: string): string | null {
  const next = nextSession(sessions, new Date(now), england);
  return next && londonIso(next.startsAt);
}

const tuesdays = session({ byday: ['tu'] });
const fridayNights = session({ byday: ['fr'], opensAt: '22:00', closesAt: '02:00' });

describe('the next session', () => {
  test.each<[string, Session[], string, string | null]>([
    ['is today’s, before it begins', [tuesdays], '2026-11-24T08:00:00Z', '2026-11-24T10:00:00+00:00'],
    ['is the one in progress', [tuesdays], '2026-11-24T11:59:00Z', '2026-11-24T10:00:00+00:00'],
    ['is next week’s from the minute it closes', [tuesdays], '2026-11-24T12:00:00Z', '2026-12-01T10:00:00+00:00'],
    ['is last night’s until it closes after midnight', [fridayNights], '2026-11-28T01:30:00Z', '2026-11-27T22:00:00+00:00'],
    ['is the sooner of two', [session({ byday: ['th'] }), session({ byday: ['we'] })], '2026-11-24T13:00:00Z', '2026-11-25T10:00:00+00:00'],
    ['is the one in progress before one that begins soon', [session({ byday: ['tu'], opensAt: '11:30' }), tuesdays], '2026-11-24T11:00:00Z', '2026-11-24T10:00:00+00:00'],
    ['keeps its time on the clock when clocks have changed between', [tuesdays], '2026-10-21T12:00:00Z', '2026-10-27T10:00:00+00:00'],
    ['in summer counts an hour ahead of UTC', [tuesdays], '2026-07-07T10:59:00Z', '2026-07-07T10:00:00+01:00'],
    ['in summer is over an hour earlier by UTC', [tuesdays], '2026-07-07T11:00:00Z', '2026-07-14T10:00:00+01:00'],
    ['of a yearly one is found a year ahead', [session({ freq: 'monthly', byday: ['2su'], interval: 12, dtstart: '2024-06-09' })], '2026-06-14T12:00:00Z', '2027-06-13T10:00:00+01:00'],
    ['passes over a bank holiday', [session({ byday: ['mo'] })], '2026-12-27T12:00:00Z', '2027-01-04T10:00:00+00:00'],
    ['of a term-time one is after the holidays', [session({ byday: ['tu'], termTime: true })], '2026-12-16T12:00:00Z', '2027-01-05T10:00:00+00:00'],
    ['is none when the last one is over', [session({ byday: ['tu'], until: '2026-11-24' })], '2026-11-24T12:00:00Z', null],
    ['is none when an event is over', [session({ freq: 'once', dtstart: '2026-11-24' })], '2026-11-24T12:00:00Z', null],
    ['is none farther than 400 days ahead', [session({ freq: 'once', dtstart: '2028-11-24' })], '2026-11-24T12:00:00Z', null],
    ['is none where there are no sessions', [], '2026-11-24T12:00:00Z', null],
  ])('%s', (_, sessions, now, expected) => {
    expect(nextStart(sessions, now)).toBe(expected);
  });

  test('says which venue and carries the note', () => {
    const next = nextSession([session({ byday: ['tu'], venue: 2, note: 'Side door' })], new Date('2026-11-24T08:00:00Z'), england);
    expect(next).toMatchObject({ venue: 2, note: 'Side door', endsAt: new Date('2026-11-24T12:00:00Z') });
  });
});

describe('open now', () => {
  test.each<[string, Session[], string, boolean]>([
    ['before it opens', [tuesdays], '2026-11-24T09:59:59Z', false],
    ['from the minute it opens', [tuesdays], '2026-11-24T10:00:00Z', true],
    ['until the minute it closes', [tuesdays], '2026-11-24T12:00:00Z', false],
    ['after midnight, from the night before', [fridayNights], '2026-11-28T01:59:00Z', true],
    ['by the clock in summer', [tuesdays], '2026-07-07T09:15:00Z', true],
    ['when one of several is', [session({ byday: ['we'] }), tuesdays], '2026-11-24T11:00:00Z', true],
    ['on the bank holiday it is closed', [session({ byday: ['mo'] })], '2026-12-28T11:00:00Z', false],
    ['at any hour of a 24-hour line', [session({ freq: 'daily', opensAt: '00:00', closesAt: '24:00', bankHolidays: 'open' })], '2026-12-25T00:00:00Z', true],
  ])('%s', (_, sessions, now, expected) => {
    expect(isOpenNow(nextSession(sessions, new Date(now), england), new Date(now))).toBe(expected);
  });
});

describe('what is coming up', () => {
  test('mixes all sessions in order of starting, with the one in progress, and stops after the days asked for', () => {
    const sessions = [tuesdays, fridayNights, session({ freq: 'daily', opensAt: '14:00', closesAt: '15:00' })];
    const found = upcoming(sessions, new Date('2026-11-28T01:00:00Z'), england, 4).map(({ startsAt }) => londonIso(startsAt).slice(0, 16));
    expect(found).toEqual(['2026-11-27T22:00', '2026-11-28T14:00', '2026-11-29T14:00', '2026-11-30T14:00', '2026-12-01T10:00', '2026-12-01T14:00']);
  });
});

describe('opening hours of a listing', () => {
  const line = phoneLineSchema.parse({
    number: '116123',
    purpose: 'Listening line',
    answered: [{ byday: ['mo', 'fr'], opensAt: '18:00', closesAt: '24:00' }],
  });

  test('are its sessions where it has any', () => {
    expect(openings({ sessions: [tuesdays], phoneLines: [line] })).toEqual([tuesdays]);
  });

  test('are the hours its phones are answered where it has none, bank holidays included', () => {
    const [answered, ...others] = openings({ sessions: [], phoneLines: [line] });
    expect(others).toEqual([]);
    expect(sessionSchema.parse(answered)).toEqual(answered);
    expect(answered).toMatchObject({ byday: ['mo', 'fr'], note: 'Listening line', venue: null });
    const evening = new Date('2026-12-28T19:00:00Z');
    expect(isOpenNow(nextSession([answered!], evening, england), evening)).toBe(true);
  });

  test('are unknown where nothing is said', () => {
    expect(openings({ sessions: [], phoneLines: [{ ...line, answered: [] }] })).toEqual([]);
  });
});

describe('the last day', () => {
  const event = session({ freq: 'once', dtstart: '2026-11-24' });

  test.each<[string, Session[], string | null]>([
    ['of an event is its day', [event], '2026-11-24'],
    ['of several is the latest', [event, session({ byday: ['tu'], until: '2027-03-30' })], '2027-03-30'],
    ['is none when one goes on', [event, tuesdays], null],
    ['is none without sessions', [], null],
    ['is none when the day of an event is not known', [session({ freq: 'once' })], null],
    ['is that of an extra session after the last', [session({ byday: ['tu'], until: '2026-11-24', exceptions: [{ date: '2026-12-01', opensAt: '10:00', closesAt: '11:00', note: '' }] })], '2026-12-01'],
  ])('%s', (_, sessions, expected) => {
    expect(lastDay(sessions)).toBe(expected);
  });
});

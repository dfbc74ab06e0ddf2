import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readDataFiles, readDemonstration } from '../../src/adapters/data-files.ts';
import { dayNumber } from '../../src/domain/calendar.ts';
import { CAPACITY_STATES, capacityOn } from '../../src/domain/capacity.ts';
import { checkState } from '../../src/domain/check.ts';
import { movedToPresent } from '../../src/domain/demonstration.ts';
import { lastDay, nextSession } from '../../src/domain/hours.ts';
import { calendarOf } from '../../src/domain/listing-calendar.ts';
import { KINDS, listingDetailsSchema } from '../../src/domain/listing.ts';

const folder = join(import.meta.dirname, '../../data');
const { vocabulary, calendars } = readDataFiles(folder);
const written = (await readDemonstration(folder)).map((input) => listingDetailsSchema.parse(input));

const DRAMA = /^\+44(?:1614960\d{3}|1632960\d{3}|8081570\d{3}|7700900\d{3})$/;
const counts = (values: string[]) => values.reduce<Record<string, number>>((sum, value) => ({ ...sum, [value]: (sum[value] ?? 0) + 1 }), {});

describe('the demonstration', () => {
  test('has at least 240 listings of different names, of every kind', () => {
    expect(written.length).toBeGreaterThanOrEqual(240);
    expect(new Set(written.map(({ name }) => name)).size).toBe(written.length);
    expect(Object.keys(counts(written.map(({ kind }) => kind))).toSorted()).toEqual(KINDS.toSorted());
  });

  test('has at least eight listings for every need, one for every sub-need, and no others', () => {
    const needs = counts(written.flatMap((listing) => listing.needs.map(({ need }) => need)));
    expect(Object.keys(needs).toSorted()).toEqual(vocabulary.needs.map(({ slug }) => slug).toSorted());
    expect(Object.entries(needs).filter(([, listings]) => listings < 8)).toEqual([]);

    const known = vocabulary.needs.flatMap((need) => need.subNeeds.map((sub) => `${need.slug}/${sub.slug}`));
    const used = new Set(written.flatMap((listing) => listing.needs.flatMap(({ need, subNeeds }) => subNeeds.map((sub) => `${need}/${sub}`))));
    expect([...used].toSorted()).toEqual(known.toSorted());
    const audiences = vocabulary.audiences.map(({ slug }) => slug);
    expect(written.flatMap((listing) => listing.audiences).filter((slug) => !audiences.includes(slug))).toEqual([]);
  });

  test('reaches nobody: only numbers kept for drama, and addresses under example.org', () => {
    expect(written.flatMap(({ phoneLines }) => phoneLines.map(({ number }) => number)).filter((number) => !DRAMA.test(number))).toEqual([]);
    const hosts = written.flatMap(({ website, organisation }) => [website, organisation.website]).flatMap((address) => (address ? new URL(address).hostname : []));
    expect(hosts.filter((host) => !/(^|\.)example\.org$/.test(host))).toEqual([]);
    expect(written.flatMap(({ email }) => email ?? []).filter((email) => !/@([\w-]+\.)*example\.org$/.test(email))).toEqual([]);
    const prose = JSON.stringify(written);
    expect(prose.match(/https?:\/\/[^"\s]+|www\.\S+/g)!.filter((address) => !/\.?example\.org/.test(address))).toEqual([]);
  });

  test('shows every way of meeting: no venue, one, many, a confidential one; monthly, fortnightly, in term time, once', () => {
    const venues = written.map((listing) => listing.venues.length);
    for (const wanted of [venues.includes(0), venues.includes(1), venues.some((number) => number > 2)]) expect(wanted).toBe(true);
    expect(written.filter((listing) => listing.venues.some(({ confidential }) => confidential) && /refuge/i.test(JSON.stringify(listing))).length).toBeGreaterThan(0);
    const sessions = written.flatMap((listing) => listing.sessions);
    expect(sessions.some(({ freq, byday }) => freq === 'monthly' && byday.includes('2tu'))).toBe(true);
    expect(sessions.some(({ freq, interval, dtstart }) => freq === 'weekly' && interval === 2 && dtstart)).toBe(true);
    expect(sessions.some(({ termTime }) => termTime)).toBe(true);
    expect(sessions.some(({ freq }) => freq === 'once')).toBe(true);
    for (const delivery of ['in-person', 'phone', 'online', 'home-visit'] as const) expect(written.some((listing) => listing.delivery.includes(delivery))).toBe(true);
    for (const cost of ['free', 'price'] as const) expect(written.some((listing) => listing.cost.kind === cost)).toBe(true);
  });

  test('has sessions only at venues that there are', () => {
    expect(written.filter(({ sessions, venues }) => sessions.some(({ venue }) => venue !== null && venue >= venues.length)).map(({ name }) => name)).toEqual([]);
  });
});

describe.each(['2026-11-23', '2027-03-28', '2029-02-28', '2026-11-19', '2026-11-21'])('the demonstration, loaded on %s', (today) => {
  const loaded = written.map((listing) => movedToPresent(listing, today));

  test('lies ahead: nothing is over, and every event has a day to come', () => {
    const ends = loaded.flatMap(({ name, sessions }) => sessions.flatMap(({ until, freq, dtstart }) => [until, freq === 'once' ? dtstart : null]).map((date) => [name, date] as const));
    expect(ends.filter(([, date]) => date !== null && date <= today)).toEqual([]);
    expect(loaded.filter(({ sessions }) => sessions.length > 0 && (lastDay(sessions) ?? '9999') < today).map(({ name }) => name)).toEqual([]);
    const events = loaded.filter(({ kind }) => kind === 'event');
    expect(events.filter((event) => !nextSession(event.sessions, new Date(`${today}T12:00:00Z`), calendarOf(event, calendars))).map(({ name }) => name)).toEqual([]);
    for (const { fundedUntil, capacity } of loaded) for (const date of [fundedUntil, capacity?.until]) if (date) expect(date > today).toBe(true);
  });

  test('was checked and said in the past, in every state', () => {
    expect(loaded.filter(({ check, capacity }) => (check && check.on > today) || (capacity && capacity.saidOn > today)).map(({ name }) => name)).toEqual([]);
    const states = counts(loaded.map(({ check }) => checkState(check, today)));
    expect(Object.keys(states).toSorted()).toEqual(['due', 'fresh', 'never', 'stale']);
    const capacities = counts(loaded.map(({ capacity }) => capacityOn(capacity, today)));
    expect(Object.keys(capacities).toSorted()).toEqual([...CAPACITY_STATES, 'ask'].toSorted());
  });

  test('keeps its weekdays, by moving whole weeks', () => {
    const starts = (listings: typeof loaded) => listings.flatMap(({ sessions }) => sessions.flatMap(({ dtstart }) => dtstart ?? []));
    const before = starts(written);
    const days = starts(loaded).map((date, position) => dayNumber(date) - dayNumber(before[position]!));
    expect([new Set(days).size, days[0]! % 7]).toEqual([1, expect.closeTo(0)]);
  });
});

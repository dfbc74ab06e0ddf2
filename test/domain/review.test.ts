import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../src/domain/calendar.ts';
import { checkState } from '../../src/domain/check.ts';
import { dueStages, overdueOn, stageKey, type ReviewFacts } from '../../src/domain/review.ts';

const facts = (given: Partial<ReviewFacts>): ReviewFacts => ({ confirmedOn: '2020-01-01', fundedUntil: null, ownerSince: '2020-01-01', ...given });
const due = (given: ReviewFacts, today: string) => dueStages(given, today).map(stageKey);

describe('an owner is asked', () => {
  test.each<[string, string[]]>([
    ['2026-11-03', []],
    ['2026-11-04', ['2026-01-04 10 months']],
    ['2026-12-03', ['2026-01-04 10 months']],
    ['2026-12-04', ['2026-01-04 11 months']],
    ['2027-01-04', ['2026-01-04 12 months']],
    ['2029-01-04', ['2026-01-04 12 months']],
  ])('of what was checked on 4 January 2026, on %s: %j', (today, expected) => {
    expect(due(facts({ confirmedOn: '2026-01-04' }), today)).toEqual(expected);
  });

  test('once more four weeks before the money ends, and not after', () => {
    const funded = facts({ confirmedOn: '2026-11-01', fundedUntil: '2027-03-31' });
    expect([due(funded, '2027-03-02'), due(funded, '2027-03-03'), due(funded, '2027-03-31'), due(funded, '2027-04-01')]).toEqual([[], ['2027-03-31 funding'], ['2027-03-31 funding'], []]);
  });

  test('not within four weeks of having been welcomed, whatever is due', () => {
    const taken = facts({ confirmedOn: '2024-01-04', fundedUntil: '2026-12-01', ownerSince: '2026-11-10' });
    expect([due(taken, '2026-11-24'), due(taken, '2026-12-08')]).toEqual([[], ['2024-01-04 12 months']]);
  });

  test('anew after a check', () => {
    expect(due(facts({ confirmedOn: '2026-11-20' }), '2026-11-24')).toEqual([]);
  });
});

describe('the editors are asked', () => {
  test('from the day people read that it was not checked for a year, and where an owner is new, when they had time to answer', () => {
    const listing = facts({ confirmedOn: '2026-01-04' });
    expect([overdueOn(listing, '2027-01-04'), overdueOn(listing, '2027-01-05'), overdueOn(listing, '2028-01-01')]).toEqual([null, '2027-01-05', '2027-01-05']);
    const taken = facts({ confirmedOn: '2024-01-04', ownerSince: '2026-11-10' });
    expect([overdueOn(taken, '2026-12-08'), overdueOn(taken, '2026-12-09')]).toEqual([null, '2026-12-09']);
  });

  test('exactly of what is stale', () => {
    const day = fc.integer({ min: -900, max: 0 }).map((days) => addDays('2026-11-24', days));
    const missed = fc.check(fc.property(day, (on) => (overdueOn(facts({ confirmedOn: on }), '2026-11-24') !== null) === (checkState({ on, how: 'phoned', role: 'editor' }, '2026-11-24') === 'stale')));
    expect(missed.counterexample).toBeNull();
  });
});

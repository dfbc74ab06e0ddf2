import { expect, test } from 'vitest';
import { capacityOn } from '../../src/domain/capacity.ts';

const said = (saidOn: string, until: string | null = null) => ({ state: 'full' as const, saidOn, until, waitWeeks: null });

test.each([
  ['the day it was said', said('2026-11-24'), '2026-11-24', 'full'],
  ['28 days later', said('2026-10-27'), '2026-11-24', 'full'],
  ['29 days later', said('2026-10-26'), '2026-11-24', 'ask'],
  ['over the end of February', said('2028-02-10'), '2028-03-09', 'full'],
  ['on its last day', said('2026-11-01', '2027-03-01'), '2027-03-01', 'full'],
  ['the day after that', said('2026-11-01', '2027-03-01'), '2027-03-02', 'ask'],
  ['when its last day comes before 28 days are over', said('2026-11-20', '2026-11-22'), '2026-11-24', 'ask'],
])('“full” holds %s, or is asked again', (_, capacity, today, expected) => {
  expect(capacityOn(capacity, today)).toBe(expected);
});

test('where nobody said anything, it is asked', () => {
  expect(capacityOn(null, '2026-11-24')).toBe('ask');
});

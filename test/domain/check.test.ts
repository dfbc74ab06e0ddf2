import { expect, test } from 'vitest';
import { checkState } from '../../src/domain/check.ts';

test.each([
  ['2026-11-24', 'fresh'], ['2026-05-25', 'fresh'], ['2026-05-24', 'due'], ['2025-11-24', 'due'], ['2025-11-23', 'stale'], ['2016-01-01', 'stale'],
])('checked on %s it is %s on 24 November 2026', (on, expected) => {
  expect(checkState({ on, how: 'phoned', role: 'editor' }, '2026-11-24')).toBe(expected);
});

test('half a year after the end of August ends with February', () => {
  const check = { on: '2026-08-31', how: 'visited' as const, role: 'editor' };
  expect([checkState(check, '2027-02-27'), checkState(check, '2027-02-28')]).toEqual(['fresh', 'due']);
});

test('what nobody checked was never checked', () => {
  expect(checkState(null, '2026-11-24')).toBe('never');
});

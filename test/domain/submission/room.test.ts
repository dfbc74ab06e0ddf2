import { expect, test } from 'vitest';
import { fillRoom, readRoom } from '../../../src/domain/submission/room.ts';

test.each<[Record<string, string[]>, unknown]>([
  [{ state: ['open'], 'full-until': ['31 March'] }, { state: 'open', until: null, waitWeeks: null }],
  [{ state: ['long-wait'], 'long-wait-weeks': ['16'] }, { state: 'long-wait', until: null, waitWeeks: 16 }],
  [{ state: ['short-wait'] }, { state: 'short-wait', until: null, waitWeeks: null }],
  [{ state: ['paused'], 'paused-until': ['5/1/27'] }, { state: 'paused', until: '2027-01-05', waitWeeks: null }],
  [{ state: ['full'], 'full-until': ['24 November 2026'] }, { errors: { 'full-until': 'Write a day that is still to come, or leave it empty.' } }],
  [{ state: ['long-wait'], 'long-wait-weeks': ['a while'] }, { errors: { 'long-wait-weeks': 'Write the wait in whole weeks, like 6, or leave it empty.' } }],
  [{ state: ['closed'] }, { errors: { state: 'Choose whether there is room.' } }],
  [{}, { errors: { state: 'Choose whether there is room.' } }],
])('what is said of room is read from the form: %j', (answers, expected) => {
  expect(readRoom(answers, '2026-11-24')).toEqual(expected);
});

test('what people read today stands in the form; where they are told to ask, nothing does', () => {
  const said = { state: 'full' as const, until: null, waitWeeks: null, saidOn: '2026-11-01' };
  expect(fillRoom({ ...said, until: '2027-03-31' }, '2026-11-24')).toEqual({ state: ['full'], 'full-until': ['31 March 2027'], 'full-weeks': [] });
  expect([fillRoom(said, '2026-11-24').state, fillRoom(said, '2026-12-24'), fillRoom(null, '2026-11-24')]).toEqual([['full'], {}, {}]);
});

import { expect, test } from 'vitest';
import { whenLine, type CardTime } from '../../src/http/card-time.ts';

const next = (fits: boolean): CardTime['nextSession'] => ({ startsAt: new Date(0), endsAt: new Date(0), text: 'Tue 24 Nov, 10:30', fits });

test.each([
  ['open now and next', { openNow: true, nextSession: next(true) }, 'Free', ['Open now', 'Tue 24 Nov, 10:30', 'Free']],
  ['open now, though not when it was asked for', { openNow: true, nextSession: next(false) }, null, ['Open now', 'Not then', 'next Tue 24 Nov, 10:30']],
  ['of which no time is known', { openNow: false, nextSession: null }, '£2', ['£2']],
])('of a card %s the line of when has its parts, each by itself', (_, time, cost, parts) => {
  expect(whenLine({ ...time, fitting: { days: [], times: [] } }, cost).map(({ text }) => text)).toEqual(parts);
});

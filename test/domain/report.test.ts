import { expect, test } from 'vitest';
import { isNumberInDoubt, reportText } from '../../src/domain/report.ts';

test.each<[string, string[], boolean]>([
  ['nobody', [], false],
  ['one person', ['2026-11-24T10:00:00Z'], false],
  ['two on one day', ['2026-11-24T10:00:00Z', '2026-11-24T11:00:00Z'], true],
  ['two, thirty days apart, in either order', ['2026-11-24T10:00:00Z', '2026-10-25T10:00:00Z'], true],
  ['two, thirty-one days apart', ['2026-10-24T10:00:00Z', '2026-11-24T10:00:00Z'], false],
  ['three, of whom the last two are near', ['2026-01-01T10:00:00Z', '2026-10-24T10:00:00Z', '2026-11-20T10:00:00Z'], true],
])('%s saying that a number is wrong puts it in doubt, or not', (_, saidAt, expected) => {
  expect(isNumberInDoubt(saidAt)).toBe(expected);
});

test('an editor reads what was said in one line', () => {
  expect(reportText({ reason: 'times', words: 'Thursdays now.' })).toBe('The days or times are wrong: Thursdays now.');
  expect(reportText({ reason: 'full', words: '' })).toBe('It is full');
});

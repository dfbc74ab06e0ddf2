import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineDiff, wordDiff, type Stretch } from '../../src/domain/word-diff.ts';

/** `-gone- +come+` around the words that changed. */
const marked = (stretches: Stretch[], mark: string) => stretches.map(({ text, changed }) => (changed ? `${mark}${text.trim()}${mark}` : text.trim())).join(' ').replace(/\s+/g, ' ');
const whole = (stretches: Stretch[]) => stretches.map(({ text }) => text).join('');

describe('the words that changed', () => {
  test.each([
    ['one in the middle', 'Tea and a chat on Tuesdays', 'Tea and a walk on Tuesdays', 'Tea and a -chat- on Tuesdays', 'Tea and a +walk+ on Tuesdays'],
    ['some at the end', 'Ring first', 'Ring first please now', 'Ring first', 'Ring first +please now+'],
    ['a line of several', 'Mondays\nTuesdays\nFridays', 'Mondays\nFridays', 'Mondays -Tuesdays- Fridays', 'Mondays Fridays'],
    ['none', 'the same', 'the same', 'the same', 'the same'],
    ['all, when hardly any stayed', 'We meet in the hall', 'Please ring the number below', '-We meet in the hall-', '+Please ring the number below+'],
    ['all of what is new', '', 'Something', '', '+Something+'],
  ])('%s', (_, before, after, old, now) => {
    const diff = wordDiff(before, after);
    expect([marked(diff.before, '-'), marked(diff.after, '+')]).toEqual([old, now]);
  });

  test('put together again are the texts', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', 'de', ' ', '  ', '\n', 'é'), { maxLength: 40 }).map((parts) => parts.join(' '));
    fc.assert(fc.property(text, text, (before, after) => {
      const diff = wordDiff(before, after);
      expect([whole(diff.before), whole(diff.after)]).toEqual([before, after]);
    }));
  });

  test('of a long text are found too', () => {
    const long = (word: string) => Array.from({ length: 1500 }, (_, position) => (position % 7 === 0 ? word : `w${position}`)).join(' ');
    expect(wordDiff(long('one'), long('two')).before.filter(({ changed }) => changed)).toHaveLength(215);
  });
});

describe('the lines that changed', () => {
  test.each([
    ['an order that changed is no change', 'Mondays\nTuesdays', 'Tuesdays\nMondays', 'Mondays Tuesdays', 'Tuesdays Mondays'],
    ['a line that moved and one that changed', 'Tuesdays, 10am to 3pm\nThursdays, 10am to 3pm', 'Thursdays, 10am to 3pm\nTuesdays, 9am to 3pm', 'Tuesdays, -10am- to 3pm Thursdays, 10am to 3pm', 'Thursdays, 10am to 3pm Tuesdays, +9am+ to 3pm'],
    ['one that came', 'Mondays', 'Mondays\nFridays', 'Mondays', 'Mondays +Fridays+'],
    ['one that went', 'Mondays, 2pm\nFridays, 2pm\nSundays', 'Fridays, 2pm\nSundays', '-Mondays, 2pm- Fridays, 2pm Sundays', 'Fridays, 2pm Sundays'],
  ])('%s', (_, before, after, old, now) => {
    const diff = lineDiff(before, after);
    expect([marked(diff.before, '-'), marked(diff.after, '+')]).toEqual([old, now]);
    expect([whole(diff.before), whole(diff.after)]).toEqual([before, after]);
  });
});

import { expect, test } from 'vitest';
import { daysText, daysTogether } from '../../src/domain/labels.ts';
import type { Weekday } from '../../src/domain/session.ts';

test.each<[Weekday[], string]>([
  [['tu'], 'Tuesday'],
  [['mo', 'we'], 'Monday, Wednesday'],
  [['mo', 'tu', 'we', 'th'], 'Monday to Thursday'],
  [['mo', 'tu', 'we', 'th', 'fr'], 'Monday to Friday'],
  [['sa', 'su'], 'Weekend'],
  [['tu', 'we', 'th', 'fr', 'sa', 'su'], 'not Monday'],
  [['tu', 'we', 'th', 'sa', 'su'], 'not Monday or Friday'],
])('days are said as people say them: %s', (days, text) => expect(daysText(days)).toBe(text));

test.each<[Weekday[], string[]]>([
  [['mo', 'we', 'fr'], ['mo', 'we', 'fr']],
  [['fr', 'mo'], ['mo', 'fr']],
  [['mo', 'tu'], ['mo', 'tu']],
  [['mo', 'tu', 'we', 'fr'], ['mo tu we', 'fr']],
  [['we', 'sa', 'su'], ['we', 'sa su']],
  [['mo', 'tu', 'we', 'th', 'fr'], ['mo tu we th fr']],
  [['tu', 'we', 'th', 'fr', 'sa', 'su'], ['tu we th fr sa su']],
])('a run of days and most of a week go together, any other day by itself: %s', (days, together) => expect(daysTogether(days).map((each) => each.join(' '))).toEqual(together));

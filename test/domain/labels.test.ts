import { expect, test } from 'vitest';
import { daysText } from '../../src/domain/labels.ts';
import type { Weekday } from '../../src/domain/session.ts';

test.each<[Weekday[], string]>([
  [['tu'], 'Tuesday'],
  [['mo', 'we'], 'Monday, Wednesday'],
  [['mo', 'tu', 'we', 'th'], 'Monday to Thursday'],
  [['mo', 'tu', 'we', 'th', 'fr'], 'Monday to Friday'],
  [['tu', 'we', 'th', 'fr', 'sa', 'su'], 'not Monday'],
  [['tu', 'we', 'th', 'sa', 'su'], 'not Monday or Friday'],
])('days are said as people say them: %s', (days, text) => expect(daysText(days)).toBe(text));

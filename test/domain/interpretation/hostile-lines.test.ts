import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../scripts/bench/random.ts';
import { createReaders } from '../../../src/readers.ts';

const { interpretWith, findUrgent, readWith } = createReaders();
const [interpret, urgent, readLine] = [interpretWith([]), findUrgent(), readWith([])];

const SAID = ['lonely', 'skint', 'M33 7ND', 'not', 'no', '78', '£40', 'tue', 'AA', 'died', 'husband', 'cant', 'her mum', 'near', 'M33', '80s', 'under fives', 'b&b', '4/7', 'lonley', 'counsleling', 'foodbank'];
const HOSTILE = ['\u0000', '💔', 'ﷺ', "'", '"', '\\', '%', 'a'.repeat(300), '(((', '.*', '__proto__', 'constructor', 'toString', '-1', '1e999', '\u202e', '\n', '<script>'];

test('thirty thousand random and hostile lines are read without a fault', () => {
  const random = seededRandom(7);
  const lines = new Set<string>();
  for (let count = 0; count < 30_000; count += 1) {
    const line = Array.from({ length: random.whole(0, 12) }, () => random.pick(random.chance(0.3) ? HOSTILE : SAID)).join(random.chance(0.2) ? '' : ' ');
    lines.add(line);
    if (readLine(line, 'we').said.needs.length > 5) expect.fail(line);
  }
  // A generator that goes round in a small circle would try the same few lines again and again.
  expect(lines.size).toBeGreaterThan(22_000);
}, 120_000);

describe('twice the line takes no more than a few times as long', () => {
  const MOST_TIMES = 6;
  const TRIES = 25;
  /** Below this the clock says more of the machine than of the line. */
  const LITTLE_MS = 0.5;
  const least = (read: () => unknown) => Math.min(...Array.from({ length: TRIES }, () => msOf(read)));

  test.each(['he ', 'one two ', 'not no cant ', 'her mum ', 'lonley ', 'a', 'mum and dad and ', 'wants to ', 'M33 7 ', '80s ', "' ", 'husband & wife & ', '(((', '1 2 3 ', 'counsleling, ', 'ﷺ'])('“%s” again and again', (unit) => {
    const ofLength = (length: number) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
    for (const [reads, length] of [[(line: string) => interpret(line, 'we'), 250], [(line: string) => urgent(line), 250]] as const) {
      const [once, twice] = [ofLength(length), ofLength(2 * length)];
      expect(least(() => reads(twice))).toBeLessThan(MOST_TIMES * least(() => reads(once)) + LITTLE_MS);
    }
  });
});

function msOf(read: () => unknown): number {
  const startedAt = performance.now();
  read();
  return performance.now() - startedAt;
}

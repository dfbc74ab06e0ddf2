import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createReaders } from '../../../src/context.ts';
import { judgedLineSchema, judgeLines } from '../../../src/domain/interpretation/judged-lines.ts';

const readers = createReaders();
const root = join(import.meta.dirname, '../../..');
const judge = (file: string) => judgeLines(z.array(judgedLineSchema).parse(JSON.parse(readFileSync(join(root, file), 'utf8'))), readers);
const percent = ({ count, of }: { count: number; of: number }) => (100 * count) / of;

/** Lines written by somebody who had not seen the vocabulary. What is understood of them today may not be lost. */
const FLOORS = [
  { file: 'data/judged-lines/blind-a.json', needsFound: 92, firstNeedRight: 87, strayNeeds: 18, placeFound: 90 },
  { file: 'data/judged-lines/blind-b.json', needsFound: 88, firstNeedRight: 89, strayNeeds: 13, placeFound: 84 },
];

describe.each(FLOORS)('the judged lines of $file', ({ file, ...floor }) => {
  const judged = judge(file);

  test('have the needs that were meant, and few others', () => {
    expect(percent(judged.needsFound)).toBeGreaterThanOrEqual(floor.needsFound);
    expect(percent(judged.firstNeedRight)).toBeGreaterThanOrEqual(floor.firstNeedRight);
    expect(percent(judged.strayNeeds)).toBeLessThanOrEqual(floor.strayNeeds);
    expect(percent(judged.placeFound)).toBeGreaterThanOrEqual(floor.placeFound);
  });

  test('miss no danger, and raise no wrong panel', () => {
    expect(judged.failures.filter(({ failed }) => /^(missed urgent|wrong panel)/.test(failed))).toEqual([]);
  });
});

const dev = '../shared/domain/queries-dev.json';
const isHere = existsSync(join(root, dev));

describe('the lines the vocabulary was tuned on', () => {
  test('are understood: needs, danger, no wrong panel', ({ skip }) => {
    skip(!isHere, 'the shared test input is not here');
    const judged = judge(dev);
    expect(percent(judged.needsFound)).toBeGreaterThanOrEqual(97);
    expect(judged.failures.filter(({ failed }) => /^(missed urgent|wrong panel)/.test(failed))).toEqual([]);
  });
});

test('random and hostile lines are read without a fault', () => {
  const parts = ['lonely', 'skint', 'M33 7ND', 'not', 'no', '78', '£40', '\u0000', '💔', 'ﷺ', "'", '"', '\\', '%', 'a'.repeat(300), '(((', '.*', '__proto__', 'constructor', 'toString', 'tue', 'AA', '-1', '1e999', '\u202e', 'died', 'husband', 'cant'];
  let seed = 7;
  const next = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed % below;
  };
  for (let count = 0; count < 20_000; count++) {
    const line = Array.from({ length: next(12) }, () => parts[next(parts.length)]).join(next(5) === 0 ? '' : ' ');
    const urgent = readers.urgent(line, null);
    expect(readers.interpret(line, 'we', urgent).needs.length).toBeLessThanOrEqual(5);
  }
});

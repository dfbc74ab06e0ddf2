import { readJudgedLines } from '../../src/adapters/data-files.ts';
import { createReaders } from '../../src/readers.ts';
import { seededRandom, type Random } from './random.ts';

/** How long lines take to read, in milliseconds: ordinary ones of 200 characters, and the slowest of many random and hostile ones. */
export type Reading = { reads: string; lines: number[]; hostile: number; slowest: number };

const LINE_CHARACTERS = 200;
const LINES = 2_000;
/** Of so many times the least counts: what else the machine does is not measured. Between two of them come all other lines. */
const ROUNDS = 5;
const HOSTILE_LINES = 100_000;
/** A line that was slow is read again, up to so many times. */
const TRIES = 20;
const SUSPECT_MS = 2;
const ODD = [
  'M33 7ND', '78', '£40', '60+',
  '\u0000', '💔', 'ﷺ', "'", '"', '\\', '%', '(((', '.*', '__proto__', '-1', '1e999', '\u202e', 'a'.repeat(300),
  'not', 'aa', '4/7', 'he', 'her mum', 'one two', 'lonley', 'counsleling',
];

/** Reads lines for needs and for urgent help, each alone, when both are warm. */
export function measureReading(dataFolder: string, seed: number): Reading[] {
  const random = seededRandom(seed);
  const said = readJudgedLines(dataFolder).map(({ query }) => query);
  const words = [...new Set(said.flatMap((line) => line.split(' ')))];
  const lines = Array.from({ length: LINES }, () => longLine(said, random));
  const hostile = Array.from({ length: HOSTILE_LINES }, () => hostileLine(words, random));
  const { interpretWith, findUrgent } = createReaders();
  const [interpret, urgent] = [interpretWith([]), findUrgent()];
  return [
    { reads: 'needs, place, days …', read: (line: string) => void interpret(line, 'we') },
    { reads: 'urgent help', read: (line: string) => void urgent(line) },
  ].map(({ reads, read }) => {
    lines.forEach(read);
    const rounds = Array.from({ length: ROUNDS }, () => lines.map((line) => msOf(read, line)));
    return { reads, lines: lines.map((_, at) => Math.min(...rounds.map((round) => round[at]!))), hostile: hostile.length, slowest: slowestOf(read, hostile) };
  });
}

function longLine(said: string[], random: Random): string {
  let line = random.pick(said);
  while (line.length < LINE_CHARACTERS) line += `${random.pick([' ', ', '])}${random.pick(said)}`;
  return line.slice(0, LINE_CHARACTERS);
}

function hostileLine(words: string[], random: Random): string {
  const parts = Array.from({ length: random.whole(0, random.chance(0.1) ? 120 : 16) }, () => random.pick(random.chance(0.3) ? ODD : words));
  return parts.join(random.chance(0.1) ? '' : ' ');
}

function slowestOf(read: (line: string) => void, lines: string[]): number {
  let slowest = 0;
  for (const line of lines) {
    let least = msOf(read, line);
    for (let tries = 1; tries < TRIES && least > Math.max(slowest, SUSPECT_MS); tries += 1) least = Math.min(least, msOf(read, line));
    slowest = Math.max(slowest, least);
  }
  return slowest;
}

function msOf(read: (line: string) => void, line: string): number {
  const startedAt = performance.now();
  read(line);
  return performance.now() - startedAt;
}

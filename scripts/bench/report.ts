import { cpus, totalmem } from 'node:os';
import type { Compared, Indexing } from './indexing.ts';
import type { Figures } from './load.ts';
import type { Memory } from './program.ts';
import type { Reading } from './reading.ts';
import { median, quantile } from './statistics.ts';

export type Measured = {
  listings: number;
  seed: number;
  engineVersion: string;
  indexing: Indexing;
  figures: Figures[];
  start: Compared;
  reading: Reading[];
  memory: { when: string; program: Memory | null; engine: Memory | null }[];
};

/** What issue and README promise, and whether it was reached. */
type Goal = { goal: string; found: string; met: boolean };

const MOST_API_RATIO = 1.5;
const MOST_PAGE_RATIO = 2;
const MOST_INDEXING_RATIO = 1.3;
const MOST_START_EXTRA_MS = 3000;
const MOST_READING_MS = 1;
const MOST_SLOWEST_MS = 10;

/** Everything measured as Markdown, to be put into a README as it is. */
export function reportOf(measured: Measured): string {
  const { figures, indexing, start, reading, memory } = measured;
  return [
    machineLine(measured),
    '',
    ...table(
      ['asked', 'at once', 'requests/s', 'p50 ms', 'p95 ms', 'errors', '× p50', '× p95', '× p50 by query'],
      figures.map((row) => [
        row.target, String(row.atOnce), row.perSecond === null ? '' : row.perSecond.toFixed(0), milliseconds(row.p50), milliseconds(row.p95),
        row.errors === 0 ? '0' : `${row.errors} of ${row.requests}`, ratio(row.ratioP50), ratio(row.ratioP95), ratio(row.ratioByQuery),
      ]),
    ),
    '',
    ...table(
      ['', 'Meilisearch alone, p50', 'p95', 'Fingerpost, p50', 'p95', '× p50'],
      [
        comparedRow('indexing everything, s', indexing.whole, 1),
        comparedRow('one change until it is found, ms', indexing.change, 0),
        comparedRow('start until the first answer, ms', start, 0),
      ],
    ),
    '',
    ...readingTable(reading),
    '',
    ...table(
      ['memory, MB (without pages of files)', 'Fingerpost', 'Meilisearch'],
      memory.map(({ when, program, engine }) => [when, megabytes(program), megabytes(engine)]),
    ),
    '',
    ...table(['goal', 'found', ''], goalsOf(measured).map(({ goal, found, met }) => [goal, found, met ? 'met' : '**missed**'])),
  ].join('\n');
}

/** How long a line takes that somebody says, and the slowest of all lines. */
export function readingTable(reading: Reading[]): string[] {
  return table(
    ['reading a line of 200 characters', 'p50 ms', 'p99 ms', 'slowest of random and hostile lines, ms'],
    reading.map(({ reads, lines, hostile, slowest }) => [
      reads,
      quantile(lines, 0.5).toFixed(2),
      quantile(lines, 0.99).toFixed(2),
      `${slowest.toFixed(1)} of ${grouped(hostile)}`,
    ]),
  );
}

/** The medians of each query of the first target's contests, one at a time: for whoever looks for what is slow. */
export function detailOf(figures: Figures[], queriesOf: (target: string) => string[]): string {
  const single = figures.filter(({ atOnce }) => atOnce === 1);
  return single
    .map(({ target, byQuery }) => {
      const medians = queriesOf(target).map((query, position) => [`\`${query}\``, milliseconds(byQuery[position]!)]);
      return [`### ${target}`, '', ...table(['query', 'p50 ms'], medians)].join('\n');
    })
    .join('\n\n');
}

function machineLine({ listings, indexing, seed, engineVersion }: Measured): string {
  const processors = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  const amount = `${grouped(listings)} synthetic listings (${grouped(indexing.documents)} documents, seed ${seed})`;
  const machine = `${processors.length} cores (${processors[0]?.model.trim() ?? 'unknown'}), ${gigabytes} GB`;
  const versions = `Node ${process.versions.node}, Meilisearch ${engineVersion}`;
  const compared = 'Times stand beside those of the same query sent straight to Meilisearch (×), measured in turns in one run.';
  return `${amount} on ${machine}, ${versions}. ${compared}`;
}

function goalsOf({ figures, indexing, start, reading }: Measured): Goal[] {
  const at = (target: string, atOnce: number) => figures.find((row) => row.target === target && row.atOnce === atOnce)!;
  const atMost = (goal: string, found: number, most: number): Goal => ({ goal: `${goal} at most ${most} times`, found: ratio(found), met: found <= most });
  const crowded = ['/api/search', '/search', '/api/pins'].map((target) => at(target, 64));
  const errors = crowded.reduce((sum, row) => sum + row.errors, 0);
  const requests = crowded.reduce((sum, row) => sum + row.requests, 0);
  const extraMs = median(start.product) - median(start.raw);
  return [
    atMost('`/api/search`, one at a time, p50', at('/api/search', 1).ratioP50, MOST_API_RATIO),
    atMost('`/search` as HTML, one at a time, p50', at('/search', 1).ratioP50, MOST_PAGE_RATIO),
    { goal: '64 at once without an error', found: `${errors} errors in ${grouped(requests)}`, met: errors === 0 },
    atMost('indexing', ratioOf(indexing.whole), MOST_INDEXING_RATIO),
    atMost('a change', ratioOf(indexing.change), MOST_INDEXING_RATIO),
    ...reading.flatMap(readingGoals),
    { goal: `start at most ${MOST_START_EXTRA_MS / 1000} s more`, found: `${(extraMs / 1000).toFixed(1)} s more`, met: extraMs <= MOST_START_EXTRA_MS },
  ];
}

function readingGoals({ reads, lines, slowest }: Reading): Goal[] {
  const p99 = quantile(lines, 0.99);
  return [
    { goal: `reading ${reads}, p99 under ${MOST_READING_MS} ms`, found: `${p99.toFixed(2)} ms`, met: p99 < MOST_READING_MS },
    { goal: `no line over ${MOST_SLOWEST_MS} ms`, found: `${slowest.toFixed(1)} ms`, met: slowest <= MOST_SLOWEST_MS },
  ];
}

function comparedRow(label: string, compared: Compared, digits: number): string[] {
  const of = (values: number[], share: number) => quantile(values, share).toFixed(digits);
  return [label, of(compared.raw, 0.5), of(compared.raw, 0.95), of(compared.product, 0.5), of(compared.product, 0.95), ratio(ratioOf(compared))];
}

function ratioOf({ raw, product }: Compared): number {
  return median(product) / median(raw);
}

function table(head: string[], rows: string[][]): string[] {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, position) => (position === 0 ? '---' : '--:'))), ...rows.map(line)];
}

/** A thousand as 1,000. */
function grouped(count: number): string {
  return count.toLocaleString('en-GB');
}

function milliseconds(value: number): string {
  return value.toFixed(value < 100 ? 1 : 0);
}

function ratio(value: number): string {
  return value.toFixed(2);
}

function megabytes(memory: Memory | null): string {
  return memory ? `${memory.wholeMb.toFixed(0)} (${memory.privateMb.toFixed(0)})` : '-';
}

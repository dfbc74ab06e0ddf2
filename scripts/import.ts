import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SingleBar } from 'cli-progress';
import { Command } from 'commander';
import { stringify } from 'csv-stringify/sync';
import { readConfig } from '../src/config.ts';
import { createContext, formatOf, openRows } from '../src/context.ts';
import { checkColumns, readMapping, type Mapping } from '../src/domain/import/mapping.ts';
import type { ImportProblem } from '../src/domain/import/problem.ts';
import { stop } from '../src/stop.ts';
import { importListings, type ImportReport } from '../src/usecases/import-listings.ts';

type Options = { format?: string; map?: string; publish?: true; dryRun?: true; report?: string };

const SHOWN_PROBLEMS = 20;
const BAR = 'Importing {bar} {percentage}% | {rows} rows | {duration_formatted}';
const NO_GOOD_ROW = 2;

const command = new Command('import')
  .argument('<source>', 'a file or an http(s) address; .gz is unpacked')
  .option('--format <csv|ndjson|oruk>', 'when the name does not tell')
  .option('--map <file>', 'how the columns become listings: see data/mappings/README.md')
  .option('--publish', 'make them public; without it they are drafts')
  .option('--dry-run', 'only say what would be done')
  .option('--report <file>', 'write every problem to a CSV file')
  .parse();
const [source = ''] = command.args;
const options = command.opts<Options>();

const settings = readConfig(process.env);
if ('wrong' in settings) stop(settings.wrong.join('\n'));
const format = options.format ?? formatOf(source);
if (format === 'oruk') stop('Open Referral UK feeds cannot be brought in yet. Bring the same listings in as CSV or NDJSON.');
if (format !== 'csv' && format !== 'ndjson') stop(`What format is ${source} in? Say --format csv or --format ndjson.`);
const mapping = format === 'csv' || options.map ? mappingFrom(options.map ?? dataFile('mappings/fingerpost-csv.json')) : null;
const opened = await openRows(source, format, mapping?.delimiter);
if ('wrong' in opened) stop(opened.wrong);
const columns = mapping && opened.columns ? checkColumns(mapping, opened.columns) : { missing: [] };
if ('wrong' in columns) stop(columns.wrong);
// Our own columns may all be left out but one; in a mapping somebody wrote, a missing one is a slip.
if (options.map && columns.missing.length > 0) console.error(`The file has no column ${columns.missing.map((name) => `“${name}”`).join(', ')}.`);

const context = await createContext(settings.config, 'script', { log: console.error, onFault: (error) => console.error((error as Error).message) }).catch(stop);
const bar = process.stderr.isTTY ? new SingleBar({ format: BAR, stream: process.stderr }) : null;
bar?.start(100, 0, { rows: 0 });
const report = await importListings(context, opened.rows, {
  mapping,
  publish: options.publish === true,
  dryRun: options.dryRun === true,
  onProgress: (rows) => bar?.update(Math.floor((opened.fraction() ?? 0) * 100), { rows }),
}).catch(stop);
bar?.update(100);
bar?.stop();

console.log(describe(report));
if (options.report) writeProblems(options.report, report.problems);
if (!options.dryRun) {
  await context.started;
  await context.sync();
}
await context.close();
process.exitCode = report.read === report.skipped ? NO_GOOD_ROW : 0;

function mappingFrom(file: string): Mapping {
  const read = readMapping(readJson(file));
  return 'wrong' in read ? stop(`${file}: ${read.wrong}`) : read.mapping;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    return stop(`${file} cannot be read as JSON: ${(error as Error).message}`);
  }
}

function dataFile(name: string): string {
  return fileURLToPath(new URL(`../data/${name}`, import.meta.url));
}

function describe(done: ImportReport): string {
  const counts: [string, number][] = [
    ['rows read', done.read],
    ['added', done.added],
    ['updated', done.updated],
    ['unchanged', done.unchanged],
    ['kept as they are here', done.kept],
    ['left out', done.skipped],
    ['held back as drafts', done.held],
    ['public now', done.published],
    ...(done.withdrawn > 0 ? [['demonstration listings withdrawn', done.withdrawn] as [string, number]] : []),
    ['problems', done.problems.length],
  ];
  const more = done.problems.length - SHOWN_PROBLEMS;
  return [
    options.dryRun ? 'Nothing was saved: this says what would be done.' : '',
    ...counts.map(([label, count]) => `${count.toLocaleString('en-GB').padStart(9)}  ${label}`),
    done.ended ?? '',
    ...done.problems.slice(0, SHOWN_PROBLEMS).map(problemLine),
    more > 0 ? `… and ${more.toLocaleString('en-GB')} more${options.report ? `, all in ${options.report}` : ': --report FILE writes them all'}.` : '',
  ]
    .filter(Boolean)
    .join('\n');
}

function problemLine({ line, name, field, problem, done }: ImportProblem): string {
  return `line ${line}, ${name || 'no name'}, ${field}: ${problem}. ${done}.`;
}

/** Opened in a spreadsheet, a cell from a stranger's file must not become a formula. */
function writeProblems(file: string, problems: ImportProblem[]) {
  writeFileSync(file, stringify(problems, { header: true, columns: ['line', 'name', 'field', 'problem', 'done'], escape_formulas: true, bom: true }));
}

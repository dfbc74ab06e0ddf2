import { pipeline, Readable } from 'node:stream';
import { CsvError, parse, type Info } from 'csv-parse';
import type { Row } from '../../domain/import/row.ts';

type Parsed = { record: string[]; info: Info };

/** A row longer than this is a quotation mark that somebody forgot to close. */
const LONGEST_ROW = 1_000_000;

/** The header of a CSV file, and its rows by that header. */
export async function readCsv(text: AsyncIterable<string>, delimiter: string): Promise<{ columns: string[]; rows: AsyncIterable<Row> }> {
  const parser = parse({
    delimiter,
    bom: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    trim: true,
    max_record_size: LONGEST_ROW,
  });
  const records: AsyncIterator<Parsed> = pipeline(Readable.from(unixLines(text)), parser, () => {})[Symbol.asyncIterator]();
  const header = await next(records, 1);
  if ('ends' in header) return { columns: [], rows: only(header) };
  const columns = uniqueNames(header.record);
  return { columns, rows: readRows(records, columns, header.info) };
}

/** The parser counts a line break of two characters within quotation marks as two lines. */
async function* unixLines(text: AsyncIterable<string>): AsyncGenerator<string> {
  let held = '';
  for await (const piece of text) {
    const whole = held + piece;
    held = whole.endsWith('\r') ? '\r' : '';
    yield whole.slice(0, whole.length - held.length).replace(/\r\n?/g, '\n');
  }
  if (held) yield '\n';
}

async function* only(row: Row): AsyncGenerator<Row> {
  yield row;
}

async function* readRows(records: AsyncIterator<Parsed>, columns: string[], header: Info): AsyncGenerator<Row> {
  let before = header;
  for (;;) {
    const after = before.lines + 1;
    const parsed = await next(records, after);
    if ('ends' in parsed) {
      if (parsed.ends) yield parsed;
      return;
    }
    const line = after + parsed.info.empty_lines - before.empty_lines;
    before = parsed.info;
    yield toRow(line, parsed.record, columns);
  }
}

function toRow(line: number, cells: string[], columns: string[]): Row {
  if (cells.slice(columns.length).some(Boolean)) {
    return { line, wrong: `It has ${cells.length} cells, the header ${columns.length}: a comma or a quotation mark is out of place` };
  }
  return { line, values: Object.fromEntries(columns.map((column, position) => [column, cells[position] ?? ''])) };
}

/** The next record, or why there is none: an empty text at the end of the file. */
async function next(records: AsyncIterator<Parsed>, line: number): Promise<Parsed | { line: number; ends: string }> {
  try {
    const { done, value } = await records.next();
    return done ? { line, ends: '' } : value;
  } catch (error) {
    const unclosed = error instanceof CsvError && (error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE');
    const why = unclosed ? 'a quotation mark is opened there and not closed' : `the file breaks off (${(error as Error).message})`;
    return { line, ends: `From line ${line} on nothing could be read: ${why}.` };
  }
}

/** A column named twice has a number the second time. */
function uniqueNames(header: string[]): string[] {
  const times = new Map<string, number>();
  return header.map((name) => {
    const count = (times.get(name) ?? 0) + 1;
    times.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}

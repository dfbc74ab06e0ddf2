import type { Row } from '../../domain/import/row.ts';

/** A line longer than this is no listing. */
const LONGEST_LINE = 5_000_000;

/** One JSON object a line. Empty lines are passed over. */
export async function* readNdjson(text: AsyncIterable<string>): AsyncGenerator<Row> {
  let line = 0;
  let rest = '';
  try {
    for await (const piece of text) {
      const lines = (rest + piece).split('\n');
      rest = lines.pop()!;
      for (const written of lines) yield* toRow((line += 1), written);
      if (rest.length <= LONGEST_LINE) continue;
      yield { line: line + 1, ends: `Line ${line + 1} does not end: this is not one JSON object a line.` };
      return;
    }
  } catch (error) {
    // The piece of a line that came through is no whole row.
    yield { line: line + 1, ends: `From line ${line + 1} on nothing could be read: the file breaks off (${(error as Error).message}).` };
    return;
  }
  yield* toRow(line + 1, rest);
}

function* toRow(line: number, written: string): Generator<Row> {
  // A byte-order mark is white space to trim().
  const text = written.trim();
  if (!text) return;
  try {
    const values: unknown = JSON.parse(text);
    if (typeof values === 'object' && values !== null && !Array.isArray(values)) yield { line, values: values as Record<string, unknown> };
    else yield { line, wrong: 'It is JSON, but not an object in braces' };
  } catch {
    yield { line, wrong: 'It is not JSON: every line has to be one whole object in braces' };
  }
}

import type { Row } from '../../domain/import/row.ts';
import { readCsv } from './csv.ts';
import { readNdjson } from './ndjson.ts';
import { openSource, pathOf } from './source.ts';

export type RowFormat = 'csv' | 'ndjson';
/** `columns` is the header of a CSV; null where every row has its own. `fraction` is how much has been read, 0 to 1. */
export type OpenRows = { rows: AsyncIterable<Row>; columns: string[] | null; fraction: () => number | null };

/** The format that a file's name tells: `.csv`, `.tsv`, `.ndjson` or `.jsonl`, packed or not. Null when it does not. */
export function formatOf(location: string): RowFormat | null {
  const [, extension] = /\.(csv|tsv|ndjson|jsonl)(?:\.gz)?$/i.exec(pathOf(location)) ?? [];
  if (!extension) return null;
  return /^[ct]sv$/i.test(extension) ? 'csv' : 'ndjson';
}

/** Opens a file or address of rows, to be read once and as a stream. Answers with a sentence when it cannot be. */
export async function openRows(location: string, format: RowFormat, delimiter?: string): Promise<OpenRows | { wrong: string }> {
  const source = await openSource(location);
  if ('wrong' in source) return source;
  if (format === 'ndjson') return { rows: readNdjson(source.text), columns: null, fraction: source.fraction };
  const usual = /\.tsv(?:\.gz)?$/i.test(pathOf(location)) ? '\t' : ',';
  return { ...(await readCsv(source.text, delimiter ?? usual)), fraction: source.fraction };
}

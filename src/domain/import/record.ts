import { plainText } from './plain-text.ts';
import { columnsOf, FIELDS, type Condition, type FieldName, type Mapping, type Part } from './mapping.ts';

/** A row as its file has it: the columns by name, each a text, a number or a list of them. */
export type RowValues = Record<string, unknown>;
/** What a row says of a listing, by field; a field that nothing is said of is not there. */
export type ImportRecord = Partial<Record<FieldName, string[]>>;

type Cell = (column: string) => string[];

/** Reads a row by a mapping. */
export function readRecord(row: RowValues, mapping: Mapping): ImportRecord {
  const cell = cellsOf(row, mapping.empty);
  const record: ImportRecord = {};
  const set = (fields: Mapping['rules'][number]['set']) => {
    for (const [name, parts] of Object.entries(fields) as [FieldName, Part | Part[] | null][]) {
      const values = parts === null ? [] : valuesOf(name, [parts].flat(), cell);
      if (values.length > 0) record[name] = values;
      else delete record[name];
    }
  };
  set(mapping.fields);
  for (const rule of mapping.rules) {
    if (Object.entries(rule.when).every(([column, condition]) => holds(cell(column), condition))) set(rule.set);
  }
  return record;
}

/** The id of the row that this one says more about; null for a row that stands by itself. */
export function continuesRow(row: RowValues, mapping: Mapping): string | null {
  return mapping.continues ? (cellsOf(row, mapping.empty)(mapping.continues)[0] ?? null) : null;
}

/** The words of a row that needs are suggested from. */
export function suggestionText(row: RowValues, mapping: Mapping): string {
  const cell = cellsOf(row, mapping.empty);
  return mapping.suggestFrom.flatMap((part) => partValues(part, cell, false)).join('.\n');
}

/** Looks a column up without minding case or spaces around its name. What is listed as empty is empty. */
function cellsOf(row: RowValues, empty: string[]): Cell {
  const nothing = new Set(['', ...empty.map(fold)]);
  const byName = new Map(Object.entries(row).map(([column, value]) => [fold(column), value]));
  return (column) =>
    [byName.get(fold(column))]
      .flat()
      .filter((value) => typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      .map((value) => plainText(String(value)))
      .filter((value) => !nothing.has(fold(value)));
}

function holds(values: string[], condition: Condition): boolean {
  if (typeof condition === 'object' && 'matches' in condition) {
    const wanted = new RegExp(condition.matches, 'iu');
    return values.some((value) => wanted.test(value));
  }
  const wanted = [condition].flat().map(fold);
  // An empty text asks for a column with nothing in it.
  return values.length === 0 ? wanted.includes('') : values.some((value) => wanted.includes(fold(value)));
}

function valuesOf(name: FieldName, parts: Part[], cell: Cell): string[] {
  const values = parts.map((part) => partValues(part, cell, FIELDS[name] === 'list'));
  if (FIELDS[name] === 'value') return (values.find((found) => found.length > 0) ?? []).slice(0, 1);
  return [...new Set(values.flat())];
}

function partValues(part: Part, cell: Cell, isList: boolean): string[] {
  if (typeof part === 'object' && 'text' in part) return fillIn(part.text, columnsOf(part), cell);
  const { from, match, split, table, otherwise } = typeof part === 'string' ? { from: part } as Exclude<Part, string | { text: string }> : part;
  const matched = match ? cell(from).flatMap((value) => matchOf(value, match)) : cell(from);
  const separator = split ?? (isList ? ';' : null);
  const pieces = separator === null ? matched : matched.flatMap((value) => value.split(separator)).map((value) => value.trim()).filter(Boolean);
  const folded = table && new Map(Object.entries(table).map(([word, meaning]) => [fold(word), meaning]));
  const meant = pieces.flatMap((piece) => {
    const meaning = folded?.has(fold(piece)) ? folded.get(fold(piece))! : folded && otherwise !== undefined ? otherwise : piece;
    return meaning ?? [];
  });
  return meant.length > 0 || pieces.length > 0 ? meant : [otherwise ?? []].flat();
}

/** The text with its columns filled in; nothing when one of them is empty. */
function fillIn(text: string, columns: string[], cell: Cell): string[] {
  if (columns.some((column) => cell(column).length === 0)) return [];
  return [text.replace(/\{([^{}]+)\}/g, (_, column: string) => cell(column).join(', '))];
}

function matchOf(value: string, pattern: string): string[] {
  const found = new RegExp(pattern, 'iu').exec(value);
  const text = (found?.[1] ?? found?.[0] ?? '').trim();
  return text ? [text] : [];
}

function fold(text: string): string {
  return text.trim().toLowerCase();
}

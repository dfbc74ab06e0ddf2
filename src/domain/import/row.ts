import type { z } from 'zod';
import { listingDetailsSchema, type ListingDetails } from '../listing.ts';
import type { Vocabulary } from '../need.ts';
import { suggestNeeds, type NeedSigns } from '../need-suggestion.ts';
import { nameAndPostcode, toListingInput } from './details.ts';
import type { Mapping } from './mapping.ts';
import type { ImportProblem, Report } from './problem.ts';
import { readRecord, suggestionText, type ImportRecord, type RowValues } from './record.ts';

/** One row of a file, by the line it starts on; or why it could not be read as a row; or why nothing after it can be read. */
export type Row = { line: number; values: RowValues } | { line: number; wrong: string } | { line: number; ends: string };
export type GoodRow = Extract<Row, { values: RowValues }>;

/** What became of a row: a listing, or nothing, which its last problem says. `hold` is why it stays a draft. */
export type ReadRow = { line: number; listing: { details: ListingDetails; hold: string | null } | null; problems: ImportProblem[] };

/** A null mapping is for rows that are listings already, in the shape of `ListingInput`. */
export type RowContext = { mapping: Mapping | null; vocabulary: Vocabulary; signs: NeedSigns };

/** Reads a row, and the rows that continue it, as a listing. */
export function readRow(rows: [GoodRow, ...GoodRow[]], context: RowContext): ReadRow {
  const [{ line, values }] = rows;
  const problems: ImportProblem[] = [];
  const mapping = context.mapping;
  const records = mapping ? (rows.map((row) => readRecord(row.values, mapping)) as [ImportRecord, ...ImportRecord[]]) : null;
  const called = records ? records[0].name?.[0] : values['name'];
  const name = typeof called === 'string' ? called.slice(0, 160) : '';
  const report: Report = (field, problem, done) => problems.push({ line, name, field, problem, done });
  if (!name.trim()) {
    report('name', 'The row has no name', 'Row left out');
    return { line, listing: null, problems };
  }

  const given = mapping && records ? mapped(records, values, mapping, context, report) : known(values, context.vocabulary, report);
  const details = checked(given, report);
  const hold = records?.[0].hold?.[0] ?? null;
  return { line, listing: details && { details: identified(details), hold }, problems };
}

function mapped(records: [ImportRecord, ...ImportRecord[]], values: RowValues, mapping: Mapping, { vocabulary, signs }: RowContext, report: Report): unknown {
  const suggested = suggestNeeds(records[0].name![0]!, suggestionText(values, mapping), signs);
  return toListingInput(records, { vocabulary, suggested, capitals: mapping.repairCapitals, report });
}

/** A listing in our own format, without the needs and audiences that the directory does not know. */
function known(values: RowValues, vocabulary: Vocabulary, report: Report): unknown {
  const needs = new Set(vocabulary.needs.map(({ slug }) => slug));
  const audiences = new Set(vocabulary.audiences.map(({ slug }) => slug));
  const keep = (field: string, list: unknown, isKnown: (item: unknown) => boolean) => {
    if (!Array.isArray(list)) return list;
    for (const item of list.filter((each) => !isKnown(each))) report(field, `The directory does not know ${JSON.stringify(item)}`, 'Left out');
    return list.filter(isKnown);
  };
  return {
    ...values,
    needs: keep('needs', values['needs'], (item) => needs.has((item as { need?: string } | null)?.need ?? '')),
    audiences: keep('audiences', values['audiences'], (item) => audiences.has(String(item))),
  };
}

/** Without these it is another listing, or none; everything else can be left out of a good one. */
const INDISPENSABLE = ['name', 'kind', 'organisation', 'venues'];

/** The listing without what is wrong with it; null when what is wrong cannot be done without. */
function checked(given: unknown, report: Report): ListingDetails | null {
  const parsed = listingDetailsSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const fatal = parsed.error.issues.find(({ code, path }) => {
    if (path.length === 0) return code !== 'unrecognized_keys';
    return INDISPENSABLE.includes(String(path[0]));
  });
  if (fatal) {
    report(fatal.path.join('.') || 'row', fatal.message, 'Row left out');
    return null;
  }
  const kept = { ...(given as Record<string, unknown>) };
  for (const issue of parsed.error.issues) {
    report(issue.path.join('.') || 'row', issue.message, 'Left out');
    for (const key of wrongKeys(issue)) delete kept[key];
  }
  for (const [field, positions] of wrongPositions(parsed.error.issues)) {
    kept[field] = (kept[field] as unknown[] | undefined)?.filter((_, position) => !positions.has(position));
  }
  // What is taken out can only be too much in a list that was too long; then nothing of it is kept.
  const again = listingDetailsSchema.safeParse(kept);
  if (!again.success) report('row', again.error.issues[0]!.message, 'Row left out');
  return again.success ? again.data : null;
}

/** The top-level fields an issue takes with it; none when it is about one item of a list. */
function wrongKeys(issue: z.core.$ZodIssue): string[] {
  if (issue.path.length === 0) return issue.code === 'unrecognized_keys' ? issue.keys : [];
  return typeof issue.path[1] === 'number' ? [] : [String(issue.path[0])];
}

function wrongPositions(issues: z.core.$ZodIssue[]): Map<string, Set<number>> {
  const positions = new Map<string, Set<number>>();
  for (const { path } of issues) {
    if (typeof path[1] !== 'number') continue;
    positions.set(String(path[0]), (positions.get(String(path[0])) ?? new Set()).add(path[1]));
  }
  return positions;
}

/** A listing that names no source is known by its name and postcode. */
function identified(details: ListingDetails): ListingDetails {
  return details.source ? details : { ...details, source: { name: 'import', id: nameAndPostcode(details), licence: '', attribution: '' } };
}

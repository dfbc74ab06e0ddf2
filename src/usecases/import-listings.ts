import { createHash } from 'node:crypto';
import { canonicalDetails, decideImport, withoutSaid, withSaid } from '../domain/import/decision.ts';
import type { Mapping } from '../domain/import/mapping.ts';
import type { ImportProblem } from '../domain/import/problem.ts';
import { continuesRow, readRecord } from '../domain/import/record.ts';
import { nameAndPostcode } from '../domain/import/details.ts';
import { readRow, type GoodRow, type Row } from '../domain/import/row.ts';
import type { ListingDetails } from '../domain/listing.ts';
import type { Vocabulary } from '../domain/need.ts';
import type { NeedSigns } from '../domain/need-suggestion.ts';
import type { Change, ImportedListing, ListingStore, Places } from '../domain/ports.ts';
import { withdrawDemonstration } from './withdraw-demonstration.ts';

type Deps = { listings: ListingStore; vocabulary: Vocabulary; signs: NeedSigns; places?: Places };
type Options = {
  /** Null for rows in our own format. */
  mapping: Mapping | null;
  publish: boolean;
  dryRun: boolean;
  /** Told how many rows have been dealt with, after each batch. */
  onProgress?: (rows: number) => void;
};

/** `read` is the sum of added, updated, unchanged, kept and skipped; `held` are those of them that stay drafts for a reason. */
export type ImportReport = {
  read: number; added: number; updated: number; unchanged: number; kept: number; skipped: number;
  held: number;
  /** Published here when the import was done. */
  published: number;
  /** Demonstration listings that left the public pages. */
  withdrawn: number;
  problems: ImportProblem[];
  /** Why reading stopped before the end of the file; null when it did not. */
  ended: string | null;
};

type Entry = { line: number; details: ListingDetails; hold: string | null };
type State = { report: ImportReport; seen: Map<string, { line: number; nameAndPostcode: string }>; sources: Set<string> };

/** Rows in one transaction: what a report of progress covers is on the disk. */
const BATCH_ROWS = 250;

/**
 * Brings the rows of a file in: new ones are added, changed ones updated by the id their source gave them.
 * A bad row is reported and stops no other; an import that was interrupted is simply run again.
 * Published real listings send the demonstration's away.
 */
export async function importListings(deps: Deps, rows: AsyncIterable<Row>, options: Options): Promise<ImportReport> {
  const state: State = { report: emptyReport(), seen: new Map(), sources: new Set() };
  let batch: [GoodRow, ...GoodRow[]][] = [];
  let rowsRead = 0;
  const save = async () => {
    await importBatch(deps, batch, options, state);
    batch = [];
    options.onProgress?.(rowsRead);
  };

  for await (const row of rows) {
    rowsRead += 1;
    if ('ends' in row) state.report.ended = row.ends;
    else if ('wrong' in row) skip(state, row.line, '', 'row', row.wrong);
    else if (!joinsLast(row, batch.at(-1), options.mapping, state)) {
      if (batch.length >= BATCH_ROWS) await save();
      batch.push([row]);
    }
  }
  await save();

  if (options.publish && !options.dryRun && state.report.published > 0 && !state.sources.has('demonstration')) {
    state.report.withdrawn = await withdrawDemonstration(deps.listings);
  }
  return state.report;
}

function emptyReport(): ImportReport {
  return { read: 0, added: 0, updated: 0, unchanged: 0, kept: 0, skipped: 0, held: 0, published: 0, withdrawn: 0, problems: [], ended: null };
}

function skip({ report }: State, line: number, name: string, field: string, problem: string) {
  report.read += 1;
  report.skipped += 1;
  report.problems.push({ line, name, field, problem, done: 'Row left out' });
}

/** Puts a row that continues the one above it there. True when the row is dealt with. */
function joinsLast(row: GoodRow, last: GoodRow[] | undefined, mapping: Mapping | null, state: State): boolean {
  const continued = mapping && continuesRow(row.values, mapping);
  if (!mapping || !continued) return false;
  if (last && readRecord(last[0]!.values, mapping).id?.[0] === continued) last.push(row);
  else skip(state, row.line, '', mapping.continues!, `It continues the row with the id “${continued}”, which is not above it`);
  return true;
}

async function importBatch(deps: Deps, batch: [GoodRow, ...GoodRow[]][], options: Options, state: State) {
  const entries = [];
  for (const rows of batch) {
    const entry = readEntry(rows, deps, options, state);
    if (entry) entries.push({ ...entry, details: await located(entry, deps.places, state) });
  }
  const existing = await findExisting(deps.listings, entries);
  const changes = entries.flatMap((entry) => toChange(entry, existing.get(key(entry.details.source!)) ?? null, options, state));
  if (!options.dryRun && changes.length > 0) await deps.listings.saveAll(changes);
}

/** The row as a listing, under an id that no row before it had; null when there is none to be had. */
function readEntry(rows: [GoodRow, ...GoodRow[]], deps: Deps, options: Options, state: State): Entry | null {
  const { line, listing, problems } = readRow(rows, { mapping: options.mapping, vocabulary: deps.vocabulary, signs: deps.signs });
  state.report.problems.push(...problems);
  if (!listing) {
    state.report.read += 1;
    state.report.skipped += 1;
    return null;
  }
  return unrepeated({ line, ...listing }, state);
}

/**
 * A second row with one id is a listing of its own when its name or postcode is another; a repetition is held
 * back. So nothing is lost, whichever of the two was meant.
 */
function unrepeated({ line, details, hold }: Entry, { report, seen, sources }: State): Entry {
  const { name, source } = details;
  const own = nameAndPostcode(details);
  sources.add(source!.name);
  const before = seen.get(key(source!));
  if (!before) {
    seen.set(key(source!), { line, nameAndPostcode: own });
    return { line, details, hold };
  }
  const repeats = before.nameAndPostcode === own || seen.has(key({ ...source!, id: idWith(source!.id, own) }));
  let id = idWith(source!.id, own);
  for (let time = 2; seen.has(key({ ...source!, id })); time += 1) id = idWith(source!.id, `${own} ${time}`);
  seen.set(key({ ...source!, id }), { line, nameAndPostcode: own });
  if (!repeats) report.problems.push({ line, name, field: 'id', problem: `Line ${before.line} has the same id`, done: 'Brought in as a listing of its own' });
  const why = repeats ? `It repeats line ${before.line}: the same id, name and postcode` : null;
  return { line, details: { ...details, source: { ...source!, id } }, hold: hold ?? why };
}

function idWith(id: string, addition: string): string {
  return `${id.slice(0, 100)} ${addition}`;
}

/** Venues with a postcode and no coordinates, put on the map where the postcode, or at least its sector, is known. */
async function located({ line, details }: Entry, places: Places | undefined, { report }: State): Promise<ListingDetails> {
  const venues = [];
  for (const venue of details.venues) {
    const answer = venue.lat === null && venue.postcode ? await places?.find(venue.postcode) : undefined;
    const place = answer?.kind === 'found' ? answer.place : null;
    const near = place?.precision === 'postcode' || place?.precision === 'sector' ? place : null;
    if (near) venues.push({ ...venue, lat: near.lat, lon: near.lon, authority: venue.authority || (near.authority ?? '') });
    else venues.push(venue);
    if (venue.lat === null && near?.precision !== 'postcode') {
      const problem = venue.postcode ? `Where ${venue.postcode} lies is not known` : 'There are neither coordinates nor a postcode';
      report.problems.push({ line, name: details.name, field: 'postcode', problem, done: near ? `Put in the middle of ${near.label}` : 'Not on the map' });
    }
  }
  return { ...details, venues };
}

async function findExisting(listings: ListingStore, entries: Entry[]): Promise<Map<string, ImportedListing>> {
  const idsBySource = new Map<string, string[]>();
  for (const { details } of entries) {
    const { name, id } = details.source!;
    idsBySource.set(name, [...(idsBySource.get(name) ?? []), id]);
  }
  const existing = new Map<string, ImportedListing>();
  for (const [name, ids] of idsBySource) {
    for (const listing of await listings.findBySource(name, ids)) existing.set(key({ name, id: listing.sourceId }), listing);
  }
  return existing;
}

/** The change an entry makes, if any; it is counted in the report. */
function toChange({ line, details, hold }: Entry, existing: ImportedListing | null, { publish }: Options, { report }: State): Change[] {
  const currentHash = existing ? hashOf(withoutSaid(existing.details, details)) : '';
  const decision = decideImport({ details, hold, hash: hashOf(details) }, existing, currentHash, publish);
  report.read += 1;
  if (hold !== null) {
    report.held += 1;
    report.problems.push({ line, name: details.name, field: 'hold', problem: hold, done: 'Held back as a draft' });
  }
  if (decision.action === 'kept') report.problems.push({ line, name: details.name, field: 'row', problem: decision.why, done: decision.done });
  if (decision.action === 'kept' || decision.action === 'unchanged') {
    report[decision.action] += 1;
    if (existing?.status === 'published') report.published += 1;
    return [];
  }
  report[decision.action === 'add' ? 'added' : 'updated'] += 1;
  if (decision.status === 'published') report.published += 1;
  const reason = hold === null ? 'imported' : `imported, held back: ${hold}`;
  const saved = existing ? withSaid(decision.details, existing.details) : decision.details;
  return [{ id: existing?.id, status: decision.status, details: saved, reason, sourceHash: decision.sourceHash }];
}

function key({ name, id }: { name: string; id: string }): string {
  return `${name} ${id}`;
}

function hashOf(details: ListingDetails): string {
  return createHash('sha256').update(canonicalDetails(details)).digest('hex');
}

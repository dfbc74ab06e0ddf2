import type { Change, Clock } from '../../domain/ports.ts';
import { NotFound } from '../../domain/errors.ts';
import { keysOf } from '../../domain/listing-keys.ts';
import type { ListingDetails } from '../../domain/listing.ts';
import { inOwnWords, isSameOrganisation } from '../../domain/organisation.ts';
import { foldName, slugOf } from '../../domain/slug.ts';
import { outcodeOf } from '../../domain/venue.ts';
import { newId } from './ids.ts';
import { needRows, venueRows } from './listing-rows.ts';
import type { Database } from './tables.ts';

/** SQLite binds at most 32,766 values in one statement; the widest row here has 14. */
const ROWS_A_STATEMENT = 1000;

/** Writes the changes, each as one revision. Answers with the ids, in order. To be called inside a transaction. */
export async function saveChanges(db: Database, clock: Clock, changes: Change[]): Promise<string[]> {
  const at = clock().toISOString();
  const existing = await findExisting(db, changes);
  const said = changes.map(({ id, details }) => ({ given: details.organisation, before: (id && existing.get(id)?.organisation) || null }));
  const organisations = await saveOrganisations(db, said);
  const slugs = await freeSlugs(db, changes.filter((change) => !change.id));

  const saved = changes.map((change) => {
    const before = change.id ? existing.get(change.id) : undefined;
    if (change.id && !before) throw new NotFound(`There is no listing ${change.id}.`);
    const id = before?.id ?? newId();
    return {
      id,
      change,
      row: {
        id,
        slug: before?.slug ?? slugs.get(change)!,
        status: change.status,
        revision: (before?.revision ?? 0) + 1,
        indexed_revision: before?.indexed_revision ?? 0,
        indexed_venues: before?.indexed_venues ?? 0,
        organisation_id: organisations.get(foldName(change.details.organisation.name))!,
        name: change.details.name,
        source_name: change.details.source?.name ?? null,
        source_id: change.details.source?.id ?? null,
        source_hash: change.sourceHash ?? before?.source_hash ?? null,
        details: JSON.stringify(change.details),
        created_at: before?.created_at ?? at,
        updated_at: at,
      },
    };
  });
  await writeRows(db, saved, at);
  return saved.map(({ id }) => id);
}

async function writeRows(db: Database, saved: { id: string; change: Change; row: SavedRow }[], at: string) {
  const changedIds = saved.filter(({ change }) => change.id).map(({ id }) => id);
  for (const ids of inChunks(changedIds)) {
    await db.deleteFrom('listing_need').where('listing_id', 'in', ids).execute();
    await db.deleteFrom('listing_venue').where('listing_id', 'in', ids).execute();
    await db.deleteFrom('listing_key').where('listing_id', 'in', ids).execute();
  }
  for (const chunk of inChunks(saved)) {
    await db
      .insertInto('listing')
      .values(chunk.map(({ row }) => row))
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((eb) => ({
          status: eb.ref('excluded.status'),
          revision: eb.ref('excluded.revision'),
          organisation_id: eb.ref('excluded.organisation_id'),
          name: eb.ref('excluded.name'),
          source_name: eb.ref('excluded.source_name'),
          source_id: eb.ref('excluded.source_id'),
          source_hash: eb.ref('excluded.source_hash'),
          details: eb.ref('excluded.details'),
          updated_at: eb.ref('excluded.updated_at'),
        })),
      )
      .execute();
    await db
      .insertInto('revision')
      .values(
        chunk.map(({ id, change, row }) => ({
          listing_id: id,
          revision: row.revision,
          status: row.status,
          details: row.details,
          reason: change.reason,
          made_by: change.by ?? 'program',
          made_at: at,
        })),
      )
      .execute();
  }
  for (const rows of inChunks(saved.flatMap(({ id, change }) => needRows(id, change.status, change.details)))) {
    await db.insertInto('listing_need').values(rows).execute();
  }
  for (const rows of inChunks(saved.flatMap(({ id, change }) => venueRows(id, change.status, change.details)))) {
    await db.insertInto('listing_venue').values(rows).execute();
  }
  for (const rows of inChunks(saved.flatMap(({ id, change }) => keysOf(change.details).map((key) => ({ ...key, listing_id: id }))))) {
    await db.insertInto('listing_key').values(rows).execute();
  }
  const checks = saved.flatMap(({ id, change: { details } }) =>
    details.check ? [{ listing_id: id, checked_on: details.check.on, how: details.check.how, role: details.check.role }] : [],
  );
  for (const rows of inChunks(checks)) {
    await db.insertInto('listing_check').values(rows).onConflict((conflict) => conflict.doNothing()).execute();
  }
}

type SavedRow = {
  id: string; slug: string; status: Change['status']; revision: number; indexed_revision: number; indexed_venues: number;
  organisation_id: string; name: string; source_name: string | null; source_id: string | null; source_hash: string | null;
  details: string; created_at: string; updated_at: string;
};

/** What a listing says of who runs it, and what it said before. */
type Said = { given: Organisation; before: Organisation | null };
type Organisation = ListingDetails['organisation'];

/** One organisation for each name; what is newly said of it replaces what was, one listing after the other. Answers with ids by folded name. */
async function saveOrganisations(db: Database, said: Said[]): Promise<Map<string, string>> {
  const byName = new Map<string, Said[]>();
  for (const one of said) {
    const folded = foldName(one.given.name);
    const others = byName.get(folded);
    if (others) others.push(one);
    else byName.set(folded, [one]);
  }
  const ids = new Map<string, string>();
  for (const names of inChunks([...byName.keys()])) {
    const rows = await db.selectFrom('organisation').select(['id', 'folded_name', 'details']).where('folded_name', 'in', names).execute();
    for (const row of rows) {
      ids.set(row.folded_name, row.id);
      const merged = JSON.stringify(byName.get(row.folded_name)!.reduce(withSaid, JSON.parse(row.details) as Organisation));
      if (merged !== row.details) await db.updateTable('organisation').set({ details: merged }).where('id', '=', row.id).execute();
    }
  }
  const fresh = [...byName].filter(([folded]) => !ids.has(folded)).map(([folded, all]) => ({ folded, given: all.reduce(withSaid, all[0]!.given) }));
  const taken = await takenSlugs(db, 'organisation', fresh.map(({ given }) => slugOf(given.name)));
  const rows = fresh.map(({ folded, given }) => {
    const id = newId();
    const slug = firstFree(taken, [slugOf(given.name), `${slugOf(given.name)}-${id.slice(0, 6)}`]);
    ids.set(folded, id);
    return { id, slug, name: given.name, folded_name: folded, details: JSON.stringify(given) };
  });
  for (const chunk of inChunks(rows)) await db.insertInto('organisation').values(chunk).execute();
  return ids;
}

/**
 * Only what this listing has changed: one that was saved for another reason does not bring back what it said long ago. A listing
 * that is new to the organisation, and leaves its website out, does not take it away from the others; nor does one that comes
 * from another organisation bring what it said of that.
 */
function withSaid(known: Organisation, { given, before }: Said): Organisation {
  if (before && !isSameOrganisation(before, given)) return inOwnWords(given, before, known);
  const changed = Object.entries(given).filter(([field, value]) => (before ? value !== before[field as keyof Organisation] : value !== null && value !== ''));
  return { ...known, ...Object.fromEntries(changed) };
}

async function findExisting(db: Database, changes: Change[]) {
  const ids = changes.flatMap((change) => change.id ?? []);
  const rows = [];
  for (const chunk of inChunks(ids)) {
    rows.push(
      ...(await db
        .selectFrom('listing')
        .select(['id', 'slug', 'revision', 'indexed_revision', 'indexed_venues', 'source_hash', 'created_at', 'details'])
        .where('id', 'in', chunk)
        .execute()),
    );
  }
  return new Map(rows.map(({ details, ...row }) => [row.id, { ...row, organisation: (JSON.parse(details) as ListingDetails).organisation }]));
}

/** A slug for each new listing: its name, else its name and district, else its name and part of a random id. */
async function freeSlugs(db: Database, changes: Change[]): Promise<Map<Change, string>> {
  const candidates = new Map(
    changes.map((change) => {
      const base = slugOf(change.details.name);
      const outcode = outcodeOf(change.details.venues[0]?.postcode ?? null)?.toLowerCase();
      return [change, [base, ...(outcode ? [`${base}-${outcode}`] : []), `${base}-${newId().slice(0, 8)}`]];
    }),
  );
  const taken = await takenSlugs(db, 'listing', [...candidates.values()].flat());
  return new Map([...candidates].map(([change, slugs]) => [change, firstFree(taken, slugs)]));
}

async function takenSlugs(db: Database, table: 'listing' | 'organisation', slugs: string[]): Promise<Set<string>> {
  const taken = new Set<string>();
  for (const chunk of inChunks(slugs)) {
    const rows = await db.selectFrom(table).select('slug').where('slug', 'in', chunk).execute();
    for (const row of rows) taken.add(row.slug);
  }
  return taken;
}

function firstFree(taken: Set<string>, slugs: string[]): string {
  const slug = slugs.find((candidate) => !taken.has(candidate)) ?? `${slugs[0]}-${newId()}`;
  taken.add(slug);
  return slug;
}

/** Rows, or values, as many at a time as one statement takes. */
export function* inChunks<Row>(rows: Row[]): Generator<Row[]> {
  for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT) yield rows.slice(start, start + ROWS_A_STATEMENT);
}

import SQLite from 'better-sqlite3';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { openDatabase } from '../../../src/adapters/sqlite/database.ts';
import { createListings } from '../../../src/adapters/sqlite/listings.ts';
import type { Database } from '../../../src/adapters/sqlite/tables.ts';
import { NotFound } from '../../../src/domain/errors.ts';
import type { ListingInput } from '../../../src/domain/listing.ts';
import type { ListingStore } from '../../../src/domain/ports.ts';
import { details, venueAt } from '../../support/listings.ts';

let db: Database;
let listings: ListingStore;
let now: string;

beforeEach(async () => {
  db = await openDatabase(':memory:');
  now = '2026-11-24T10:30:00.000Z';
  listings = createListings(db, () => new Date(now));
});

const publish = (given: Partial<ListingInput>, id?: string) => ({ id, status: 'published' as const, details: details(given), reason: 'written' });
const save = async (given: Partial<ListingInput>, id?: string) => (await listings.saveAll([publish(given, id)]))[0]!;

describe('every change', () => {
  test('makes a revision that is kept, with what was said, why and when', async () => {
    const first = await save({ name: 'Choir', summary: 'Singing' });
    now = '2026-11-25T09:00:00.000Z';
    const second = await save({ name: 'Choir', summary: 'Singing together' }, first.id);
    const [third] = await listings.saveAll([{ id: first.id, status: 'closed', details: second.details, reason: 'it ended' }]);

    expect([first.revision, second.revision, third!.revision]).toEqual([1, 2, 3]);
    const kept = await db.selectFrom('revision').selectAll().where('listing_id', '=', first.id).orderBy('revision').execute();
    expect(kept.map(({ status, reason, made_at, details: json }) => [status, reason, made_at, JSON.parse(json).summary])).toEqual([
      ['published', 'written', '2026-11-24T10:30:00.000Z', 'Singing'],
      ['published', 'written', '2026-11-25T09:00:00.000Z', 'Singing together'],
      ['closed', 'it ended', '2026-11-25T09:00:00.000Z', 'Singing together'],
    ]);
    const row = await db.selectFrom('listing').selectAll().executeTakeFirstOrThrow();
    expect([row.created_at, row.updated_at]).toEqual(['2026-11-24T10:30:00.000Z', '2026-11-25T09:00:00.000Z']);
  });

  test('keeps the whole of what was said', async () => {
    const said = details({ venues: [venueAt(1, { access: ['lift'] })], needs: [{ need: 'food' }], languages: ['ur'], cost: { kind: 'price', pence: 250 }, description: '"\'\\\u0000👩‍👩‍👧' });
    const [saved] = await listings.saveAll([{ status: 'published', details: said, reason: 'written' }]);
    expect((await listings.findPublished([saved!.id]))[0]!.details).toEqual(said);
  });

  test('is all or nothing: a listing that is not there stops the others too', async () => {
    const choir = await save({ name: 'Choir' });
    const changes = [publish({ name: 'New one', organisation: { name: 'New organisation' } }), publish({ name: 'Changed' }, choir.id), publish({}, 'no-such-id')];
    await expect(listings.saveAll(changes)).rejects.toThrow(new NotFound('There is no listing no-such-id.'));

    expect(await listings.count()).toEqual({ listings: 1, published: 1, unindexed: 1 });
    expect((await listings.findPublic('choir'))?.revision).toBe(1);
    expect(await db.selectFrom('organisation').select('name').execute()).toEqual([{ name: 'Longford Striders' }]);
    expect(await db.selectFrom('revision').selectAll().execute()).toHaveLength(1);
  });

  test('of nothing is nothing', async () => {
    expect(await listings.saveAll([])).toEqual([]);
  });

  test('replaces needs, venues and the number of a check, and keeps every check', async () => {
    const check = (on: string) => ({ on, how: 'phoned' as const, role: 'editor' });
    const { id } = await save({ needs: [{ need: 'food' }, { need: 'debt' }, { need: 'food' }], venues: [venueAt(0), venueAt(1)], check: check('2026-10-01') });
    expect(await listings.countByNeed()).toEqual({ food: 1, debt: 1 });
    await save({ needs: [{ need: 'legal' }], venues: [venueAt(2)], check: check('2026-11-01') }, id);
    await save({ needs: [{ need: 'legal' }], check: check('2026-11-01') }, id);

    expect(await listings.countByNeed()).toEqual({ legal: 1 });
    expect(await db.selectFrom('listing_venue').selectAll().execute()).toEqual([]);
    expect(await db.selectFrom('listing_check').select('checked_on').orderBy('checked_on').execute()).toEqual([{ checked_on: '2026-10-01' }, { checked_on: '2026-11-01' }]);
  });

  test('of several thousand at once answers with all of them, in order', async () => {
    const names = Array.from({ length: 2500 }, (_, number) => `Group ${number}`);
    const saved = await listings.saveAll(names.map((name) => publish({ name, venues: [venueAt(0), venueAt(1)], needs: [{ need: 'food' }] })));
    expect(saved.map((listing) => listing.details.name)).toEqual(names);
    expect(await listings.findPublished(Array.from({ length: 40_000 }, (_, number) => saved[number]?.id ?? `unknown-${number}`))).toHaveLength(2500);
  });
});

describe('an address', () => {
  test('is made of the name, stays when the name changes, and is nobody else\'s', async () => {
    const choir = await save({ name: 'Sale Choir' });
    expect(choir.slug).toBe('sale-choir');
    expect((await save({ name: 'Altrincham Choir' }, choir.id)).slug).toBe('sale-choir');
    expect((await save({ name: 'Sale Choir', venues: [venueAt(0)] })).slug).toBe('sale-choir-m33');
    expect((await save({ name: 'Sale Choir' })).slug).toMatch(/^sale-choir-[0-9a-f]{8}$/);
  });

  test('is unique for 500 listings of one name, saved at once or one by one', async () => {
    const saved = await listings.saveAll(Array.from({ length: 499 }, () => publish({ name: 'Food Bank', venues: [venueAt(0)] })));
    saved.push(await save({ name: 'Food Bank', venues: [venueAt(0)] }));
    expect(new Set(saved.map(({ slug }) => slug)).size).toBe(500);
    for (const { slug } of saved) expect(slug).toMatch(/^food-bank(-m33|-[0-9a-f]{8})?$/);
  });
});

describe('an organisation', () => {
  test('is one, however its name is written, and learns what each listing says of it', async () => {
    await save({ name: 'A', organisation: { name: 'Age Friends & Co', website: 'https://age.example.org' } });
    await save({ name: 'B', organisation: { name: 'AGE FRIENDS AND CO.', description: 'For older people' } });
    await save({ name: 'C', organisation: { name: 'Age Friends' } });

    const found = await listings.findOrganisation('age-friends-and-co');
    expect(found?.listings.map(({ details: { name } }) => name)).toEqual(['A', 'B']);
    expect(found?.organisation.details).toMatchObject({ website: 'https://age.example.org', description: 'For older people' });
    expect((await listings.findOrganisation('age-friends'))?.listings).toHaveLength(1);
  });

  test('keeps the newest that was said of it, and loses what its listing takes back', async () => {
    const organisation = (listing: { details: { organisation: object } }, other: object) => ({ ...listing.details.organisation, ...other });
    const [first, second] = await listings.saveAll(['A', 'B'].map((name) => publish({ name, organisation: { name: 'Shedders', website: 'https://old.example.org' } })));
    await listings.saveAll([publish({ name: 'A', organisation: organisation(first!, { website: 'https://new.example.org', description: 'Sheds' }) as never }, first!.id)]);
    // Saved for another reason: it says of them what it always said.
    await listings.saveAll([publish({ name: 'B, checked', organisation: second!.details.organisation }, second!.id)]);
    const said = async () => (await listings.findOrganisation('shedders'))!.organisation.details;
    expect(await said()).toMatchObject({ website: 'https://new.example.org', description: 'Sheds' });
    await listings.saveAll([publish({ name: 'A', organisation: organisation(first!, { website: null, description: 'Sheds' }) as never }, first!.id)]);
    expect(await said()).toMatchObject({ website: null, description: 'Sheds' });
  });

  test('learns what each of several says that are saved at once', async () => {
    const [first, second] = await listings.saveAll(['A', 'B'].map((name) => publish({ name, organisation: { name: 'Shedders', website: 'https://one.example.org' } })));
    await listings.saveAll([
      publish({ name: 'A', organisation: { ...first!.details.organisation, website: 'https://two.example.org' } }, first!.id),
      publish({ name: 'B', organisation: second!.details.organisation }, second!.id),
      publish({ name: 'C', organisation: { name: 'Shedders', description: 'Sheds' } }),
    ]);
    expect((await listings.findOrganisation('shedders'))!.organisation.details).toMatchObject({ website: 'https://two.example.org', description: 'Sheds' });
  });

  test('keeps its own words when a listing of another comes to it, unless it says something new', async () => {
    await save({ name: 'A', organisation: { name: 'Menders', website: 'https://menders.example.org' } });
    const moving = await save({ name: 'B', organisation: { name: 'Makers', website: 'https://makers.example.org', description: 'Making' } });
    await save({ name: 'B', organisation: { ...moving.details.organisation, name: 'Menders', description: 'Mending' } }, moving.id);
    expect((await listings.findOrganisation('menders'))!.organisation.details).toMatchObject({ website: 'https://menders.example.org', description: 'Mending' });
  });

  test('is found by its name, however it is written, once something it runs is public', async () => {
    const { id } = await save({ name: 'A', organisation: { name: 'Age Friends & Co', website: 'https://age.example.org' } });
    expect(await listings.findOrganisationNamed('AGE friends and co.')).toMatchObject({ name: 'Age Friends & Co', website: 'https://age.example.org' });
    await listings.saveAll([{ ...publish({ name: 'A', organisation: { name: 'Age Friends & Co' } }, id), status: 'draft' }]);
    expect([await listings.findOrganisationNamed('Age Friends & Co'), await listings.findOrganisationNamed('Nobody')]).toEqual([null, null]);
  });

  test('that is new takes what it is from all that are saved at once', async () => {
    await listings.saveAll([publish({ name: 'A', organisation: { name: 'Singers', website: 'https://one.example.org' } }), publish({ name: 'B', organisation: { name: 'Singers', description: 'Songs' } })]);
    expect((await listings.findOrganisation('singers'))!.organisation.details).toMatchObject({ website: 'https://one.example.org', description: 'Songs' });
  });

  test('whose name is in another script is not mixed up with the next', async () => {
    const [first, second] = await listings.saveAll(['ਸੰਗਤ', 'مجتمع'].map((name) => publish({ name, organisation: { name } })));
    expect(first!.organisationSlug).not.toBe(second!.organisationSlug);
    expect((await listings.findOrganisation(second!.organisationSlug))?.organisation.details.name).toBe('مجتمع');
  });

  test('is found with its published listings alone', async () => {
    await save({ name: 'Open' });
    await listings.saveAll([{ ...publish({ name: 'Draft' }), status: 'draft' }]);
    expect((await listings.findOrganisation('longford-striders'))?.listings).toHaveLength(1);
    expect(await listings.findOrganisation('nobody')).toBeNull();
  });
});

describe('who may see what', () => {
  test('published listings in the order asked for; closed ones by their address; drafts never', async () => {
    const [open, draft, closed] = await listings.saveAll((['published', 'draft', 'closed'] as const).map((status) => ({ ...publish({ name: status }), status })));
    expect((await listings.findPublished([closed!.id, 'unknown', draft!.id, open!.id])).map(({ slug }) => slug)).toEqual(['published']);
    expect((await listings.findPublic('closed'))?.status).toBe('closed');
    expect([await listings.findPublic('draft'), await listings.findPublic('unknown')]).toEqual([null, null]);
    expect((await listings.listPublished('', 10)).map(({ id }) => id)).toEqual([open!.id]);
  });

  test('published ones say what their last revision says, and nothing once they are published no more', async () => {
    const { id } = await save({ name: 'Choir', summary: 'Singing' });
    const summaries = async () => (await listings.findPublished([id])).map(({ details: { summary } }) => summary);
    const first = await summaries();
    const changed = await save({ name: 'Choir', summary: 'Singing together' }, id);
    const second = await summaries();
    await listings.saveAll([{ id, status: 'closed', details: changed.details, reason: 'it ended' }]);
    expect([first, second, await summaries()]).toEqual([['Singing'], ['Singing together'], []]);
  });

  test('published ones are found by their ids, and SQLite does not go through all that are published', async () => {
    const ids = (await listings.saveAll(Array.from({ length: 20 }, (_, number) => publish({ name: `Choir ${number}` })))).map(({ id }) => id);
    const prepare = vi.spyOn(SQLite.prototype, 'prepare');
    onTestFinished(() => prepare.mockRestore());
    await listings.findPublished(ids);
    const [[query], sqlite] = [prepare.mock.calls[0]!, prepare.mock.contexts[0] as SQLite.Database];
    const steps = sqlite.prepare<unknown[], { detail: string }>(`explain query plan ${query}`).all('published', ...ids).map(({ detail }) => detail);
    expect(steps).toContain('SEARCH listing USING INDEX sqlite_autoindex_listing_1 (id=?)');
  });

  test('a source\'s own listings, and whether the demonstration is among what is published', async () => {
    const source = (name: string, id: string) => ({ source: { name, id } });
    const demonstration = await save({ name: 'Invented', ...source('demonstration', 'x') });
    await listings.saveAll([{ ...publish({ name: 'Imported', ...source('open-data', '7') }), sourceHash: 'abc' }]);
    expect(await listings.hasDemonstration()).toBe(true);
    expect(await listings.findBySource('open-data', ['7', 'x'])).toMatchObject([{ slug: 'imported', sourceId: '7', sourceHash: 'abc' }]);
    expect([await listings.findBySource('open-data', []), await listings.listPublishedIds('demonstration')]).toEqual([[], [demonstration.id]]);
    await listings.saveAll([{ id: demonstration.id, status: 'draft', details: demonstration.details, reason: 'withdrawn' }]);
    expect(await listings.hasDemonstration()).toBe(false);
  });
});

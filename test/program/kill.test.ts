import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import SQLite from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../src/adapters/sqlite/database.ts';
import { hashOf } from '../../src/adapters/sqlite/ids.ts';
import { createStores } from '../../src/adapters/sqlite/stores.ts';
import { createFormTokens } from '../../src/http/form-token.ts';
import { details } from '../support/listings.ts';
import { describeIndex } from '../support/search-index.ts';
import { aDataDir, clear, startProgram, type Program } from './program.ts';

/** Enough for a test that runs every day; `KILLS=200` is what the claim was made with. */
const KILLS = Number(process.env['KILLS'] ?? 4);
const A_ROUND = 12;
const SECRET = 'a secret of more than thirty-two characters';
const LONGEST_LIFE_MS = 700;

let dataDir: string;
const programs: Program[] = [];
let cookie: string;
let waiting: string[];
let owned: { id: string; token: string }[];

beforeAll(async () => {
  dataDir = aDataDir();
  const db = await openDatabase(join(dataDir, 'directory.sqlite'));
  const { people, submissions, listings, links } = createStores(db, () => new Date());
  const editor = await people.add('editor@example.org', 'editor');
  cookie = await people.signIn(editor!.id, false);
  waiting = [];
  for (let number = 0; number < KILLS * A_ROUND; number += 1) {
    const begun = await submissions.start({ listingId: null, baseRevision: 0, answers: {}, email: `group${number}@example.org` });
    const proposed = details({ name: `Waiting Group ${number}`, summary: 'Tea and talk', needs: [{ need: 'loneliness' }] });
    await submissions.save(begun.id, 1, { status: 'waiting', details: proposed, sentAt: new Date().toISOString() });
    waiting.push(begun.id);
  }
  const saved = await listings.saveAll(Array.from({ length: A_ROUND }, (_, number) => ({ status: 'published' as const, reason: 'imported', details: details({ name: `Owned Group ${number}`, needs: [{ need: 'food' }] }) })));
  owned = await Promise.all(saved.map(async ({ id }) => {
    await createStores(db, () => new Date()).owners.add(id, 'owner@example.org');
    return { id, token: await links.create('owner', id, 'owner@example.org') };
  }));
  await db.destroy();
}, 60_000);
afterAll(() => clear(dataDir, programs), 30_000);

/** What the program has said it did: what may never be lost. */
type Acknowledged = { approved: string[]; checked: Map<string, number>; typed: { token: string; name: string }[] };

async function send(url: string, path: string, fields: Record<string, string>, signIn = ''): Promise<Response> {
  const _token = createFormTokens(SECRET).issue(signIn, new Date(Date.now() - 10_000));
  return fetch(url + path, { method: 'POST', redirect: 'manual', headers: signIn ? { cookie: `fingerpost-editor=${signIn}` } : {}, body: new URLSearchParams({ _token, ...fields }) });
}

/** Approves, checks and types all at once, until the program dies under it. */
async function work(url: string, round: number, done: Acknowledged): Promise<unknown> {
  const approvals = waiting.slice(round * A_ROUND, (round + 1) * A_ROUND).map(async (id) => {
    const answer = await send(url, `/review/${id}/approval`, { version: '2', revision: '0', checked: 'owner' }, cookie);
    if (answer.status === 303) done.approved.push(id);
  });
  const checks = owned.map(async ({ id, token }) => {
    const answer = await send(url, `/my/${token}/right`, {});
    if (answer.status === 303) done.checked.set(id, (done.checked.get(id) ?? 0) + 1);
  });
  const submissions = Array.from({ length: A_ROUND }, async (_, number) => {
    const begun = await send(url, '/submit', { name: `Begun ${round} ${number}` });
    const token = /\/my\/([\w-]+)\/what/.exec(begun.headers.get('location') ?? '')?.[1];
    if (!token) return;
    done.typed.push({ token, name: `Begun ${round} ${number}` });
    const name = `Typed ${round} ${number}`;
    const saved = await send(url, `/my/${token}/what`, { name, kind: 'group', summary: 'Tea' });
    if (saved.status === 303) done.typed.push({ token, name });
  });
  return Promise.allSettled([...approvals, ...checks, ...submissions]);
}

/** Everything that is wrong with what lies on the disk, as sentences. */
function wrongOnDisk({ approved, checked, typed }: Acknowledged): string[] {
  const db = new SQLite(join(dataDir, 'directory.sqlite'), { readonly: true });
  const one = (sql: string, ...values: unknown[]) => db.prepare(sql).pluck().get(...values) as string | number | null | undefined;
  const wrong: string[] = [];
  if (one('pragma integrity_check') !== 'ok') wrong.push('The database is damaged.');
  for (const id of approved) {
    const row = db.prepare('select s.status, l.status as listing, l.revision from submission s left join listing l on l.id = s.listing_id where s.id = ?').get(id) as { status: string; listing: string; revision: number };
    if (row.status !== 'approved' || row.listing !== 'published') wrong.push(`The approval of ${id} was lost: ${JSON.stringify(row)}`);
    if (one("select count(*) from audit where action = 'approved' and subject like ?", `%${id}%`) !== 1) wrong.push(`The approval of ${id} is not in the audit trail once.`);
    for (const kind of ['submission-approved', 'owner-welcome']) {
      if (one('select count(*) from mail where kind = ? and "to" = (select email from submission where id = ?)', kind, id) !== 1) wrong.push(`The mail ${kind} about ${id} was lost.`);
    }
  }
  for (const id of checked.keys()) {
    if (!one('select checked_on from listing where id = ?', id)) wrong.push(`A check of ${id} was lost.`);
  }
  for (const { token, name } of typed) {
    const answers = String(one("select s.answers from submission s join link l on l.subject_id = s.id where l.token_hash = ?", hashOf(token)) ?? '');
    if (!answers.includes(name) && !answers.includes(name.replace('Begun', 'Typed'))) wrong.push(`What was typed of ${name} was lost.`);
  }
  const half = db.prepare(`select l.id from listing l left join revision r on r.listing_id = l.id and r.revision = l.revision
    where r.details is null or r.details != l.details or r.status != l.status
      or (select count(*) from listing_need n where n.listing_id = l.id) != json_array_length(l.details, '$.needs')
      or (select count(*) from revision v where v.listing_id = l.id) != l.revision`).all();
  const orphaned = db.prepare("select id from submission where status = 'approved' and listing_id is null").all();
  db.close();
  return [...wrong, ...half.map((row) => `A listing is half changed: ${JSON.stringify(row)}`), ...orphaned.map((row) => `Approved without a listing: ${JSON.stringify(row)}`)];
}

describeIndex('killed with -9 while groups send, editors approve and owners check', { timeout: 60_000 + KILLS * 20_000 }, () => {
  test('the program loses nothing it said was done, leaves nothing half changed, and the index catches up', async () => {
    const done: Acknowledged = { approved: [], checked: new Map(), typed: [] };
    for (let round = 0; round < KILLS; round += 1) {
      const program = startProgram(dataDir, { SECRET, LOG_LEVEL: 'info' });
      programs.push(program);
      const url = await program.url();
      const working = work(url, round, done);
      await sleep(Math.random() * LONGEST_LIFE_MS);
      await program.end('SIGKILL');
      await working;
      expect({ kill: round + 1, wrong: wrongOnDisk(done) }).toEqual({ kill: round + 1, wrong: [] });
    }
    console.log(`${KILLS} kills: ${done.approved.length} approvals, ${[...done.checked.values()].reduce((sum, times) => sum + times, 0)} checks and ${done.typed.length} forms had been acknowledged.`);
    expect(done.approved.length + done.checked.size + done.typed.length).toBeGreaterThan(0);

    const last = startProgram(dataDir, { SECRET });
    programs.push(last);
    await last.ready();
    const { json } = await last.ask('/api/search?need=loneliness&per_page=100');
    expect(json.total).toBeGreaterThanOrEqual(done.approved.length);
  });
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import { forgetOld } from '../../src/usecases/forget-old.ts';
import { openStores, type TestStores } from '../support/stores.ts';

let stores: TestStores;
beforeEach(async () => {
  stores = await openStores('2026-01-04T12:00:00Z');
});
afterEach(() => stores.close());
const forgetAfter = (days: number) => {
  stores.later(days);
  return forgetOld(stores);
};

test('who reported something is forgotten ninety days after the answer, and what they said after a year', async () => {
  const { id: listingId } = await stores.save();
  const answered = await stores.reports.add({ listingId, reason: 'times', words: 'Thursdays now.', email: 'rita@example.org' });
  const open = await stores.reports.add({ listingId, reason: 'times', words: '', email: 'una@example.org' });
  await stores.reports.answer(answered.id, 'Put right.');
  await forgetAfter(89);
  expect((await stores.reports.find(answered.id))?.email).toBe('rita@example.org');
  await forgetAfter(2);
  expect(await stores.reports.find(answered.id)).toMatchObject({ email: null, words: 'Thursdays now.', answer: 'Put right.' });
  await forgetAfter(275);
  expect([await stores.reports.find(answered.id), (await stores.reports.find(open.id))?.email]).toEqual([null, 'una@example.org']);
});

test('a word that no search was understood by is forgotten ninety days after it was last typed', async () => {
  const days = ['2025-12-31', '2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04'];
  for (const day of days) await stores.unrecognisedWords.count(['snorkelbanding'], day, 'key');
  await forgetAfter(89);
  expect(await stores.unrecognisedWords.list()).toHaveLength(1);
  await forgetAfter(2);
  expect(await stores.unrecognisedWords.list()).toEqual([]);
});

test('a mailed link is forgotten thirty days after it stopped working', async () => {
  const token = await stores.links.create('claim', 'x', 'sam@example.org');
  await forgetAfter(36);
  expect((await stores.links.find(token))?.state).toBe('expired');
  await forgetAfter(2);
  expect(await stores.links.find(token)).toBeNull();
});

test('to whom mail went is forgotten ninety days after it was sent or given up, and what waits never', async () => {
  const content = { subject: 'Hello', paragraphs: [], action: null, because: '' };
  for (const to of ['sent', 'refused', 'waiting']) await stores.mail.add([{ kind: 'review', to: `${to}@example.org`, content }]);
  const [sent, refused] = await stores.mail.listDue(3);
  await stores.mail.markSent(sent!.id);
  await stores.mail.markFailed(refused!.id, '550', null);
  expect(await forgetAfter(89)).toBe(0);
  expect(await forgetAfter(2)).toBe(2);
  expect((await stores.waitingMail()).map(({ to }) => to)).toEqual(['waiting@example.org']);
});

test('who looked after a listing is forgotten a year after it closed, and of one that is public never', async () => {
  const [open, closing] = [await stores.save({ name: 'Open' }), await stores.save({ name: 'Closing' })];
  for (const { id } of [open, closing]) {
    await stores.owners.add(id, 'pat@example.org');
    await stores.owners.noteReviewMail(id, 'pat@example.org', '2026-01-04 10 months');
  }
  await stores.save({ name: 'Closing' }, 'closed', closing.id);
  await forgetAfter(364);
  expect(await stores.owners.list(closing.id)).toHaveLength(1);
  await forgetAfter(2);
  expect([await stores.owners.list(closing.id), (await stores.owners.list(open.id)).length]).toEqual([[], 1]);
  expect([await stores.owners.noteReviewMail(closing.id, 'pat@example.org', '2026-01-04 10 months'), await stores.owners.noteReviewMail(open.id, 'pat@example.org', '2026-01-04 10 months')]).toEqual([true, false]);
});

test('a claim and a task are forgotten when they have long been settled', async () => {
  const { id: listingId } = await stores.save();
  await stores.claims.add({ listingId, email: 'sam@example.org', words: 'Mine.' });
  await stores.claims.add({ listingId, email: 'una@example.org', words: 'Mine.' });
  const [sam] = await stores.claims.listOpenFor(listingId);
  await stores.claims.decide(sam!.id, false);
  await stores.tasks.open(listingId, 'claim', 'sam@example.org: Mine.');
  await stores.tasks.close((await stores.tasks.listFor(listingId))[0]!.id, 'Refused.');
  await stores.tasks.open(listingId, 'problem', 'It is full');
  await forgetAfter(91);
  expect([await stores.claims.find(sam!.id), (await stores.claims.listOpenFor(listingId)).length]).toEqual([null, 1]);
  await forgetAfter(275);
  expect((await stores.tasks.listFor(listingId)).map(({ kind }) => kind)).toEqual(['problem']);
});

test('what somebody began and never sent goes when no link leads to it any more; what they typed, a year after the decision', async () => {
  const begin = async (status: 'draft' | 'refused' | 'waiting') => {
    const { id, version } = await stores.submissions.start({ listingId: null, baseRevision: 0, answers: { 'your-email': ['pat@example.org'] }, email: 'pat@example.org' });
    await stores.submissions.save(id, version, { status, ...(status === 'refused' && { decidedAt: stores.clock().toISOString() }) });
    await stores.links.create('submission', id, 'pat@example.org');
    return id;
  };
  const [draft, refused, waiting] = [await begin('draft'), await begin('refused'), await begin('waiting')];
  await forgetAfter(200);
  expect(await stores.submissions.find(draft)).not.toBeNull();
  await forgetAfter(11);
  expect(await stores.submissions.find(draft)).toBeNull();
  await forgetAfter(155);
  expect(await stores.submissions.find(refused)).toMatchObject({ status: 'refused', email: null, answers: {} });
  expect((await stores.submissions.find(waiting))?.email).toBe('pat@example.org');
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import { fillAll, readAll } from '../../src/domain/submission/steps.ts';
import { sendBackSubmission } from '../../src/usecases/send-back-submission.ts';
import { takeBackSubmission } from '../../src/usecases/withdraw-submission.ts';
import { details, weekly } from '../support/listings.ts';
import { openStores, type TestStores } from '../support/stores.ts';
import { context } from '../support/submission.ts';

const BEGUN_FROM = details({ phoneLines: [{ number: '+441614960100' }, { number: '+441614960101' }], sessions: [weekly('mo', '10:00', '12:00'), { ...weekly('tu', '10:00', '12:00'), interval: 4 }] });
/** The first number and the first time were taken out. */
const PROPOSED = { ...BEGUN_FROM, phoneLines: BEGUN_FROM.phoneLines.slice(1), sessions: BEGUN_FROM.sessions.slice(1) };
const SUBMITTER = { 'your-email': ['jo@example.org'], 'your-role': ['secretary'] };

let stores: TestStores;
beforeEach(async () => (stores = await openStores('2026-11-24T10:30:00Z')));
afterEach(() => stores.close());

/** Sent as it once was: the answers kept as they were typed, by the positions of what they began from. */
async function sentLongAgo() {
  const filled = fillAll(BEGUN_FROM);
  const answers = { ...Object.fromEntries(Object.entries(filled).filter(([field]) => !field.startsWith('times-0-'))), ...SUBMITTER, phone: [''] };
  const begun = await stores.submissions.start({ listingId: null, baseRevision: 0, answers, email: 'jo@example.org' });
  return (await stores.submissions.save(begun.id, begun.version, { status: 'waiting', details: PROPOSED, sentAt: stores.clock().toISOString() }))!;
}

test.each([
  ['sent back', 'sent-back', async () => sendBackSubmission(stores, { ...(await sentLongAgo()), reason: 'Which door?', by: (await stores.people.add('sam@example.org', 'editor'))! })],
  ['taken back', 'draft', async () => takeBackSubmission(stores, await sentLongAgo())],
] as const)('what was sent before answers were filled anew, and is %s, still says every number and time', async (_, status, give) => {
  await give();
  const [submission] = await stores.submissions.list(status);
  expect(readAll(submission!.answers, PROPOSED, context).details).toMatchObject({ phoneLines: PROPOSED.phoneLines, sessions: PROPOSED.sessions });
  expect(submission!.answers).toMatchObject(SUBMITTER);
});

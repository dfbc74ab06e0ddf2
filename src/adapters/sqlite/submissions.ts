import type { Selectable } from 'kysely';
import type { Clock } from '../../domain/ports.ts';
import type { SubmissionStore } from '../../domain/stores.ts';
import { SUBMISSION_STATUSES, type Submission, type SubmissionStatus } from '../../domain/submission/submission.ts';
import { newId } from './ids.ts';
import type { Database, Tables } from './tables.ts';

const MOST_LISTED = 500;

export function createSubmissions(db: Database, clock: Clock): SubmissionStore {
  const submissions = () => db.selectFrom('submission').selectAll().orderBy('sent_at').orderBy('id');
  const find = async (id: string) => {
    const row = await submissions().where('id', '=', id).executeTakeFirst();
    return row ? toSubmission(row) : null;
  };

  return {
    find,

    async start(begun) {
      const submission: Submission = {
        ...begun,
        id: newId(),
        status: 'draft',
        details: null,
        version: 1,
        startedAt: clock().toISOString(),
        sentAt: null,
        decidedAt: null,
        reason: '',
        secondLook: 'none',
      };
      await db.insertInto('submission').values(toRow(submission)).execute();
      return submission;
    },

    async save(id, version, changes) {
      const before = await find(id);
      if (!before || before.version !== version) return null;
      const after = { ...before, ...changes, version: version + 1 };
      const { numUpdatedRows } = await db
        .updateTable('submission')
        .set(toRow(after))
        .where('id', '=', id)
        .where('version', '=', version)
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n ? after : null;
    },

    async list(status, limit = MOST_LISTED) {
      return (await submissions().where('status', '=', status).limit(limit).execute()).map(toSubmission);
    },

    async countByStatus() {
      const rows = await db.selectFrom('submission').select(({ fn }) => ['status', fn.countAll<number>().as('submissions')]).groupBy('status').execute();
      const counts = new Map(rows.map((row) => [row.status, row.submissions]));
      return Object.fromEntries(SUBMISSION_STATUSES.map((status) => [status, counts.get(status) ?? 0])) as Record<SubmissionStatus, number>;
    },

    async listOpenFor(listingId) {
      return (await submissions().where('listing_id', '=', listingId).where('status', 'in', ['draft', 'waiting', 'sent-back']).execute()).map(toSubmission);
    },

    async listForSecondLook() {
      return (await submissions().where('second_look', '=', 'wanted').limit(MOST_LISTED).execute()).map(toSubmission);
    },
  };
}

function toSubmission(row: Selectable<Tables['submission']>): Submission {
  return {
    id: row.id,
    listingId: row.listing_id,
    baseRevision: row.base_revision,
    status: row.status,
    email: row.email,
    version: row.version,
    answers: JSON.parse(row.answers) as Submission['answers'],
    details: row.details === null ? null : (JSON.parse(row.details) as Submission['details']),
    startedAt: row.started_at,
    sentAt: row.sent_at,
    decidedAt: row.decided_at,
    reason: row.reason,
    secondLook: row.second_look,
  };
}

function toRow(submission: Submission): Selectable<Tables['submission']> {
  return {
    id: submission.id,
    listing_id: submission.listingId,
    base_revision: submission.baseRevision,
    status: submission.status,
    email: submission.email,
    version: submission.version,
    answers: JSON.stringify(submission.answers),
    details: submission.details && JSON.stringify(submission.details),
    started_at: submission.startedAt,
    sent_at: submission.sentAt,
    decided_at: submission.decidedAt,
    reason: submission.reason,
    second_look: submission.secondLook,
  };
}

import { actorText } from '../../domain/person.ts';
import type { Clock } from '../../domain/ports.ts';
import type { AuditTrail, Revision, RevisionStore } from '../../domain/stores.ts';
import { contains } from './contains.ts';
import { completeDetails } from './listing-rows.ts';
import type { Database } from './tables.ts';

/** What was done, by whom. */
export function createAudit(db: Database, clock: Clock): AuditTrail {
  return {
    async add(who, action, subject, note = '') {
      await db.insertInto('audit').values({ at: clock().toISOString(), who: actorText(who), action, subject, note }).execute();
    },

    list({ before, subject, who, action, note, from, until, limit }) {
      let query = db.selectFrom('audit').selectAll().orderBy('id', 'desc').limit(limit);
      if (before !== undefined) query = query.where('id', '<', before);
      if (subject !== undefined) query = query.where('subject', '=', subject);
      if (from !== undefined) query = query.where('at', '>=', from);
      if (until !== undefined) query = query.where('at', '<', until);
      for (const [column, part] of Object.entries({ who, action, note })) {
        if (part) query = query.where(contains(column, part));
      }
      return query.execute();
    },
  };
}

/** Every state a listing has been in. */
export function createRevisions(db: Database): RevisionStore {
  const revisions = (listingId: string) => db.selectFrom('revision').selectAll().where('listing_id', '=', listingId).orderBy('revision', 'desc');
  type Row = Awaited<ReturnType<ReturnType<typeof revisions>['execute']>>[number];
  const toRevision = ({ revision, status, details, reason, made_by, made_at }: Row): Revision => ({
    revision,
    status: status as Revision['status'],
    details: completeDetails(details),
    reason,
    by: made_by,
    madeAt: made_at,
  });
  return {
    async list(listingId) {
      return (await revisions(listingId).execute()).map(toRevision);
    },
    async find(listingId, revision) {
      const row = await revisions(listingId).where('revision', '=', revision).executeTakeFirst();
      return row ? toRevision(row) : null;
    },
  };
}

import { createHash } from 'node:crypto';
import { auditSubject } from '../domain/audit.ts';
import { doubtAbout, planned, type BulkAction } from '../domain/bulk.ts';
import type { Listing } from '../domain/listing.ts';
import { actorOf, actorText, type Person } from '../domain/person.ts';
import type { Change, ListingFilter } from '../domain/ports.ts';
import type { Atomically, Stores } from '../domain/stores.ts';
import { findDuplicates } from './find-duplicates.ts';

/** Those that were ticked, or all that a filter finds. */
export type Selection = { ids: string[] } | { filter: ListingFilter };

/** What a change to many would do. `mark` stands for the listings as they were when it was planned. */
export type BulkPlan = { changes: (Change & { listing: Listing })[]; left: { listing: Listing; why: string }[]; mark: string };

/** In one transaction, which nobody can write beside: what a moment takes. */
export const MOST_AT_ONCE = 5000;
const HELD_BACK = /^imported, held back: (.*)$/;
const REASONS: Record<BulkAction['to'], string> = {
  publish: 'published with others',
  archive: 'archived',
  'add-need': 'need added',
  'replace-need': 'need replaced',
};

/** What would become of each listing, and of which nothing would, and why. Changes nothing. */
export async function planMany(stores: Pick<Stores, 'listings' | 'revisions' | 'duplicates'>, selection: Selection, action: BulkAction): Promise<BulkPlan> {
  const ids = 'ids' in selection ? selection.ids : await stores.listings.browseIds(selection.filter, MOST_AT_ONCE);
  const plan: BulkPlan = { changes: [], left: [], mark: '' };
  const seen = createHash('sha256');
  for (const listing of await stores.listings.listAny(ids)) {
    seen.update(`${listing.id} ${listing.revision} `);
    const doubt = action.to === 'publish' && listing.status === 'draft' ? await doubtOf(stores, listing) : null;
    const next = planned(listing, action, doubt);
    if ('left' in next) plan.left.push({ listing, why: next.left });
    else plan.changes.push({ listing, id: listing.id, ...next, reason: action.to === 'archive' ? `archived: ${action.reason}` : REASONS[action.to] });
  }
  return { ...plan, mark: seen.digest('hex').slice(0, 20) };
}

/** Does what was planned, all of it or nothing. Null when any of the listings has changed since the plan with this mark was shown. */
export function changeMany(
  { atomically }: { atomically: Atomically },
  selection: Selection,
  action: BulkAction,
  mark: string,
  by: Person,
): Promise<number | null> {
  return atomically(async (stores) => {
    const plan = await planMany(stores, selection, action);
    if (plan.mark !== mark) return null;
    const actor = actorOf(by);
    await stores.listings.saveAll(plan.changes.map(({ id, status, details, reason }) => ({ id, status, details, reason, by: actorText(actor) })));
    for (const { listing, reason } of plan.changes) {
      const done = reason.split(':')[0]!;
      await stores.audit.add(actor, done, auditSubject.listing(listing), `${listing.details.name}: one of ${plan.changes.length}`);
    }
    return plan.changes.length;
  });
}

/** Why a draft has to be looked at by itself: it says too little, its import held it back, or it may be here already. */
async function doubtOf(stores: Pick<Stores, 'revisions' | 'duplicates'>, listing: Listing): Promise<string | null> {
  const doubt = doubtAbout(listing.details);
  if (doubt) return doubt;
  const last = await stores.revisions.find(listing.id, listing.revision);
  const [, held] = HELD_BACK.exec(last?.reason ?? '') ?? [];
  if (held) return `The import held it back: ${held}`;
  const [other] = (await findDuplicates(stores, listing.details, listing.id)).filter((one) => one.listing.status === 'published');
  return other ? `It may be the same as ${other.listing.details.name}: ${other.reasons.join(', ')}` : null;
}

import { changesBetween } from '../../domain/changes.ts';
import { momentText } from '../../domain/date-text.ts';
import { NotFound } from '../../domain/errors.ts';
import type { Listing, Status } from '../../domain/listing.ts';
import type { Vocabulary } from '../../domain/need.ts';
import type { RevisionStore } from '../../domain/stores.ts';
import { paths } from '../paths.ts';
import { shownChange, type ShownChange } from '../review/shown-change.ts';

export type RevisionView = {
  heading: string;
  name: string;
  backHref: string;
  action: string;
  /** The revision that is compared with, and that a restoration would take the place of. */
  now: number;
  made: { when: string; by: string; reason: string; status: Status };
  changes: ShownChange[];
  /** What this revision itself changed of the one before it. */
  itself: ShownChange[];
};

/** An earlier state of a listing beside today's. */
export async function revisionView(
  { revisions, vocabulary }: { revisions: RevisionStore; vocabulary: Vocabulary },
  listing: Listing,
  number: number,
): Promise<RevisionView> {
  const past = await revisions.find(listing.id, number);
  if (!past) throw new NotFound('There is no such revision.');
  const before = await revisions.find(listing.id, number - 1);
  return {
    heading: `Revision ${number} of ${listing.details.name}`,
    name: listing.details.name,
    backHref: paths.editor('listings', listing.id),
    action: paths.editor('listings', listing.id, 'revisions', String(number)),
    now: listing.revision,
    made: { when: momentText(past.madeAt), by: past.by, reason: past.reason, status: past.status },
    changes: changesBetween(listing.details, past.details, vocabulary).map(shownChange),
    itself: before ? changesBetween(before.details, past.details, vocabulary).map(shownChange) : [],
  };
}

import type { ListingDetails, Status } from '../listing.ts';
import type { ImportedListing } from '../ports.ts';

/** A listing as a file has it now, and the hash of its details. */
export type Incoming = { details: ListingDetails; hold: string | null; hash: string };

export type Decision =
  | { action: 'add' | 'update'; status: Status; details: ListingDetails; sourceHash: string }
  | { action: 'unchanged' }
  /** Left as it is here, although the file has something else. */
  | { action: 'kept'; why: string; done: string };

/**
 * What an import does with a listing. What somebody changed here since the last import (its content, or
 * whether it is public) is not overwritten, and nothing public changes by an import that does not publish.
 * `currentHash` is the hash of the details it has here now.
 */
export function decideImport(incoming: Incoming, existing: ImportedListing | null, currentHash: string, publish: boolean): Decision {
  const wanted: Status = incoming.hold === null && publish ? 'published' : 'draft';
  if (!existing) return { action: 'add', status: wanted, details: incoming.details, sourceHash: sourceHash(incoming.hash, wanted) };

  const last = lastImport(existing);
  const changed = incoming.hash !== last.hash;
  const statusIsOurs = existing.status !== last.status;
  // Not publishing is no wish to withdraw; being held is.
  const status = statusIsOurs || (!publish && incoming.hold === null) ? existing.status : wanted;
  if (!changed && status === existing.status) return { action: 'unchanged' };
  if (changed && existing.status === 'closed') return kept('It is closed here', 'Left closed');
  if (changed && currentHash !== last.hash && currentHash !== incoming.hash) return kept('It was changed here since the last import', 'Kept as it is here');
  if (changed && status === 'published' && !publish) return kept('It is public here, and this import does not publish', 'Kept until an import with --publish');

  const details = changed ? incoming.details : existing.details;
  return { action: 'update', status, details, sourceHash: sourceHash(incoming.hash, statusIsOurs ? last.status : status) };
}

function kept(why: string, done: string): Decision {
  return { action: 'kept', why, done };
}

/** The hash of what the source said, and the status the import gave it. */
function sourceHash(hash: string, status: string): string {
  return `${hash} ${status}`;
}

function lastImport({ sourceHash: last }: ImportedListing): { hash: string; status: string } {
  const [hash = '', status = ''] = (last ?? '').split(' ');
  return { hash, status };
}

/** What people say of a listing here and few sources know: it is no change to what the source said. */
const SAID_HERE = ['check', 'capacity'] as const;

/** Details without what was said here and `incoming` is silent about: what a source is compared by. */
export function withoutSaid(details: ListingDetails, incoming: ListingDetails): ListingDetails {
  return { ...details, ...Object.fromEntries(SAID_HERE.filter((field) => incoming[field] === null).map((field) => [field, null])) };
}

/** Details as a source has them, with what was said here and it is silent about: a check by somebody who rang outlives an import. */
export function withSaid(incoming: ListingDetails, here: ListingDetails): ListingDetails {
  return { ...incoming, check: incoming.check ?? here.check, capacity: incoming.capacity ?? here.capacity };
}

/** Details as one text, the same however their keys are ordered; a field with nothing in it counts as not there. */
export function canonicalDetails(details: object): string {
  return JSON.stringify(details, (_, value: unknown) => {
    if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return undefined;
    if (typeof value !== 'object' || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}

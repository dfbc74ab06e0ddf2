import { auditSubject } from '../domain/audit.ts';
import { changesBetween, reconcile } from '../domain/changes.ts';
import { NotFound } from '../domain/errors.ts';
import type { ListingField } from '../domain/listing-fields.ts';
import type { Listing, ListingDetails } from '../domain/listing.ts';
import type { Vocabulary } from '../domain/need.ts';
import type { Overtaken } from '../domain/overtaken.ts';
import { actorOf, actorText, type Person } from '../domain/person.ts';
import type { Atomically } from '../domain/stores.ts';
import type { Choices } from './find-today.ts';
import { takeUpListing } from './take-up-listing.ts';

type Deps = { atomically: Atomically; vocabulary: Vocabulary };

export type Edit = {
  id: string;
  /** The revision that the form was filled from. */
  base: number;
  /** The revision that the editor knows of: `base`, or the one they were told about since. */
  seen: number;
  details: ListingDetails;
  /** For the fields that somebody else changed meanwhile too. */
  choices: Choices;
  by: Person;
};
export type EditOutcome =
  | { outcome: 'saved'; listing: Listing }
  | { outcome: 'undecided'; conflicts: ListingField[] }
  | { outcome: 'overtaken'; overtaken: Overtaken };

/** Keeps an editor's own edit as a revision: only what they changed, on top of what the listing says by then. */
export function saveListing({ atomically, vocabulary }: Deps, { id, base, seen, details: theirs, choices, by }: Edit): Promise<EditOutcome> {
  return atomically(async (stores) => {
    const taken = await takeUpListing(stores, { id, revision: seen });
    if ('overtaken' in taken) return { outcome: 'overtaken', ...taken };
    const { listing } = taken;
    const begun = await stores.revisions.find(id, base);
    if (!begun) throw new NotFound('There is no such revision.');
    const { details, conflicts } = reconcile(begun.details, theirs, listing.details, choices);
    if (conflicts.length > 0) return { outcome: 'undecided', conflicts };
    const changes = changesBetween(listing.details, details, vocabulary);
    if (changes.length === 0) return { outcome: 'saved', listing };

    const actor = actorOf(by);
    const [saved] = await stores.listings.saveAll([{ id, status: listing.status, details, reason: 'edited', by: actorText(actor) }]);
    await stores.audit.add(actor, 'edited', auditSubject.listing(listing), `${details.name}: ${changes.map(({ label }) => label).join(', ')}`);
    return { outcome: 'saved', listing: saved! };
  });
}

import { FIELD_LABELS, fieldText, isSameField, LISTING_FIELDS, withFields, type ListingField } from './listing-fields.ts';
import type { ListingDetails } from './listing.ts';
import type { Vocabulary } from './need.ts';

/** One field that changed, in words an editor reads: one thing to a line, empty where it said or says nothing. */
export type FieldChange = { field: ListingField; label: string; before: string; after: string };

/** Exactly the fields that differ; of a new listing (`before` null) everything it says. Some of it is private. */
export function changesBetween(before: ListingDetails | null, after: ListingDetails, vocabulary: Vocabulary): FieldChange[] {
  return fieldsChanged(before, after)
    .map((field) => ({
      field,
      label: FIELD_LABELS[field],
      before: before ? fieldText(before, field, vocabulary) : '',
      after: fieldText(after, field, vocabulary),
    }))
    .filter((change) => before || change.after !== '');
}

function fieldsChanged(before: ListingDetails | null, after: ListingDetails): ListingField[] {
  return LISTING_FIELDS.filter((field) => !before || !isSameField(before, after, field));
}

export type Choice = 'theirs' | 'today';

/** What became of a proposal. `conflicts` are the fields that both sides changed and nobody has chosen about: they are as they are today. */
export type Reconciled = { details: ListingDetails; conflicts: ListingField[] };

/**
 * Puts what `theirs` changed since `base` onto what the listing says `today`, and nothing else. Where both changed a field,
 * differently, somebody has to choose.
 */
export function reconcile(
  base: ListingDetails,
  theirs: ListingDetails,
  today: ListingDetails,
  choices: Partial<Record<ListingField, Choice>> = {},
): Reconciled {
  const changed = fieldsChanged(base, theirs);
  const disputed = changed.filter((field) => !isSameField(base, today, field) && !isSameField(theirs, today, field));
  const taken = changed.filter((field) => !disputed.includes(field) || choices[field] === 'theirs');
  return { details: withFields(today, taken, theirs), conflicts: disputed.filter((field) => !choices[field]) };
}

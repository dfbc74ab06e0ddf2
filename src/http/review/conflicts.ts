import type { Choices } from '../../usecases/find-today.ts';
import { FIELD_LABELS, fieldText, LISTING_FIELDS, type ListingField } from '../../domain/listing-fields.ts';
import type { ListingDetails } from '../../domain/listing.ts';
import type { Vocabulary } from '../../domain/need.ts';
import type { Answers } from '../../domain/submission/submission.ts';
import type { Field } from '../fields.ts';

type Conflict = {
  sides: { base: ListingDetails; theirs: ListingDetails; today: ListingDetails };
  /** What the proposal is called, and the listing as it is now. */
  names: [theirs: string, today: string];
  vocabulary: Vocabulary;
  answers: Answers;
  undecided: ListingField[];
};

/** A choice about a field that was changed on both sides. */
export function conflictField(field: ListingField, { sides, names, vocabulary, answers, undecided }: Conflict): Field {
  const said = (details: ListingDetails) => fieldText(details, field, vocabulary) || 'Nothing';
  const name = nameOf(field);
  const label = FIELD_LABELS[field];
  return {
    kind: 'radios', name, label,
    hint: `Before, it said: ${said(sides.base)}`,
    value: answers[name]?.[0] ?? '',
    error: undecided.includes(field) ? `Choose which is right: ${label.toLowerCase()}` : null,
    options: [
      { value: 'theirs', label: `${names[0]}: ${said(sides.theirs)}` },
      { value: 'today', label: `${names[1]}: ${said(sides.today)}` },
    ],
  };
}

/** What an editor chose about them. */
export function choicesOf(answers: Answers): Choices {
  return Object.fromEntries(
    LISTING_FIELDS.flatMap((field) => {
      const choice = answers[nameOf(field)]?.[0];
      return choice === 'theirs' || choice === 'today' ? [[field, choice]] : [];
    }),
  );
}

/** A name that can be an id in CSS too. */
function nameOf(field: ListingField): string {
  return `choice-${field.replace('.', '-')}`;
}

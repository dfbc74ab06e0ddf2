import type { Choices } from '../../usecases/find-today.ts';
import { FIELD_LABELS, fieldText, LISTING_FIELDS, type ListingField } from '../../domain/listing-fields.ts';
import type { ListingDetails } from '../../domain/listing.ts';
import type { Vocabulary } from '../../domain/need.ts';
import type { Answers } from '../../domain/submission/submission.ts';
import type { Field } from '../fields.ts';

type Sides = { base: ListingDetails; theirs: ListingDetails; today: ListingDetails };

/** A choice about a field that was changed on both sides. `names` are those of the proposal and of the listing as it is now. */
export function conflictField(field: ListingField, { base, theirs, today }: Sides, names: [string, string], vocabulary: Vocabulary, answers: Answers, undecided: ListingField[]): Field {
  const said = (details: ListingDetails) => fieldText(details, field, vocabulary) || 'Nothing';
  return {
    kind: 'radios', name: nameOf(field), label: FIELD_LABELS[field], hint: `Before, it said: ${said(base)}`,
    value: answers[nameOf(field)]?.[0] ?? '', error: undecided.includes(field) ? `Choose which is right: ${FIELD_LABELS[field].toLowerCase()}` : null,
    options: [{ value: 'theirs', label: `${names[0]}: ${said(theirs)}` }, { value: 'today', label: `${names[1]}: ${said(today)}` }],
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

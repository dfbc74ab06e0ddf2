import type { ListingDetails } from '../listing.ts';
import { openForm, readChoices, readText, report, typed, untouched, type Form, type ReadContext, type Reading, type Step } from './answers.ts';
import type { Answers } from './submission.ts';

const OLDEST = 120;

/** Who it is for. Nothing of it has to be said. */
export const who: Step = {
  slug: 'who',
  title: 'Who it is for',
  fields: ['audiences', 'age-from', 'age-to', 'suits', 'does-not-suit'],
  signs: ['suits'],
  fill,
  read,
};

function fill({ audiences, age, suits, doesNotSuit }: ListingDetails): Answers {
  return { audiences, 'age-from': [ageText(age.min)], 'age-to': [ageText(age.max)], suits: [suits], 'does-not-suit': [doesNotSuit] };
}

function read(answers: Answers, base: ListingDetails, { vocabulary }: ReadContext): Reading {
  const form = openForm(answers, fill(base));
  const age = { min: readAge(form, 'age-from', base.age.min), max: readAge(form, 'age-to', base.age.max) };
  if (age.min !== null && age.max !== null && age.min > age.max) report(form, 'age-to', `The oldest age is below the youngest, ${age.min}. Check both.`);
  const known = vocabulary.audiences.map(({ slug }) => slug);
  const details: ListingDetails = {
    ...base,
    audiences: readChoices(form, 'audiences', known, base.audiences),
    age,
    suits: readText(form, 'suits', 400),
    doesNotSuit: readText(form, 'does-not-suit', 400),
  };
  return { details, problems: form.problems };
}

function ageText(age: number | null): string {
  return age === null ? '' : String(age);
}

function readAge(form: Form, field: string, before: number | null): number | null {
  const text = typed(form.answers, field).trim();
  if (text === '') return null;
  if (untouched(form, field)) return before;
  const age = /^\d{1,3}$/.test(text) ? Number(text) : Infinity;
  if (age <= OLDEST) return age;
  report(form, field, 'Write the age in years, as a whole number. Leave it empty if any age will do.');
  return null;
}

import { KINDS, type ListingDetails } from '../listing.ts';
import { openForm, readChoice, readLine, readText, report, typed, untouched, type Form, type ReadContext, type Reading, type Step } from './answers.ts';
import { fillMarks, MARK_FIELDS, readMarks } from './marks.ts';
import { readCharityNumber, readCompanyNumber } from './registered-number.ts';
import type { Answers } from './submission.ts';

/** What it is: its name, its kind, in one line, who runs it and what they have in place. */
export const what: Step = {
  slug: 'what',
  title: 'What it is',
  fields: ['name', 'kind', 'summary', 'description', 'organisation', 'charity-number', 'company-number', ...MARK_FIELDS],
  signs: ['summary'],
  fill,
  read,
};

function fill({ name, kind, summary, description, organisation, marks }: ListingDetails): Answers {
  return {
    name: [name],
    kind: [kind],
    summary: [summary],
    description: [description],
    // Nobody is asked for the same words twice.
    organisation: [organisation.name === name ? '' : organisation.name],
    'charity-number': [organisation.charityNumber ?? ''],
    'company-number': [organisation.companyNumber ?? ''],
    ...fillMarks(marks),
  };
}

function read(answers: Answers, base: ListingDetails, { today }: ReadContext): Reading {
  const form = openForm(answers, fill(base));
  const name = readLine(form, 'name', 160);
  if (name === '') report(form, 'name', 'Write its name, as people around here know it.');
  const kind = readChoice(form, 'kind', KINDS);
  if (!kind) report(form, 'kind', 'Choose what it is.');
  const summary = readLine(form, 'summary', 200);
  if (summary === '') report(form, 'summary', 'Say in one line what it is.');

  const details: ListingDetails = {
    ...base,
    name,
    kind: kind ?? base.kind,
    summary,
    description: readText(form, 'description', 6000),
    organisation: {
      ...base.organisation,
      name: readLine(form, 'organisation', 160) || name,
      charityNumber: readNumber(form, 'charity-number', readCharityNumber, NOT_A_CHARITY_NUMBER),
      companyNumber: readNumber(form, 'company-number', readCompanyNumber, NOT_A_COMPANY_NUMBER),
    },
    marks: readMarks(form, base.marks, today),
  };
  return { details, problems: form.problems };
}

const NOT_A_CHARITY_NUMBER =
  'A charity number has 6 or 7 digits; in Scotland SC and 6 digits, in Northern Ireland NIC and 6 digits. Leave it empty if there is none.';
const NOT_A_COMPANY_NUMBER = 'A company number has 8 characters, like 01234567 or SC123456. Leave it empty if there is none.';

function readNumber(form: Form, field: string, readAs: (typed: string) => string | null, sentence: string): string | null {
  const written = typed(form.answers, field);
  if (written.trim() === '') return null;
  if (untouched(form, field)) return written;
  const number = readAs(written);
  if (!number) report(form, field, sentence);
  return number;
}

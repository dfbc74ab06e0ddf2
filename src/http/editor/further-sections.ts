import { fillPhoneLine } from '../../domain/submission/contact.ts';
import { answersAbout, furtherNumbers, furtherPlaces, type Further } from '../../domain/submission/further.ts';
import { fillVenue } from '../../domain/submission/where.ts';
import type { Field } from '../fields.ts';
import { phoneFields } from '../submissions/contact-sections.ts';
import { createFields, isUsed, section, type Problems, type Section } from '../submissions/section.ts';
import type { MakeSections } from '../submissions/sections.ts';
import { accessFields, pinHidden, placeFields } from '../submissions/where-sections.ts';

const HOW_TO_TAKE_OUT = 'Empty its name, street and postcode to take it out.';
const HOW_TO_PUT_A_TIME = 'To put a time there, choose it under “When it happens” before you save.';

/** A folded section for each number and place beyond the first, and one to begin another: the questions about the first, under names of their own. */
export const furtherSections: MakeSections = (answers, problems, { reading: { base } }) => {
  const numbers = furtherNumbers(base, answers).map((one, at) => {
    const form = createFields(answersAbout(one, answers, fillPhoneLine(one.known)), problemsOf(one, problems));
    const heading = one.known ? [`Number ${at + 2}`, one.known.purpose] : ['Add a number'];
    return folded(one, heading, phoneFields(form, one.known ? 'Empty it to take the number out.' : ''));
  });
  const places = furtherPlaces(base, answers).map((one, at) => {
    const [own, wrong] = [answersAbout(one, answers, fillVenue(one.known)), problemsOf(one, problems)];
    const form = createFields(own, wrong);
    const heading = one.known ? [`Place ${at + 2}`, one.known.name || one.known.address] : ['Add a place'];
    const line = one.known ? HOW_TO_TAKE_OUT : HOW_TO_PUT_A_TIME;
    return folded(one, heading, [...placeFields(form, own, wrong), ...accessFields(form)], { lines: [line], hidden: pinHidden(own) });
  });
  return [...numbers, ...places];
};

function folded({ prefix, known }: Further<unknown>, heading: string[], fields: Field[], { lines = [], hidden = [] }: Partial<Section> = {}): Section {
  return section(fields.map((field) => ({ ...field, name: prefix + field.name })), {
    heading: heading.filter(Boolean).join(': '), look: 'folded', lines,
    open: known ? fields.some(({ error }) => error) : isUsed(fields),
    hidden: hidden.map(([name, value]) => [prefix + name, value]),
  });
}

/** What is wrong with one of them, by the names that the first has. */
function problemsOf({ prefix }: Further<unknown>, problems: Problems): Problems {
  return new Map([...problems].flatMap(([field, sentence]) => (field.startsWith(prefix) ? [[field.slice(prefix.length), sentence]] : [])));
}

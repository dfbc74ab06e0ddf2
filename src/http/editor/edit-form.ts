import type { Capacity } from '../../domain/capacity.ts';
import type { NeedSigns } from '../../domain/need-suggestion.ts';
import { typed } from '../../domain/submission/answers.ts';
import { forEditors } from '../../domain/submission/for-editors.ts';
import { FURTHER } from '../../domain/submission/further.ts';
import { STEPS } from '../../domain/submission/steps.ts';
import type { Answers } from '../../domain/submission/submission.ts';
import { fillEdit, type EditReading } from '../../usecases/read-edit.ts';
import { errorsOf, type ErrorLink } from '../fields.ts';
import type { Section } from '../submissions/section.ts';
import { SECTIONS, type MakeSections } from '../submissions/sections.ts';
import { pinOf, type StepPage } from '../submissions/step-page.ts';
import { forEditorsSections } from './for-editors-sections.ts';
import { furtherSections } from './further-sections.ts';

/** What groups are not asked. */
const OWN_SECTIONS: Record<string, MakeSections> = { [FURTHER.slug]: furtherSections, [forEditors.slug]: forEditorsSections };

const ABOUT_ORGANISATION = ['charity-number', 'company-number', 'organisation-description', 'organisation-website'];

/** The form of a whole listing on one page: the group’s own steps one under the other, and what editors alone can say. */
export type EditForm = {
  groups: { title: string; slug: string; sections: Section[]; canAddTimes: boolean }[];
  pin: StepPage['pin'];
  errors: ErrorLink[];
};

/** `isJudged` says whether what is wrong is shown, `capacity` what is said of room now. */
export function editForm(
  answers: Answers,
  reading: EditReading,
  signs: NeedSigns,
  { isJudged, capacity }: { isJudged: boolean; capacity: Capacity | null },
): EditForm {
  const problems = new Map(isJudged ? reading.problems.map(({ field, sentence }) => [field, sentence]) : []);
  const context = { reading, signs, hasFurther: true, capacity };
  const shown = withWordsRead(answers, reading);
  const all = [...STEPS, FURTHER, forEditors].map(({ slug, title }) => {
    const make = OWN_SECTIONS[slug] ?? SECTIONS[slug]!;
    return { slug, title, sections: make(shown, problems, context).filter(isOfTheListing), canAddTimes: slug === 'when' };
  });
  const groups = all.filter((group) => group.sections.length > 0 || group.canAddTimes);
  const sections = groups.flatMap((group) => group.sections);
  return { groups, pin: pinOf(answers, context), errors: sections.flatMap(({ fields, more }) => errorsOf([...fields, ...(more?.fields ?? [])])) };
}

/** Where another organisation runs it now that is known, what it says of itself, unless something else was typed. */
function withWordsRead(answers: Answers, { base, details }: EditReading): Answers {
  const [before, read] = [fillEdit(base), fillEdit(details)];
  const left = ABOUT_ORGANISATION.filter((field) => typed(answers, field) === typed(before, field));
  return { ...answers, ...Object.fromEntries(left.map((field) => [field, read[field]!])) };
}

/** Who sent it in is no part of what it says; of quality marks editors are asked more, at the end. */
function isOfTheListing({ fields }: Section): boolean {
  return !fields.some(({ name }) => name === 'your-email' || name === 'marks');
}

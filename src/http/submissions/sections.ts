import type { Capacity } from '../../domain/capacity.ts';
import type { NeedSigns } from '../../domain/need-suggestion.ts';
import type { Answers } from '../../domain/submission/submission.ts';
import type { SubmissionReading } from '../../usecases/read-submission.ts';
import { contactSections } from './contact-sections.ts';
import { joinSections } from './join-sections.ts';
import { needsSections } from './needs-sections.ts';
import type { Problems, Section } from './section.ts';
import { whatSections } from './what-sections.ts';
import { whenSections } from './when-sections.ts';
import { whereSections } from './where-sections.ts';
import { whoSections } from './who-sections.ts';

/** What the sections of a step are made of beside the answers. */
export type SectionContext = {
  reading: SubmissionReading;
  signs: NeedSigns;
  /** Whether the same form asks about the numbers and places beyond the first. */
  hasFurther?: boolean;
  /** What is said of room now, which may be later than what the form was filled from. */
  capacity?: Capacity | null;
};
export type MakeSections = (answers: Answers, problems: Problems, context: SectionContext) => Section[];

/** The form of each step, by its slug. */
export const SECTIONS: Record<string, MakeSections> = {
  what: whatSections,
  needs: needsSections,
  who: whoSections,
  when: whenSections,
  where: whereSections,
  join: joinSections,
  contact: contactSections,
};

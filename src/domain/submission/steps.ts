import { listingDetailsSchema, type ListingDetails } from '../listing.ts';
import type { Problem, ReadContext, Reading, Step } from './answers.ts';
import { contact, SUBMITTER_FIELDS } from './contact.ts';
import { join } from './join.ts';
import { needs } from './needs.ts';
import type { Answers } from './submission.ts';
import { what } from './what.ts';
import { when } from './when.ts';
import { VENUE_FIELDS, where } from './where.ts';
import { who } from './who.ts';

/** The pages of the form, in order. What has to be answered is twelve questions at most, about five minutes. */
export const STEPS: readonly Step[] = [what, needs, who, when, where, join, contact];

/** A listing of which nothing is known yet: what a new submission begins from. */
export const BLANK: ListingDetails = {
  ...listingDetailsSchema.parse({ name: 'x', kind: 'group', organisation: { name: 'x' } }),
  name: '',
  organisation: { name: '', description: '', website: null, charityNumber: null, companyNumber: null },
};

/** Every step's answers for what a listing says, to begin a change to it. */
export function fillAll(details: ListingDetails): Answers {
  return Object.assign({}, ...STEPS.map((step) => step.fill(details))) as Answers;
}

/**
 * The answers that say what a proposal says, in place of those it was read from. Who sent it in stays, and so does a place where
 * there is none for now: by phone only may be taken back.
 */
export function refill(answers: Answers, proposed: ListingDetails): Answers {
  const kept = [...SUBMITTER_FIELDS, ...(proposed.venues.length === 0 ? VENUE_FIELDS : [])];
  return { ...fillAll(proposed), ...Object.fromEntries(kept.flatMap((field) => (answers[field] ? [[field, answers[field]]] : []))) };
}

/** The listing as answered in all steps, each on top of those before it. */
export function readAll(answers: Answers, base: ListingDetails, context: ReadContext): Reading {
  return STEPS.reduce<Reading>(
    ({ details, problems }, step) => {
      const reading = step.read(answers, details, context);
      return { details: reading.details, problems: [...problems, ...reading.problems] };
    },
    { details: base, problems: [] },
  );
}

/** Whether a step was ever sent: what was never asked is not yet wrong. */
export function wasSent(step: Step, answers: Answers): boolean {
  return step.signs.some((field) => field in answers);
}

export function stepAfter(step: Step): Step | null {
  return STEPS[STEPS.indexOf(step) + 1] ?? null;
}

/** What still has to be put right before it can be sent, by the step where that is done. */
export function missingFrom(answers: Answers, base: ListingDetails, context: ReadContext): (Problem & { step: Step })[] {
  const { problems } = readAll(answers, base, context);
  return problems.map((problem) => ({ ...problem, step: STEPS.find(({ fields }) => fields.includes(problem.field))! }));
}

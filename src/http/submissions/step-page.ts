import type { Step } from '../../domain/submission/answers.ts';
import { isYes, typed } from '../../domain/submission/answers.ts';
import { STEPS } from '../../domain/submission/steps.ts';
import { nameOf, type Answers, type Submission } from '../../domain/submission/submission.ts';
import { errorsOf, type ErrorLink } from '../fields.ts';
import { paths } from '../paths.ts';
import type { Section } from './section.ts';
import { SECTIONS, type SectionContext } from './sections.ts';

/** One step of the form. */
export type StepPage = {
  heading: string;
  /** Which step of how many, and of what. */
  caption: string;
  back: { label: string; href: string };
  action: string;
  sections: Section[];
  errors: ErrorLink[];
  /** Where the pin stands and can be nudged: only of a known postcode that is not private. */
  pin: { lat: number; lon: number; postcode: string } | null;
  canAddTimes: boolean;
  submit: string;
};

/** `problems` says whether they are shown beside their fields: not on a step that is seen for the first time. */
export function stepPage(
  submission: Submission,
  step: Step,
  token: string,
  context: SectionContext,
  { problems, fromCheck }: { problems: boolean; fromCheck: boolean },
): StepPage {
  const missing = problems ? context.reading.missing.filter((problem) => problem.step === step) : [];
  const wrong = new Map(missing.map(({ field, sentence }) => [field, sentence]));
  const sections = SECTIONS[step.slug]!(submission.answers, wrong, context);
  const position = STEPS.indexOf(step);
  const before = STEPS[position - 1];
  const back = fromCheck ? { label: 'Back to the check', href: paths.my(token, 'check') } : { label: 'Back', href: paths.my(token, before?.slug) };
  return {
    heading: step.title,
    caption: `Step ${position + 1} of ${STEPS.length} · ${nameOf(submission)}`,
    back,
    action: `${paths.my(token, step.slug)}${fromCheck ? '?from=check' : ''}`,
    sections,
    errors: sections.flatMap(({ fields, more }) => errorsOf([...fields, ...(more?.fields ?? [])])),
    pin: step.slug === 'where' ? pinOf(submission.answers, context) : null,
    canAddTimes: step.slug === 'when',
    submit: fromCheck ? 'Save and go back to the check' : 'Continue',
  };
}

/** Where the pin of the place stands, if it may be shown and nudged. */
export function pinOf(answers: Answers, { reading }: SectionContext): StepPage['pin'] {
  const answer = reading.context.places.get(typed(answers, 'postcode').trim());
  const [venue] = reading.details.venues;
  if (isYes(answers, 'private') || answer?.kind !== 'found' || answer.place.precision !== 'postcode' || !venue?.postcode) return null;
  return { lat: venue.lat ?? answer.place.lat, lon: venue.lon ?? answer.place.lon, postcode: venue.postcode };
}

import type { ListingDetails } from '../domain/listing.ts';
import type { Problem } from '../domain/submission/answers.ts';
import { forEditors } from '../domain/submission/for-editors.ts';
import { fillFurther, furtherPlacesIn, readFurther } from '../domain/submission/further.ts';
import { fillAll, missingFrom } from '../domain/submission/steps.ts';
import type { Answers } from '../domain/submission/submission.ts';
import { lookUp, readAnswers, withOwnWords, type ReadDeps, type SubmissionReading } from './read-submission.ts';

export type EditReading = SubmissionReading & { problems: Problem[] };

/**
 * What an editor's form says. What was missing before they came (an import says little) does not stop them; `problems` are
 * those that came with what they typed.
 */
export async function readEdit(deps: Omit<ReadDeps, 'revisions'>, answers: Answers, base: ListingDetails): Promise<EditReading> {
  const reading = await readAnswers(deps, answers, base);
  const before = missingFrom(fillAll(base), base, reading.context);
  const known = new Set(before.map(({ field, sentence }) => `${field} ${sentence}`));
  const places = await lookUp(deps.places, furtherPlacesIn(answers, base));
  const further = readFurther(answers, base, reading.details, { ...reading.context, places });
  const own = forEditors.read(answers, further.details, reading.context);
  const missing = reading.missing.filter(({ field, sentence }) => !known.has(`${field} ${sentence}`));
  const details = await withOwnWords(deps, { base, details: own.details });
  return { ...reading, details, problems: [...missing, ...further.problems, ...own.problems] };
}

/** Every answer of an editor's form, to begin an edit. */
export function fillEdit(details: ListingDetails): Answers {
  return { ...fillAll(details), ...fillFurther(details), ...forEditors.fill(details) };
}

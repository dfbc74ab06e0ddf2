import { join } from 'node:path';
import { readDataFiles } from '../../src/adapters/data-files.ts';
import type { ReadContext, Step } from '../../src/domain/submission/answers.ts';
import { BLANK } from '../../src/domain/submission/steps.ts';
import type { Answers } from '../../src/domain/submission/submission.ts';
import type { ListingDetails } from '../../src/domain/listing.ts';
import { SALE, TODAY } from './listings.ts';

const { vocabulary } = readDataFiles(join(import.meta.dirname, '../../data'));

/** A Tuesday on which only the middle of Sale is known. */
export const context: ReadContext = { vocabulary, today: TODAY, places: new Map([['M33 7ND', { kind: 'found', place: SALE }], ['m337nd', { kind: 'found', place: SALE }]]) };

/** Answers as a browser sends them: what has no value is not there, and text comes back empty. */
export function sent(answers: Answers): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([, values]) => values.length > 0));
}

/** What a step makes of these answers on a new listing: one value for a field that has one. */
export function readNew(step: Step, given: Record<string, string | string[]>, base: ListingDetails = BLANK, reading: ReadContext = context) {
  const answers = Object.fromEntries(Object.entries(given).map(([field, value]) => [field, [value].flat()]));
  const { details, problems } = step.read(answers, base, reading);
  return { details, problems: Object.fromEntries(problems.map(({ field, sentence }) => [field, sentence])) };
}

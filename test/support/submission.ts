import { join } from 'node:path';
import { readDataFiles } from '../../src/adapters/data-files.ts';
import type { ReadContext, Step } from '../../src/domain/submission/answers.ts';
import { BLANK } from '../../src/domain/submission/steps.ts';
import type { Answers } from '../../src/domain/submission/submission.ts';
import type { ListingDetails } from '../../src/domain/listing.ts';
import type { RunningApp } from './app.ts';
import { post } from './forms.ts';
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

/** As little as can be sent to the editors, step by step. */
export const MINIMAL: Record<string, Record<string, string | string[]>> = {
  what: { name: 'Canal Lunch Club', kind: 'group', summary: 'A hot lunch and a chat every Wednesday.', description: '', organisation: '', 'charity-number': '', 'company-number': '' },
  needs: { 'main-need': 'loneliness', needs: ['loneliness', 'loneliness/coffee-lunch'] },
  who: { 'age-from': '', 'age-to': '', suits: '', 'does-not-suit': '' },
  when: { 'set-times': 'yes', 'times-0-often': 'weekly', 'times-0-days': 'we', 'times-0-starts': '12', 'times-0-ends': '2pm' },
  where: { how: 'in-person', 'venue-name': 'Waterside Lane Hall', address: '14 Waterside Lane, Sale', postcode: 'M33 7EB', 'venue-note': '', areas: '' },
  join: { route: 'drop-in', cost: 'price', price: '4', 'have-ready': '', 'first-visit': '', languages: '' },
  contact: { phone: '0161 496 0100', email: '', website: '', 'person-name': '', 'your-email': 'jo@example.org', 'your-role': 'volunteer' },
};

/** Sends every step of the form, in order. */
export async function fillIn(app: RunningApp, my: string, other: Partial<typeof MINIMAL> = {}) {
  for (const [step, fields] of Object.entries({ ...MINIMAL, ...other })) await post(app, `${my}/${step}`, fields);
}

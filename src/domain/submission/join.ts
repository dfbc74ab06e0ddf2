import { languageCode, languageLabel } from '../labels.ts';
import { COSTS, ROUTES_IN, type ListingDetails } from '../listing.ts';
import { pounds, readPence } from '../money.ts';
import { openForm, readChoice, readChoices, readLine, readText, report, typed, untouched, type Form, type Reading, type Step } from './answers.ts';
import type { Answers } from './submission.ts';

const COMPANY = ['bring-someone', 'buddy', 'alone', 'unknown'] as const satisfies readonly ListingDetails['company'][];
const MOST_LANGUAGES = 30;

/** How to join: the way in, what it costs, what the first time is like. */
export const join: Step = {
  slug: 'join',
  title: 'How to join',
  fields: ['route', 'have-ready', 'cost', 'price', 'suggested', 'cost-note', 'first-visit', 'company', 'languages'],
  signs: ['have-ready'],
  fill,
  read,
};

function fill({ routeIn, haveReady, cost, firstVisit, company, languages }: ListingDetails): Answers {
  const amount = cost.pence === null ? '' : pounds(cost.pence);
  return {
    route: routeIn,
    'have-ready': [haveReady],
    cost: [cost.kind],
    price: [cost.kind === 'price' ? amount : ''],
    suggested: [cost.kind === 'donation' ? amount : ''],
    'cost-note': [cost.note],
    'first-visit': [firstVisit],
    company: [company],
    languages: [languages.map(languageLabel).join(', ')],
  };
}

function read(answers: Answers, base: ListingDetails): Reading {
  const form = openForm(answers, fill(base));
  const routeIn = readChoices(form, 'route', ROUTES_IN, base.routeIn);
  if (routeIn.length === 0) report(form, 'route', 'Tick how somebody joins.');
  const details: ListingDetails = {
    ...base,
    routeIn,
    haveReady: readLine(form, 'have-ready', 240),
    cost: readCost(form, base.cost),
    firstVisit: readText(form, 'first-visit', 600),
    company: readChoice(form, 'company', COMPANY) ?? 'unknown',
    languages: readLanguages(form, base.languages),
  };
  return { details, problems: form.problems };
}

function readCost(form: Form, before: ListingDetails['cost']): ListingDetails['cost'] {
  const kind = readChoice(form, 'cost', COSTS);
  const note = readLine(form, 'cost-note', 120);
  if (!kind) report(form, 'cost', 'Choose what it costs.');
  if (kind === before.kind && untouched(form, 'price', 'suggested')) return { ...before, note };
  const pence = kind === 'price' ? readAmount(form, 'price') : kind === 'donation' ? readAmount(form, 'suggested') : null;
  if (kind === 'price' && pence === null && note === '' && typed(form.answers, 'price').trim() === '') {
    report(form, 'price', 'Write how much it is, or say it in words below.');
  }
  return { kind: kind ?? before.kind, pence, note };
}

function readAmount(form: Form, field: string): number | null {
  const written = typed(form.answers, field).trim();
  if (written === '') return null;
  const pence = readPence(written);
  if (pence === null) report(form, field, 'Write one amount, like £2.50 or 50p. If it differs, say so in words below.');
  return pence;
}

function readLanguages(form: Form, before: string[]): string[] {
  if (untouched(form, 'languages')) return before;
  const names = readLine(form, 'languages', 400).split(/[,;/]|\band\b/i).map((name) => name.trim()).filter(Boolean);
  const unknown = names.find((name) => languageCode(name) === null && !isKnown(name, before));
  if (unknown) report(form, 'languages', `We do not know the language “${unknown}”. Check its name, and put a comma between two.`);
  const codes = names.flatMap((name) => languageCode(name) ?? before.find((code) => languageLabel(code) === name) ?? []);
  return [...new Set(codes)].slice(0, MOST_LANGUAGES);
}

function isKnown(name: string, before: string[]): boolean {
  return before.some((code) => languageLabel(code) === name);
}

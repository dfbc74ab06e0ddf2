import type { ListingDetails } from '../listing.ts';
import type { Vocabulary } from '../need.ts';
import { numberText } from '../number-text.ts';
import { openForm, report, ticked, typed, type ReadContext, type Reading, type Step } from './answers.ts';
import type { Answers } from './submission.ts';

type ListingNeed = ListingDetails['needs'][number];

const MOST_NEEDS = 5;

/**
 * What people come for. `needs` holds needs (`food`) and sub-needs (`food/hot-meals`), which count while their need is chosen;
 * `main-need` is what most come for, and chosen by that.
 */
export const needs: Step = {
  slug: 'needs',
  title: 'What people come for',
  fields: ['main-need', 'needs'],
  signs: ['main-need'],
  fill: (details) => fillNeeds(details.needs),
  read,
};

/** The answers that say these needs, the first of them being the main one. */
export function fillNeeds(chosen: Pick<ListingNeed, 'need' | 'subNeeds'>[]): Answers {
  return {
    'main-need': [chosen[0]?.need ?? ''],
    needs: chosen.flatMap(({ need, subNeeds }) => [need, ...subNeeds.map((sub) => `${need}/${sub}`)]),
  };
}

function read(answers: Answers, base: ListingDetails, { vocabulary }: ReadContext): Reading {
  const form = openForm(answers, fillNeeds(base.needs));
  const main = vocabulary.needs.find(({ slug }) => slug === typed(answers, 'main-need'))?.slug;
  const chosen = chosenNeeds([...(main ? [main] : []), ...ticked(answers, 'needs')], base.needs, vocabulary);
  if (!main) report(form, 'main-need', 'Choose what most people come for.');
  if (chosen.length > MOST_NEEDS) report(form, 'needs', `Choose up to five. You chose ${numberText(chosen.length)}: leave out those that few people come for.`);
  return { details: { ...base, needs: chosen.slice(0, MOST_NEEDS) }, problems: form.problems };
}

/** The first is the main one; then those of `before` in their order there, then the others as they are listed. */
function chosenNeeds(chosen: string[], before: ListingNeed[], vocabulary: Vocabulary): ListingNeed[] {
  const values = new Set(chosen);
  const order = [...chosen.slice(0, 1), ...before.map(({ need }) => need), ...vocabulary.needs.map(({ slug }) => slug)];
  return [...new Set(order)].flatMap((slug) => {
    const need = vocabulary.needs.find((candidate) => candidate.slug === slug);
    const known = before.find((candidate) => candidate.need === slug);
    const listed = need?.subNeeds.map((sub) => sub.slug) ?? [];
    const subNeeds = [...new Set([...(known?.subNeeds ?? []), ...listed])].filter((sub) => values.has(`${slug}/${sub}`)).slice(0, MOST_SUB_NEEDS);
    if (!need || !values.has(slug)) return [];
    return { need: need.slug, subNeeds, suggested: known?.suggested ?? false };
  });
}

const MOST_SUB_NEEDS = 12;

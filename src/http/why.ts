import { DAY_LABELS, daysText, DELIVERY_LABELS, languageLabel, TIME_LABELS } from '../domain/labels.ts';
import type { ListingDetails } from '../domain/listing.ts';
import { needLabel, subNeedLabel, type Vocabulary } from '../domain/need.ts';
import type { SearchPlan } from '../domain/search.ts';
import { termsOfListing } from '../domain/terms.ts';
import { ACCESS, type Venue } from '../domain/venue.ts';

/** Why this one: what of the search, chosen or heard in the line, a listing at a venue really answers. The needs come last, since most that are found have them. */
export function whyText(details: ListingDetails, venue: Venue | null, plan: SearchPlan, distance: number | null, vocabulary: Vocabulary): string[] {
  const needs = details.needs.filter(({ need }) => plan.needs.includes(need));
  const finer = [...plan.subNeeds, ...plan.wanted.subNeeds];
  const named = [...plan.audiences, ...plan.wanted.audiences];
  const why = [
    ...needs.flatMap(({ need, subNeeds }) => subNeeds.filter((sub) => finer.includes(sub)).map((sub) => subNeedLabel(vocabulary, need, sub).toLowerCase())),
    ...vocabulary.audiences.filter(({ slug }) => named.includes(slug) && details.audiences.includes(slug)).map(({ label }) => label),
  ];
  if (needs.length === 0) why.push(...wordsShared(details, plan.wanted));
  if (plan.days.length > 0) why.push(daysText(plan.days, (day) => DAY_LABELS[day].slice(0, 3)));
  if (plan.times.length > 0) why.push(plan.times.map((time) => TIME_LABELS[time].toLowerCase()).join(', '));
  if (plan.cost) why.push('free');
  if (plan.age !== null) why.push(`takes age ${plan.age}`);
  const access = [...plan.access, ...plan.wanted.access.filter((each) => venue?.access.includes(each))];
  const languages = [...plan.languages, ...plan.wanted.languages].filter((language) => details.languages.includes(language));
  why.push(...access.map((each) => ACCESS[each].toLowerCase()), ...languages.map(languageLabel));
  why.push(...plan.wanted.delivery.filter((delivery) => details.delivery.includes(delivery)).map((delivery) => DELIVERY_LABELS[delivery].toLowerCase()));
  why.push(...needs.map(({ need }) => needLabel(vocabulary, need)));
  if (distance === null && plan.near && details.areasServed.length > 0) why.push(`serves ${plan.near.label}`);
  return [...new Set(why)];
}

/** The reasons of cards in a list, those first that fewest of them share: what is said of each tells nobody which to choose. */
export function tellingFirst(whys: string[][]): string[][] {
  const sharers = new Map<string, number>();
  for (const reason of whys.flat()) sharers.set(reason, (sharers.get(reason) ?? 0) + 1);
  return whys.map((why) => why.toSorted((a, b) => sharers.get(a)! - sharers.get(b)!));
}

/** The telling words of the line that a listing says too. */
function wordsShared(details: ListingDetails, { terms }: SearchPlan['wanted']): string[] {
  if (terms.length === 0) return [];
  const said = new Set(termsOfListing(details));
  const shared = terms.filter((term) => said.has(term)).map((term) => `“${term}”`);
  return shared.length > 0 ? [`says ${shared.join(', ')}`] : [];
}

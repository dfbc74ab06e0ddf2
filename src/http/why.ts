import { DAY_LABELS, daysText, DELIVERY_LABELS, languageLabel, TIME_LABELS } from '../domain/labels.ts';
import type { ListingDetails } from '../domain/listing.ts';
import { needLabel, subNeedLabel, type Vocabulary } from '../domain/need.ts';
import type { Place } from '../domain/place.ts';
import { areaKeys, placeKeys } from '../domain/reach.ts';
import type { SearchPlan } from '../domain/search.ts';
import { termsOfListing } from '../domain/terms.ts';
import { ACCESS, type Venue } from '../domain/venue.ts';
import type { FittingTimes } from './card-time.ts';

/** What somebody asked for, and the listing that is held against it, at one of its venues as the public may see it. */
type Meeting = { details: ListingDetails; venue: Venue | null; plan: SearchPlan; vocabulary: Vocabulary };

/**
 * Why this one: what of the search, chosen or heard in the line, a listing at a venue really answers. Each reason is read from
 * the listing, for not every search filters by all that was asked, and what it leaves unsaid is no reason. `fitting` is when it
 * is; `distance` in metres. The needs come last, since most that are found have them.
 */
export function whyText(meeting: Meeting, fitting: FittingTimes, distance: number | null): string[] {
  const { details, plan, vocabulary } = meeting;
  const needs = details.needs.filter(({ need }) => plan.needs.includes(need));
  const finer = [...plan.subNeeds, ...plan.wanted.subNeeds];
  const why = [
    ...needs.flatMap(({ need, subNeeds }) => subNeeds.filter((sub) => finer.includes(sub)).map((sub) => subNeedLabel(vocabulary, need, sub).toLowerCase())),
    ...audienceReasons(meeting),
    ...(needs.length === 0 ? wordsShared(details, plan.wanted) : []),
    ...timeReasons(fitting),
    ...termReasons(meeting),
    ...mannerReasons(meeting),
    ...needs.map(({ need }) => needLabel(vocabulary, need)),
    ...(distance === null && plan.near && servesPlace(details, plan.near) ? [`serves ${plan.near.label}`] : []),
  ];
  return [...new Set(why)];
}

function audienceReasons({ details, plan, vocabulary }: Meeting): string[] {
  const named = [...plan.audiences, ...plan.wanted.audiences];
  return vocabulary.audiences.filter(({ slug }) => named.includes(slug) && details.audiences.includes(slug)).map(({ label }) => label);
}

function timeReasons({ days, times }: FittingTimes): string[] {
  return [daysText(days, (day) => DAY_LABELS[day].slice(0, 3)), times.map((time) => TIME_LABELS[time].toLowerCase()).join(', ')].filter(Boolean);
}

/** On what terms: what it costs, and of what age people are. */
function termReasons({ details: { cost, age }, plan }: Meeting): string[] {
  const isStated = age.min !== null || age.max !== null;
  const takes = plan.age !== null && isStated && plan.age >= (age.min ?? 0) && plan.age <= (age.max ?? plan.age);
  return [...((plan.cost ?? plan.wanted.cost) === cost.kind ? ['free'] : []), ...(takes ? [`takes age ${plan.age}`] : [])];
}

/** How somebody gets in, is spoken to and is helped. */
function mannerReasons({ details, venue, plan: { access, languages, wanted } }: Meeting): string[] {
  return [
    ...[...access, ...wanted.access].filter((each) => venue?.access.includes(each)).map((each) => ACCESS[each].toLowerCase()),
    ...[...languages, ...wanted.languages].filter((language) => details.languages.includes(language)).map(languageLabel),
    ...wanted.delivery.filter((delivery) => details.delivery.includes(delivery)).map((delivery) => DELIVERY_LABELS[delivery].toLowerCase()),
  ];
}

function servesPlace({ areasServed }: ListingDetails, place: Place): boolean {
  const serving = placeKeys(place);
  return areaKeys(areasServed).some((key) => serving.includes(key));
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

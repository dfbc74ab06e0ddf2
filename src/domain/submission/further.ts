import type { ListingDetails } from '../listing.ts';
import type { PhoneLine } from '../phone-line.ts';
import type { Venue } from '../venue.ts';
import { isEmpty, openForm, typed, type Form, type Problem, type ReadContext, type Reading } from './answers.ts';
import { fillPhoneLine, readPhoneLine, RING_WHAT, UNREACHABLE } from './contact.ts';
import type { Answers } from './submission.ts';
import { fillVenue, placesIn, readVenue, withVenues } from './where.ts';

/** The numbers and places beyond the first, which only editors change. */
export const FURTHER = { slug: 'further', title: 'Further numbers and places' };

/**
 * A number or a place beyond the first: asked what the first is asked, with a prefix before each name. `known` is what the
 * listing says of it; null for the empty one behind the others, in which another can be begun. One that is emptied is taken out.
 */
export type Further<Thing> = { prefix: string; known: Thing | null };

/** A listing has six numbers at most. */
const MOST_NUMBERS = 5;
/** An import may bring two hundred places. Those behind these stay as they are. */
const MOST_PLACES = 12;
const CHOSEN_FOR_A_TIME = 'You put a time at this place. Write its postcode, or choose another place for the time.';
const PLACE_WANTED = 'You said that people come to a place. Keep one, or write another postcode.';

export function furtherNumbers({ phoneLines }: ListingDetails, answers: Answers): Further<PhoneLine>[] {
  return furtherOnes('number', phoneLines, MOST_NUMBERS, answers);
}

export function furtherPlaces({ venues }: ListingDetails, answers: Answers): Further<Venue>[] {
  return furtherOnes('place', venues, MOST_PLACES, answers);
}

/** Those of the listing and one to begin; more where more were typed, as somebody else may have taken some out since. */
function furtherOnes<Thing>(what: string, things: Thing[], most: number, answers: Answers): Further<Thing>[] {
  const prefixes = Array.from({ length: most }, (_, at) => `${what}-${at + 1}-`);
  const lastTyped = prefixes.findLastIndex((prefix) => !isEmpty(answers, ...Object.keys(answers).filter((field) => field.startsWith(prefix))));
  return prefixes.slice(0, Math.max(things.length, lastTyped + 1)).map((prefix, at) => ({ prefix, known: things[at + 1] ?? null }));
}

/**
 * The places that a time can be put at, by what they are called: those of the listing and, where the form asks for more, those
 * that it adds; empty where nothing is typed of one yet.
 */
export function placesForTimes(answers: Answers, details: ListingDetails): string[] {
  const known = details.venues.map(({ name, address }, at) => name || address || `Place ${at + 1}`);
  const added = furtherPlaces(details, answers).filter((place) => !place.known && `${place.prefix}postcode` in answers);
  const calledBy = ['venue-name', 'address', 'postcode'];
  return [...known, ...added.map(({ prefix }) => calledBy.map((field) => typed(answers, prefix + field).trim()).find(Boolean) ?? '')];
}

/** The answers about one of them, by the names they have for the first; what it says already where the form did not have it yet. */
export function answersAbout({ prefix }: Further<unknown>, answers: Answers, before: Answers): Answers {
  const own = Object.entries(answers).flatMap(([field, values]) => (field.startsWith(prefix) ? [[field.slice(prefix.length), values] as const] : []));
  return own.length > 0 ? Object.fromEntries(own) : before;
}

export function fillFurther(details: ListingDetails): Answers {
  const numbers = furtherNumbers(details, {}).map(({ prefix, known }) => prefixed(prefix, fillPhoneLine(known)));
  const places = furtherPlaces(details, {}).map(({ prefix, known }) => prefixed(prefix, fillVenue(known)));
  return Object.assign({}, ...numbers, ...places) as Answers;
}

/** What has to be looked up before the further places can be read, each as it was typed. */
export function furtherPlacesIn(answers: Answers, base: ListingDetails): string[] {
  return furtherPlaces(base, answers).flatMap((place) => placesIn(answersAbout(place, answers, {})));
}

/** The listing with these as answered. `base` is what the form was filled from; `details` has the first number and place as answered. */
export function readFurther(answers: Answers, base: ListingDetails, details: ListingDetails, context: ReadContext): Reading {
  const problems: Problem[] = [];
  const readOne = <Thing>(
    one: Further<Thing>,
    fill: (known: Thing | null) => Answers,
    read: (form: Form, known: Thing | null) => Thing | null,
  ): Thing | null => {
    const before = fill(one.known);
    const form = openForm(answersAbout(one, answers, before), before);
    const thing = read(form, one.known);
    problems.push(...form.problems.map(({ field, sentence }) => ({ field: one.prefix + field, sentence })));
    return thing;
  };
  const lines = furtherNumbers(base, answers).map((number) => readOne(number, fillPhoneLine, readPhoneLine));
  const phoneLines = [...firstOf(details.phoneLines, base.phoneLines), ...lines.filter((line) => line !== null)];
  // Of one number or place alone, the step that asks for it says so.
  const areAllTakenOut = base.phoneLines.length > 1 && phoneLines.length === 0 && isEmpty(answers, 'phone') && problems.length === 0;
  if (areAllTakenOut && !details.email && !details.website) problems.push({ field: 'phone', sentence: UNREACHABLE });
  else if (areAllTakenOut && details.routeIn.includes('ring')) problems.push({ field: 'phone', sentence: RING_WHAT });
  const further = furtherPlaces(base, answers);
  // Nobody comes to any of them any more.
  if (details.venues.length === 0) return { details: withVenues({ ...details, phoneLines }, further.map(() => null)), problems };
  const places = further.map((place) => readOne(place, fillVenue, (form, known) => readVenue(form, known, context)));
  const first = firstOf(details.venues, base.venues);
  const venues = [...first, ...places, ...base.venues.slice(MOST_PLACES + 1)];
  further.forEach(({ prefix, known }, at) => {
    const isChosen = !known && !places[at] && details.sessions.some(({ venue }) => venue === first.length + at);
    if (isChosen && problems.every(({ field }) => field !== `${prefix}postcode`)) problems.push({ field: `${prefix}postcode`, sentence: CHOSEN_FOR_A_TIME });
  });
  const isNowhere = base.venues.length > 1 && venues.every((venue) => venue === null) && details.delivery.includes('in-person');
  if (isNowhere) problems.push({ field: 'postcode', sentence: PLACE_WANTED });
  return { details: withVenues({ ...details, phoneLines }, venues), problems };
}

/** The first, unless it was just taken out and the others moved up. */
function firstOf<Thing>(things: Thing[], before: Thing[]): Thing[] {
  return things.slice(0, things.length - Math.max(before.length - 1, 0));
}

function prefixed(prefix: string, answers: Answers): Answers {
  return Object.fromEntries(Object.entries(answers).map(([field, values]) => [prefix + field, values]));
}

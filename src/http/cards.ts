import { capacityOn, type CapacityState } from '../domain/capacity.ts';
import { checkState, type CheckState } from '../domain/check.ts';
import { CAPACITY_LABELS, CHECK_LABELS, KIND_LABELS, OPEN_ROUTES, ROUTE_LABELS } from '../domain/labels.ts';
import type { Calendars } from '../domain/listing-calendar.ts';
import type { ListingDetails } from '../domain/listing.ts';
import { londonWallClock } from '../domain/london-time.ts';
import { pounds } from '../domain/money.ts';
import type { Vocabulary } from '../domain/need.ts';
import { formatPhone, type DialledNumber } from '../domain/phone-line.ts';
import { isNumberInDoubt, NUMBER_IN_DOUBT } from '../domain/report.ts';
import type { Point, SearchPlan } from '../domain/search.ts';
import { publicVenue } from '../domain/venue.ts';
import type { Found } from '../usecases/search-listings.ts';
import { dateText } from '../domain/date-text.ts';
import { forWhom } from '../domain/for-whom.ts';
import { districtOf, placeText } from './card-place.ts';
import { timeOf, whenLine, type CardTime, type WhenPart } from './card-time.ts';
import { paths } from './paths.ts';
import { tellingFirst, whyText } from './why.ts';

type Mark = { text: string; tone: 'good' | 'plain' | 'warn' | 'referral' };

/** A listing as the results show it: everything a caller asks first, and the number. */
export type Card = {
  id: string;
  slug: string;
  href: string;
  name: string;
  kind: string;
  /** For whom, where it is not for anybody. */
  forWhom: string[];
  organisation: string | null;
  summary: string;
  /** Where, in a few words; or how, when it is nowhere in particular. */
  where: string;
  /** The town and the postcode district: `Sale M33`. */
  district: string;
  moreVenues: number;
  /** How far, or how it comes to them where that is too far to go. */
  distance: string | null;
  /** How far that is, where it is too far to go. */
  beyond: string | null;
  distanceMetres: number | null;
  point: Point | null;
  nextSession: CardTime['nextSession'];
  openNow: boolean;
  /** Both, and the cost, in a line. */
  when: WhenPart[];
  phone: DialledNumber | null;
  /** Why the number should not simply be given out. */
  doubt: string | null;
  marks: Mark[];
  capacity: CapacityState;
  checked: { state: CheckState; text: string };
  /** Why this one. On a card the distance has a place of its own, so `whyElse` leaves it out. */
  why: string[];
  whyElse: string[];
};

export type CardContext = { vocabulary: Vocabulary; calendars: Calendars; now: Date };

/** `plan` is the search that found it; null where it is shown for itself. */
export function cardOf({ listing, venue: position, distanceMetres: distance }: Found, plan: SearchPlan | null, context: CardContext): Card {
  const { details } = listing;
  const today = londonWallClock(context.now).date;
  const venue = details.venues[position];
  const shown = venue ? publicVenue(venue) : null;
  const line = details.phoneLines[0];
  const capacity = capacityOn(details.capacity, today);
  const checked = checkState(details.check, today);
  const time = timeOf(details, position, plan, context);
  const why = plan ? whyText({ details, venue: shown, plan, vocabulary: context.vocabulary }, time.fitting, distance) : [];
  const place = placeText(details, shown, distance, plan);
  return {
    id: listing.id,
    slug: listing.slug,
    href: paths.listing(listing.slug),
    name: details.name,
    kind: KIND_LABELS[details.kind],
    forWhom: forWhom(details, context.vocabulary),
    organisation: details.organisation.name === details.name ? null : details.organisation.name,
    summary: details.summary,
    where: place.where,
    district: districtOf(shown),
    moreVenues: Math.max(0, details.venues.length - 1),
    distance: place.distance,
    beyond: place.beyond,
    distanceMetres: distance,
    point: shown && shown.lat !== null && shown.lon !== null ? { lat: shown.lat, lon: shown.lon } : null,
    nextSession: time.nextSession,
    openNow: time.openNow,
    when: whenLine(time, costText(details.cost)),
    phone: line ? formatPhone(line.number) : null,
    doubt: isNumberInDoubt(listing.wrongNumberSaidAt) ? NUMBER_IN_DOUBT : null,
    marks: marksOf(details, capacity),
    capacity,
    checked: { state: checked, text: checkedText(details, checked, today) },
    why: place.away === null ? why : [...why, place.away],
    whyElse: why,
  };
}

/** The cards of a list: each as it is, and its reasons in the order in which they tell it from the others. */
export function cardsOf(found: Found[], plan: SearchPlan, context: CardContext): Card[] {
  const cards = found.map((each) => cardOf(each, plan, context));
  const reasons = tellingFirst(cards.map(({ whyElse }) => whyElse));
  return cards.map((card, position) => ({ ...card, whyElse: reasons[position]! }));
}

export function costText({ kind, pence, note }: ListingDetails['cost']): string | null {
  if (kind === 'unknown') return note || null;
  const amount = pence === null ? 'There is a charge' : pounds(pence);
  return { free: 'Free', donation: 'Donation', price: amount }[kind];
}

function marksOf(details: ListingDetails, capacity: CapacityState): Mark[] {
  const marks: Mark[] = [];
  const route = details.routeIn.find((candidate) => OPEN_ROUTES.includes(candidate)) ?? details.routeIn[0];
  if (route) marks.push({ text: ROUTE_LABELS[route], tone: route === 'drop-in' ? 'good' : OPEN_ROUTES.includes(route) ? 'plain' : 'referral' });
  if (capacity !== 'ask') marks.push({ text: capacityText(details, capacity), tone: capacity === 'open' ? 'good' : 'warn' });
  return marks;
}

export function capacityText(details: ListingDetails, capacity: CapacityState): string {
  const until = details.capacity?.until;
  const weeks = details.capacity?.waitWeeks;
  if ((capacity === 'full' || capacity === 'paused') && until) return `${CAPACITY_LABELS[capacity]} until ${dateText(until, { year: false })}`;
  if ((capacity === 'short-wait' || capacity === 'long-wait') && weeks) return `Wait of ${weeks} week${weeks === 1 ? '' : 's'}`;
  return CAPACITY_LABELS[capacity];
}

function checkedText({ check }: ListingDetails, state: CheckState, today: string): string {
  if (!check || state === 'stale') return CHECK_LABELS[state];
  const year = check.on.slice(0, 4) !== today.slice(0, 4);
  return `Checked ${dateText(check.on, { year })}`;
}

import { capacityOn, type CapacityState } from '../domain/capacity.ts';
import { checkState, type CheckState } from '../domain/check.ts';
import { isOpenNow, nextSession, openings } from '../domain/hours.ts';
import { occurrenceText } from '../domain/hours-text.ts';
import { CAPACITY_LABELS, CHECK_LABELS, DELIVERY_LABELS, KIND_LABELS, OPEN_ROUTES, ROUTE_LABELS } from '../domain/labels.ts';
import { calendarOf, type Calendars } from '../domain/listing-calendar.ts';
import type { ListingDetails } from '../domain/listing.ts';
import { londonWallClock } from '../domain/london-time.ts';
import { pounds } from '../domain/money.ts';
import type { Vocabulary } from '../domain/need.ts';
import { formatPhone, type DialledNumber } from '../domain/phone-line.ts';
import { METRES_PER_MILE } from '../domain/place.ts';
import { isNumberInDoubt, NUMBER_IN_DOUBT } from '../domain/report.ts';
import type { Point, SearchPlan } from '../domain/search.ts';
import { outcodeOf, publicVenue, type Venue } from '../domain/venue.ts';
import type { Found } from '../usecases/search-listings.ts';
import { dateText } from '../domain/date-text.ts';
import { paths } from './paths.ts';
import { whyText } from './why.ts';

type Mark = { text: string; tone: 'good' | 'plain' | 'warn' | 'old' | 'referral' };

/** A listing as the results show it: everything a caller asks first, and the number. */
export type Card = {
  id: string;
  slug: string;
  href: string;
  name: string;
  kind: string;
  organisation: string | null;
  summary: string;
  /** Where, in a few words; or how, when it is nowhere in particular. */
  where: string;
  moreVenues: number;
  distance: string | null;
  distanceMetres: number | null;
  point: Point | null;
  nextSession: { startsAt: Date; endsAt: Date; text: string } | null;
  openNow: boolean;
  cost: string | null;
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
  const calendar = calendarOf(details, context.calendars);
  const sessions = openings(details).filter((session) => session.venue === null || session.venue === position);
  const next = nextSession(sessions, context.now, calendar);
  const line = details.phoneLines[0];
  const capacity = capacityOn(details.capacity, today);
  const why = plan ? whyText(details, shown, plan, distance, context.vocabulary) : [];
  return {
    id: listing.id,
    slug: listing.slug,
    href: paths.listing(listing.slug),
    name: details.name,
    kind: KIND_LABELS[details.kind],
    organisation: details.organisation.name === details.name ? null : details.organisation.name,
    summary: details.summary,
    where: whereText(details, shown),
    moreVenues: Math.max(0, details.venues.length - 1),
    distance: distance === null ? null : distanceText(distance),
    distanceMetres: distance,
    point: shown && shown.lat !== null && shown.lon !== null ? { lat: shown.lat, lon: shown.lon } : null,
    nextSession: next && { ...next, text: occurrenceText(next.startsAt, next.endsAt, context.now) },
    openNow: isOpenNow(sessions, context.now, calendar),
    cost: costText(details.cost),
    phone: line ? formatPhone(line.number) : null,
    doubt: isNumberInDoubt(listing.wrongNumberSaidAt) ? NUMBER_IN_DOUBT : null,
    marks: marksOf(details, capacity, checkState(details.check, today)),
    capacity,
    checked: { state: checkState(details.check, today), text: checkedText(details, today) },
    why: distance === null ? why : [...why, distanceText(distance)],
    whyElse: why,
  };
}

function distanceText(metres: number): string {
  const miles = metres / METRES_PER_MILE;
  if (miles < 0.1) return 'under 0.1 miles';
  if (miles >= 10) return `${Math.round(miles)} miles`;
  return `${miles.toFixed(1).replace(/\.0$/, '')} ${miles.toFixed(1) === '1.0' ? 'mile' : 'miles'}`;
}

export function costText({ kind, pence, note }: ListingDetails['cost']): string | null {
  if (kind === 'unknown') return note || null;
  const amount = pence === null ? 'There is a charge' : pounds(pence);
  return { free: 'Free', donation: 'Donation', price: amount }[kind];
}

function whereText(details: ListingDetails, venue: Venue | null): string {
  if (!venue) return details.delivery.map((delivery) => DELIVERY_LABELS[delivery]).join(', ') || 'Ask where';
  const outcode = outcodeOf(venue.postcode);
  const name = venue.name || venue.address.split(',')[0] || '';
  return [name, outcode].filter(Boolean).join(', ') || 'Ask where';
}

function marksOf(details: ListingDetails, capacity: CapacityState, checked: CheckState): Mark[] {
  const marks: Mark[] = [];
  const route = details.routeIn.find((candidate) => OPEN_ROUTES.includes(candidate)) ?? details.routeIn[0];
  if (route) marks.push({ text: ROUTE_LABELS[route], tone: OPEN_ROUTES.includes(route) ? 'good' : 'referral' });
  if (capacity !== 'ask') marks.push({ text: capacityText(details, capacity), tone: capacity === 'open' ? 'good' : 'warn' });
  if (checked === 'stale' || checked === 'never') marks.push({ text: CHECK_LABELS[checked], tone: 'old' });
  return marks;
}

export function capacityText(details: ListingDetails, capacity: CapacityState): string {
  const until = details.capacity?.until;
  const weeks = details.capacity?.waitWeeks;
  if ((capacity === 'full' || capacity === 'paused') && until) return `${CAPACITY_LABELS[capacity]} until ${dateText(until, { year: false })}`;
  if ((capacity === 'short-wait' || capacity === 'long-wait') && weeks) return `Wait of ${weeks} week${weeks === 1 ? '' : 's'}`;
  return CAPACITY_LABELS[capacity];
}

function checkedText(details: ListingDetails, today: string): string {
  if (!details.check) return CHECK_LABELS.never;
  const year = details.check.on.slice(0, 4) !== today.slice(0, 4);
  return `Checked ${dateText(details.check.on, { year })}`;
}

import { DELIVERIES, type ListingDetails } from '../listing.ts';
import { distanceMetres, readPlace } from '../place.ts';
import type { Point } from '../search.ts';
import { ACCESS_SLUGS, venueSchema, type Venue } from '../venue.ts';
import { isEmpty, isYes, openForm, readChoices, readLine, report, ticked, typed, untouched, type Form, type ReadContext, type Reading, type Step } from './answers.ts';
import { areaNames, areasText, readAreas } from './area.ts';
import { cleanLine } from './plain-writing.ts';
import type { Answers } from './submission.ts';

/** What says where it is, and what can be said of it beside. */
const WHERE_FIELDS = ['venue-name', 'address', 'postcode'];
const BESIDE_FIELDS = ['private', 'access', 'venue-note'];
/** Everything that is asked about a place. */
export const VENUE_FIELDS = [...WHERE_FIELDS, 'postcode-right', 'pin-lat', 'pin-lon', 'pin-of', ...BESIDE_FIELDS];
const NO_VENUE = venueSchema.parse({});
/** A pin that was nudged farther than this from its postcode is of another place, or a slip. */
const FARTHEST_NUDGE_METRES = 3000;
const LONGEST_AREAS = 1000;
const POSTCODE_WANTED = 'Write the postcode, so that people nearby find it.';

/**
 * How and where it happens, and whom it will take. `postcode-right` is a postcode that somebody insists on. The pin is
 * `pin-lat`, `pin-lon` in WGS84 degrees, and belongs to the postcode `pin-of`: with another postcode it says nothing.
 */
export const where: Step = { slug: 'where', title: 'Where it happens', fields: ['how', ...VENUE_FIELDS, 'areas'], signs: ['areas'], fill, read };

function fill({ delivery, venues, areasServed }: ListingDetails): Answers {
  return { how: delivery, ...fillVenue(venues[0] ?? null), areas: [areasText(areasServed)] };
}

/** The answers about one place; of none, empty ones. */
export function fillVenue(venue: Venue | null): Answers {
  const { name, address, postcode, lat, lon, confidential, access, note } = venue ?? NO_VENUE;
  return {
    'venue-name': [name],
    address: [address],
    postcode: [postcode ?? ''],
    'postcode-right': [],
    'pin-lat': [lat === null ? '' : String(lat)],
    'pin-lon': [lon === null ? '' : String(lon)],
    'pin-of': [postcode ?? ''],
    private: confidential ? ['yes'] : [],
    access,
    'venue-note': [note],
  };
}

/** What has to be looked up before the answers can be read, each as it was typed. */
export function placesIn(answers: Answers): string[] {
  return [typed(answers, 'postcode').trim(), ...areaNames(cleanLine(typed(answers, 'areas')))].filter(Boolean);
}

function read(answers: Answers, base: ListingDetails, context: ReadContext): Reading {
  const form = openForm(answers, fill(base));
  const delivery = readChoices(form, 'how', DELIVERIES, base.delivery);
  if (delivery.length === 0) report(form, 'how', 'Tick at least one way in which it happens.');
  const inPerson = delivery.includes('in-person');
  const details: ListingDetails = {
    ...withVenues(base, readVenues(form, base, inPerson, context)),
    delivery,
    areasServed: readServed(form, base, inPerson && !isYes(answers, 'private'), context),
  };
  return { details, problems: form.problems };
}

/** In the places of those that were there; null for one that was emptied. */
function readVenues(form: Form, base: ListingDetails, inPerson: boolean, context: ReadContext): (Venue | null)[] {
  if (untouched(form, 'how', ...VENUE_FIELDS)) return base.venues;
  if (!inPerson) return base.venues.map(() => null);
  const first = readVenue(form, base.venues[0] ?? null, context);
  const isReported = form.problems.some(({ field }) => field === 'postcode');
  if (!first && base.venues.length < 2 && !isReported) reportPostcode(form, POSTCODE_WANTED);
  return [first, ...base.venues.slice(1)];
}

/**
 * The listing with these venues in the places of those it had: null takes one out, and its sessions are at no certain one. The
 * others stay at theirs, those too that are at a place which is still to come behind these.
 */
export function withVenues(details: ListingDetails, venues: (Venue | null)[]): ListingDetails {
  const positionOf = (before: number) => (venues[before] === null ? null : before - venues.slice(0, before).filter((venue) => venue === null).length);
  const sessions = details.sessions.map((session) => {
    const venue = session.venue === null ? null : positionOf(session.venue);
    return venue === session.venue ? session : { ...session, venue };
  });
  return { ...details, venues: venues.filter((venue) => venue !== null), sessions };
}

/** One place; null where neither its name nor where it is was written, which is reported of a new one of which anything else is. `known` is what it was. */
export function readVenue(form: Form, known: Venue | null, context: ReadContext): Venue | null {
  if (known && untouched(form, ...VENUE_FIELDS)) return known;
  if (isEmpty(form.answers, ...WHERE_FIELDS)) {
    if (!known && !isEmpty(form.answers, ...BESIDE_FIELDS)) reportPostcode(form, POSTCODE_WANTED);
    return null;
  }
  const before = known ?? NO_VENUE;
  const confidential = isYes(form.answers, 'private');
  const postcode = readPostcode(form, confidential, context);
  return {
    ...before,
    name: readLine(form, 'venue-name', 160),
    address: readLine(form, 'address', 240),
    postcode,
    // Where nobody may know of, nothing is kept that finds it.
    ...(confidential ? { lat: null, lon: null } : readPoint(form, before, postcode, context)),
    authority: postcode === before.postcode ? before.authority : (placeOf(form, context)?.authority ?? ''),
    confidential,
    access: readChoices(form, 'access', ACCESS_SLUGS, before.access),
    note: readLine(form, 'venue-note', 240),
  };
}

/** A whole postcode, or of a private place a district; null where it says none, which is reported. */
function readPostcode(form: Form, confidential: boolean, { places }: ReadContext): string | null {
  const raw = typed(form.answers, 'postcode').trim();
  if (raw !== '' && untouched(form, 'postcode')) return raw;
  const place = readPlace(raw);
  if (confidential && place.kind === 'district') return place.outcode;
  if (place.kind !== 'postcode') {
    reportPostcode(form, raw === '' ? POSTCODE_WANTED : `“${raw}” is not a whole postcode.`);
    return null;
  }
  const known = places.get(raw);
  if (known && (known.kind !== 'found' || known.place.precision !== 'postcode') && !ticked(form.answers, 'postcode-right').includes(place.postcode)) {
    report(form, 'postcode', `We do not know the postcode ${place.postcode}. Check it. If it is right, tick the box below it and go on.`);
  }
  return place.postcode;
}

function reportPostcode(form: Form, sentence: string) {
  report(form, 'postcode', `${sentence} ${isYes(form.answers, 'private') ? 'The first half is enough, like M33.' : 'Write all of it, like M33 7ND.'}`);
}

function placeOf(form: Form, { places }: ReadContext) {
  const answer = places.get(typed(form.answers, 'postcode').trim());
  return answer?.kind === 'found' ? answer.place : null;
}

/** Where the pin was put; else where it was; else the middle of the postcode. */
function readPoint(form: Form, before: Venue, postcode: string | null, context: ReadContext): { lat: number | null; lon: number | null } {
  if (untouched(form, 'postcode', 'pin-lat', 'pin-lon')) return { lat: before.lat, lon: before.lon };
  const place = placeOf(form, context);
  const middle = place?.precision === 'postcode' ? { lat: place.lat, lon: place.lon } : null;
  const pin = pinOf(form.answers, postcode);
  if (pin && (!middle || distanceMetres(pin, middle) <= FARTHEST_NUDGE_METRES)) return pin;
  return middle ?? { lat: null, lon: null };
}

function pinOf(answers: Answers, postcode: string | null): Point | null {
  if (postcode === null || typed(answers, 'pin-of') !== postcode || ticked(answers, 'pin-lat').length === 0) return null;
  const pin = { lat: Number(typed(answers, 'pin-lat')), lon: Number(typed(answers, 'pin-lon')) };
  return venueSchema.safeParse(pin).success ? pin : null;
}

function readServed(form: Form, base: ListingDetails, isSomewhere: boolean, { places }: ReadContext): ListingDetails['areasServed'] {
  if (ticked(form.answers, 'areas').length > 0 && untouched(form, 'areas')) return base.areasServed;
  const served = readAreas(readLine(form, 'areas', LONGEST_AREAS), places);
  if ('wrong' in served) report(form, 'areas', served.wrong);
  else if (served.areas.length === 0 && !isSomewhere) report(form, 'areas', 'Say which area you cover, so that people who live there find it.');
  return 'wrong' in served ? [] : served.areas;
}

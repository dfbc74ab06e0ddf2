import { capacityOn } from '../domain/capacity.ts';
import { checkState } from '../domain/check.ts';
import { openings, upcoming } from '../domain/hours.ts';
import { occurrenceText, sessionText } from '../domain/hours-text.ts';
import { CHECK_LABELS, COMPANY_LABELS, DELIVERY_LABELS, languageLabel, ROUTE_LABELS } from '../domain/labels.ts';
import { calendarOf } from '../domain/listing-calendar.ts';
import type { Listing, ListingDetails } from '../domain/listing.ts';
import { ageText, areaText, checkText, proofText } from '../domain/listing-text.ts';
import { londonWallClock } from '../domain/london-time.ts';
import { pounds } from '../domain/money.ts';
import { needLabel, subNeedLabel } from '../domain/need.ts';
import { marksNotSeen, QUALITY_MARKS } from '../domain/quality-mark.ts';
import { formatPhone, type DialledNumber, type PhoneLine } from '../domain/phone-line.ts';
import { ACCESS, publicVenue, type Venue } from '../domain/venue.ts';
import { capacityText, cardOf, costText, type Card, type CardContext } from './cards.ts';
import { paths } from './paths.ts';

/** Everything about a listing, grouped as a call goes: ring, go, who, first visit, trust. */
export type ListingPage = {
  card: Card;
  /** It is for people who may be watched. */
  needsExit: boolean;
  summary: string;
  paragraphs: string[];
  needs: { label: string; href: string; subNeeds: string[]; suggested: boolean }[];
  ring: {
    person: { name: string; role: string } | null;
    lines: { number: DialledNumber; purpose: string; answered: string[]; texts: boolean }[];
    email: string | null;
    website: string | null;
    routes: string;
    haveReady: string;
    capacity: string;
  };
  go: {
    venues: ListingVenue[];
    sessions: { text: string; venue: string | null; note: string }[];
    upcoming: string[];
    delivery: string[];
    cost: string | null;
    costNote: string;
  };
  who: { age: string | null; audiences: string[]; areas: string[]; suits: string; doesNotSuit: string; languages: string[] };
  firstVisit: { heading: string; text: string; company: string };
  trust: {
    checked: string;
    state: Card['checked']['state'];
    /** One line for each quality mark, and whether somebody saw the proof. */
    marks: { label: string; text: string; seen: boolean }[];
    /** What a listing like this would be expected to have and nobody has seen, as one phrase; empty when there is nothing. */
    notSeen: string;
    editorNote: string;
    organisation: { name: string; href: string; website: string | null; charityNumber: string | null; companyNumber: string | null };
    source: string | null;
  };
};

type ListingVenue = Pick<Venue, 'name' | 'address' | 'postcode' | 'confidential' | 'note' | 'lat' | 'lon'> & { access: string[] };

const UPCOMING_DAYS = 42;
const MOST_UPCOMING = 5;

export function listingPage(listing: Listing, context: CardContext): ListingPage {
  const { details } = listing;
  const today = londonWallClock(context.now).date;
  const calendar = calendarOf(details, context.calendars);
  const venues = details.venues.map(publicVenue);
  const next = upcoming(details.sessions, context.now, calendar, UPCOMING_DAYS).slice(0, MOST_UPCOMING);
  return {
    card: cardOf({ listing, venue: 0, distanceMetres: null }, null, context),
    needsExit: details.needs[0]?.need === 'safety',
    summary: details.summary,
    paragraphs: details.description.split(/\n{2,}/).filter(Boolean),
    needs: details.needs.map(({ need, subNeeds, suggested }) => ({
      label: needLabel(context.vocabulary, need),
      href: paths.search(`need=${need}`),
      subNeeds: subNeeds.map((sub) => subNeedLabel(context.vocabulary, need, sub)),
      suggested,
    })),
    ring: {
      person: details.contact && { name: details.contact.name, role: details.contact.role },
      lines: details.phoneLines.map((line) => ({
        number: formatPhone(line.number),
        purpose: line.purpose,
        answered: answeredTexts(line),
        texts: line.texts,
      })),
      email: details.email,
      website: details.website,
      routes: waysText(details.routeIn.map((route) => ROUTE_LABELS[route])),
      haveReady: details.haveReady,
      capacity: capacityText(details, capacityOn(details.capacity, today)),
    },
    go: {
      venues: venues.map(shownVenue),
      sessions: details.sessions.map((session) => ({
        text: sessionText(session),
        venue: session.venue !== null && venues.length > 1 ? (venues[session.venue]?.name ?? null) : null,
        note: session.note,
      })),
      upcoming: next.map(({ startsAt, endsAt }) => occurrenceText(startsAt, endsAt, context.now)),
      delivery: details.delivery.map((delivery) => DELIVERY_LABELS[delivery]),
      cost: costText(details.cost),
      costNote: costNote(details.cost),
    },
    who: {
      age: ageText(details.age) || null,
      audiences: context.vocabulary.audiences.filter(({ slug }) => details.audiences.includes(slug)).map(({ label }) => label),
      areas: details.areasServed.map(areaText),
      suits: details.suits,
      doesNotSuit: details.doesNotSuit,
      languages: details.languages.map(languageLabel),
    },
    firstVisit: {
      heading: details.venues.length > 0 ? 'The first visit' : 'The first time',
      text: details.firstVisit,
      company: COMPANY_LABELS[details.company],
    },
    trust: {
      checked: details.check ? checkText(details.check) : CHECK_LABELS.never,
      state: checkState(details.check, today),
      marks: details.marks.map((mark) => ({ label: capitalised(QUALITY_MARKS[mark.kind]), text: proofText(mark), seen: mark.proofSeenBy !== '' })),
      notSeen: marksNotSeen(details).map((kind) => QUALITY_MARKS[kind]).join(', '),
      editorNote: details.editorNote,
      organisation: {
        name: details.organisation.name,
        href: paths.organisation(listing.organisationSlug),
        website: details.organisation.website,
        charityNumber: details.organisation.charityNumber,
        companyNumber: details.organisation.companyNumber,
      },
      source: sourceText(details.source),
    },
  };
}

function shownVenue({ name, address, postcode, confidential, access, note, lat, lon }: Venue): ListingVenue {
  return { name, address, postcode, confidential, note, lat, lon, access: access.map((fact) => ACCESS[fact]) };
}

function sourceText(source: ListingDetails['source']): string | null {
  if (!source || source.name === 'demonstration') return null;
  return [source.attribution || source.name, source.licence].filter(Boolean).join(', ');
}

/** Any one of them will do: `Just turn up or ring first`. */
function waysText([first = '', ...others]: string[]): string {
  return [first, ...others.map((way) => (way.startsWith('GP') ? way : way.charAt(0).toLowerCase() + way.slice(1)))].join(' or ');
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function answeredTexts(line: PhoneLine): string[] {
  return openings({ sessions: [], phoneLines: [line] }).map((session) => sessionText(session));
}

function costNote({ kind, pence, note }: ListingDetails['cost']): string {
  const amount = kind === 'donation' && pence !== null ? `${pounds(pence)} suggested. ` : '';
  return kind === 'unknown' ? '' : `${amount}${note}`;
}

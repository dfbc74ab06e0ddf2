import { dateText } from './date-text.ts';
import { canonicalDetails } from './import/decision.ts';
import { COMPANY_LABELS, DELIVERY_LABELS, KIND_LABELS, languageLabel, ROUTE_LABELS } from './labels.ts';
import type { ListingDetails } from './listing.ts';
import { ageText, areaText, capacityLine, checkText, contactText, costLine, markText, needText, phoneLineText, sessionLine, venueName, venueText } from './listing-text.ts';
import type { Vocabulary } from './need.ts';

type OrganisationField = keyof ListingDetails['organisation'];
/** What of a listing can change by itself. */
export type ListingField = Exclude<keyof ListingDetails, 'organisation'> | `organisation.${OrganisationField}`;

/** What each is called, in the order in which an editor reads. */
export const FIELD_LABELS: Record<ListingField, string> = {
  name: 'Name',
  kind: 'What it is',
  summary: 'In one line',
  description: 'About it',
  'organisation.name': 'Run by',
  'organisation.description': 'About who runs it',
  'organisation.website': 'Website of who runs it',
  'organisation.charityNumber': 'Charity number',
  'organisation.companyNumber': 'Company number',
  needs: 'Needs',
  audiences: 'Who it is for',
  age: 'Ages',
  suits: 'Suits',
  doesNotSuit: 'Does not suit',
  sessions: 'When',
  venues: 'Where',
  delivery: 'How it happens',
  areasServed: 'Area it serves',
  phoneLines: 'Phone numbers',
  email: 'E-mail',
  website: 'Website',
  contact: 'Ask for',
  routeIn: 'Way in',
  haveReady: 'Have ready',
  cost: 'Cost',
  capacity: 'Room',
  firstVisit: 'The first visit',
  company: 'Coming with somebody',
  languages: 'Languages',
  editorNote: 'The editors say',
  marks: 'Quality marks',
  check: 'Checked',
  fundedUntil: 'Funded until (private)',
  source: 'Where it came from',
};
export const LISTING_FIELDS = Object.keys(FIELD_LABELS) as ListingField[];

/** What some fields are called, in one line. */
export function fieldNames(fields: readonly ListingField[]): string {
  return fields.map((field) => FIELD_LABELS[field]).join(', ') || 'nothing';
}

/** Fields that hold several things, each on a line of its own. */
export const LIST_FIELDS: readonly ListingField[] = [
  'needs',
  'audiences',
  'sessions',
  'venues',
  'delivery',
  'areasServed',
  'phoneLines',
  'routeIn',
  'languages',
  'marks',
];

/** What a listing says in a field, in words, one thing to a line; empty where it says nothing. */
export function fieldText(details: ListingDetails, field: ListingField, vocabulary: Vocabulary): string {
  switch (field) {
    case 'kind':
      return KIND_LABELS[details.kind];
    case 'needs':
      return details.needs.map((need) => needText(need, vocabulary)).join('\n');
    case 'audiences':
      return details.audiences.map((slug) => vocabulary.audiences.find((audience) => audience.slug === slug)?.label ?? slug).join('\n');
    case 'age':
      return ageText(details.age);
    case 'sessions':
      return details.sessions.map((session) => sessionLine(session, details.venues)).join('\n');
    case 'venues':
      return details.venues.map(venueText).join('\n');
    case 'delivery':
      return details.delivery.map((delivery) => DELIVERY_LABELS[delivery]).join('\n');
    case 'areasServed':
      return details.areasServed.map(areaText).join('\n');
    case 'phoneLines':
      return details.phoneLines.map(phoneLineText).join('\n');
    case 'contact':
      return details.contact ? contactText(details.contact) : '';
    case 'routeIn':
      return details.routeIn.map((route) => ROUTE_LABELS[route]).join('\n');
    case 'cost':
      return costLine(details.cost);
    case 'capacity':
      return details.capacity ? capacityLine(details.capacity) : '';
    case 'company':
      return COMPANY_LABELS[details.company];
    case 'languages':
      return details.languages.map(languageLabel).join('\n');
    case 'marks':
      return details.marks.map(markText).join('\n');
    case 'check':
      return details.check ? checkText(details.check) : '';
    case 'fundedUntil':
      return details.fundedUntil ? dateText(details.fundedUntil) : '';
    case 'source':
      return details.source ? [details.source.name, details.source.id, details.source.licence, details.source.attribution].filter(Boolean).join(', ') : '';
    default:
      return writtenText(valueOf(details, field));
  }
}

function writtenText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Whether two listings have the same in a field. Sessions at another venue are others, although only its position is kept. */
export function isSameField(a: ListingDetails, b: ListingDetails, field: ListingField): boolean {
  return canonicalDetails({ value: placed(a, field) }) === canonicalDetails({ value: placed(b, field) });
}

/** A listing with some fields as another has them. */
export function withFields(details: ListingDetails, fields: readonly ListingField[], from: ListingDetails): ListingDetails {
  // A session is at the venue in a certain place of the list, so the list comes first.
  const ordered = fields.toSorted((a, b) => Number(b === 'venues') - Number(a === 'venues'));
  return ordered.reduce((so, field) => withField(so, field, from), details);
}

/** Sessions stay at the venues they were at, as far as those are still there. */
function withField(details: ListingDetails, field: ListingField, from: ListingDetails): ListingDetails {
  const organisationField = organisationFieldOf(field);
  if (organisationField) return { ...details, organisation: { ...details.organisation, [organisationField]: from.organisation[organisationField] } };
  if (field === 'sessions') return { ...details, sessions: sessionsAt(from, details.venues) };
  if (field === 'venues') return { ...details, venues: from.venues, sessions: sessionsAt(details, from.venues) };
  return { ...details, [field]: from[field as keyof ListingDetails] };
}

/** The sessions of a listing as they stand beside other venues. One that only has another name or postcode now is the one in its place. */
function sessionsAt({ sessions, venues }: ListingDetails, others: ListingDetails['venues']): ListingDetails['sessions'] {
  return sessions.map((session) => {
    const venue = session.venue === null ? undefined : venues[session.venue];
    if (!venue) return { ...session, venue: null };
    const position = others.findIndex((other) => other.name === venue.name && other.postcode === venue.postcode);
    if (position >= 0) return { ...session, venue: position };
    return others.length === venues.length ? session : { ...session, venue: null };
  });
}

function placed(details: ListingDetails, field: ListingField): unknown {
  if (field !== 'sessions') return valueOf(details, field);
  return details.sessions.map((session) => ({ ...session, venue: venueName(session, details.venues) }));
}

function valueOf(details: ListingDetails, field: ListingField): unknown {
  const organisationField = organisationFieldOf(field);
  return organisationField ? details.organisation[organisationField] : details[field as keyof ListingDetails];
}

function organisationFieldOf(field: ListingField): OrganisationField | null {
  return field.startsWith('organisation.') ? (field.slice('organisation.'.length) as OrganisationField) : null;
}

import type { AreaServed } from './area-served.ts';
import type { Capacity } from './capacity.ts';
import type { Check } from './check.ts';
import { dateText } from './date-text.ts';
import { clockText, sessionText } from './hours-text.ts';
import { openings } from './hours.ts';
import { CAPACITY_LABELS, CHECK_HOW_LABELS, NATION_LABELS } from './labels.ts';
import type { ListingDetails } from './listing.ts';
import { pounds } from './money.ts';
import { needLabel, subNeedLabel, type Vocabulary } from './need.ts';
import { formatPhone, type PhoneLine } from './phone-line.ts';
import { QUALITY_MARKS } from './quality-mark.ts';
import type { Session } from './session.ts';
import { ACCESS, type Venue } from './venue.ts';

/**
 * The parts of a listing as one line of words each, with everything that an editor has to see change.
 * Some of it is private: the address of a confidential venue.
 */

export function needText({ need, subNeeds, suggested }: ListingDetails['needs'][number], vocabulary: Vocabulary): string {
  const subs = subNeeds.map((sub) => subNeedLabel(vocabulary, need, sub)).join(', ');
  return [needLabel(vocabulary, need), subs && `: ${subs}`, suggested && ' (suggested by a rule, not confirmed)'].filter(Boolean).join('');
}

export function ageText({ min, max }: ListingDetails['age']): string {
  if (min === null && max === null) return '';
  if (max === null) return `${min} and over`;
  return min === null || min === 0 ? `Up to ${max}` : `${min} to ${max}`;
}

export function areaText(area: AreaServed): string {
  switch (area.type) {
    case 'everywhere':
      return 'Anywhere in the UK';
    case 'nation':
      return NATION_LABELS[area.nation];
    case 'authority':
      return area.name;
    case 'postcode':
      return `${area.prefix} postcodes`;
    case 'radius':
      return `Within ${area.miles} mile${area.miles === 1 ? '' : 's'} of the venue`;
  }
}

export function venueText({ name, address, postcode, authority, confidential, access, note, lat, lon }: Venue): string {
  const facts = [
    [name, address, postcode].filter(Boolean).join(', ') || 'A place without an address',
    authority && `in ${authority}`,
    confidential && 'the address is kept private',
    access.length > 0 && access.map((fact) => ACCESS[fact]).join(', '),
    note,
    lat !== null && lon !== null && `pin at ${lat.toFixed(5)}, ${lon.toFixed(5)}`,
  ];
  return facts.filter(Boolean).join('; ');
}

/** `venues` are those of the listing: where it has several, the session says at which it is. */
export function sessionLine(session: Session, venues: Venue[]): string {
  const venue = venueName(session, venues);
  const facts = [
    sessionText(session),
    session.freq !== 'once' && session.dtstart && `from ${dateText(session.dtstart)}`,
    session.until && `until ${dateText(session.until)}`,
    session.bankHolidays === 'open' && 'on bank holidays too',
    venue && `at ${venue}`,
    ...session.exceptions.map(exceptionText),
    session.note,
  ];
  return facts.filter(Boolean).join('; ');
}

/** At which of several venues a session is; null where there is but one, or it is at all of them. */
export function venueName({ venue: position }: Session, venues: Venue[]): string | null {
  const venue = position !== null && venues.length > 1 ? venues[position] : undefined;
  return venue ? venue.name || venue.address || venue.postcode : null;
}

function exceptionText({ date, opensAt, closesAt, note }: Session['exceptions'][number]): string {
  const when = opensAt && closesAt ? `${clockText(opensAt)} to ${clockText(closesAt)}` : 'not';
  return `${when} on ${dateText(date)}${note && ` (${note})`}`;
}

export function phoneLineText(line: PhoneLine): string {
  const answered = openings({ sessions: [], phoneLines: [line] }).map(sessionText).join(', ');
  const facts = [formatPhone(line.number).display, line.purpose, answered && `answered ${answered}`, line.texts && 'takes texts'];
  return facts.filter(Boolean).join('; ');
}

export function costLine({ kind, pence, note }: ListingDetails['cost']): string {
  const amount = pence === null ? '' : ` ${pounds(pence)}`;
  const what = { free: 'Free', donation: `Donation${amount}`, price: amount.trim() || 'There is a charge', unknown: '' }[kind];
  return [what, note].filter(Boolean).join('; ');
}

export function capacityLine({ state, until, waitWeeks, saidOn }: Capacity): string {
  const facts = [
    CAPACITY_LABELS[state],
    waitWeeks && `${waitWeeks} week${waitWeeks === 1 ? '' : 's'}`,
    until && `until ${dateText(until)}`,
    `said on ${dateText(saidOn)}`,
  ];
  return facts.filter(Boolean).join(', ');
}

export function checkText({ on, how, role }: Check): string {
  return `Checked ${CHECK_HOW_LABELS[how]} on ${dateText(on)} (${role})`;
}

export function markText(mark: ListingDetails['marks'][number]): string {
  return `${capitalised(QUALITY_MARKS[mark.kind])}: ${proofText(mark)}`;
}

/** What of a quality mark is known, without its name. */
export function proofText({ number, on, proofSeenBy }: ListingDetails['marks'][number]): string {
  const seen = proofSeenBy ? `proof seen on ${dateText(on)} (${proofSeenBy})` : `said by the group on ${dateText(on)}; nobody has seen the proof`;
  return number ? `${number}, ${seen}` : seen;
}

export function contactText({ name, role, consentedOn }: NonNullable<ListingDetails['contact']>): string {
  return `${[name, role].filter(Boolean).join(', ')}; agreed to be named on ${dateText(consentedOn)}`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

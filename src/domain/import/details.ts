import { NATIONS, type AreaServed } from '../area-served.ts';
import { COSTS, DELIVERIES, KINDS, ROUTES_IN, type ListingDetails, type ListingInput } from '../listing.ts';
import type { Vocabulary } from '../need.ts';
import type { SuggestedNeed } from '../need-suggestion.ts';
import { readOpeningTimes } from '../opening-times.ts';
import type { Session } from '../session.ts';
import { foldName, slugOf } from '../slug.ts';
import type { Venue } from '../venue.ts';
import { isShouted, sentenceCase, titleCase } from './capitals.ts';
import { readEmail, readPhones, readWebAddress } from './contact.ts';
import { readNeeds } from './needs.ts';
import { firstSentence, fit } from './plain-text.ts';
import type { Report } from './problem.ts';
import type { ImportRecord } from './record.ts';
import { readVenue } from './venue.ts';
import { readWord, readWords } from './words.ts';

export type DetailsContext = { vocabulary: Vocabulary; suggested: SuggestedNeed[]; capitals: string[] | null; report: Report };

const LONGEST_DESCRIPTION = 6000;
const COMPANY = ['bring-someone', 'buddy', 'alone', 'unknown'] as const satisfies readonly ListingDetails['company'][];

/**
 * Makes a listing of what its row says, and of the rows that continue it. The record has a name. What cannot
 * be read is reported and left out, or kept as words; nothing is made up.
 */
export function toListingInput(records: [ImportRecord, ...ImportRecord[]], context: DetailsContext): ListingInput {
  const { vocabulary, suggested, capitals, report } = context;
  const record = joined(records);
  const one = (field: keyof ImportRecord) => record[field]?.[0];
  const title = (text: string) => (capitals && isShouted(text) ? titleCase(text) : text);
  const paragraph = (text: string) => (capitals && isShouted(text) ? sentenceCase(text, capitals) : text);
  const prose = (field: keyof ImportRecord) => (record[field] ?? []).map(paragraph).join('\n\n');
  const cut = (field: keyof ImportRecord, text: string, longest: number) => {
    if (text.length > longest) report(field, `It is longer than ${longest} letters`, 'Cut at a word');
    return fit(text, longest);
  };

  const name = cut('name', title(one('name') ?? ''), 160);
  const { venues, sessions, unread } = readWhereAndWhen(records, capitals !== null, report);
  const description = [prose('description'), unread && `Opening times: ${unread}`].filter(Boolean).join('\n\n');
  return {
    name,
    kind: readWord('kind', record.kind, KINDS, 'service', report),
    summary: fit(prose('summary') || firstSentence(prose('description'), 200), 200),
    description: cut('description', description, LONGEST_DESCRIPTION),
    organisation: {
      name: fit(title(one('organisation') ?? '') || name, 160),
      description: fit(prose('organisation_description'), 1000),
      website: readWebAddress('organisation_website', one('organisation_website'), report),
      charityNumber: one('charity_number')?.slice(0, 20) ?? null,
      companyNumber: one('company_number')?.slice(0, 20) ?? null,
    },
    needs: readNeeds(record, suggested, vocabulary, report),
    audiences: readAudiences(record.audiences, vocabulary, report),
    age: { min: readAge('min_age', one('min_age'), report), max: readAge('max_age', one('max_age'), report) },
    venues,
    sessions,
    phoneLines: readPhones(record.phone ?? [], report).map((number) => ({ number })),
    email: readEmail(one('email'), report),
    website: readWebAddress('website', one('website'), report),
    delivery: readWords('delivery', record.delivery, DELIVERIES, report),
    areasServed: (record.areas ?? []).map(readArea).slice(0, 60),
    routeIn: readWords('route_in', record.route_in, ROUTES_IN, report),
    haveReady: cut('have_ready', prose('have_ready'), 240),
    cost: readCost(record, report),
    languages: (record.languages ?? []).map((code) => code.toLowerCase()),
    suits: cut('suits', prose('suits'), 400),
    doesNotSuit: cut('does_not_suit', prose('does_not_suit'), 400),
    firstVisit: cut('first_visit', prose('first_visit'), 600),
    company: readWord('company', record.company, COMPANY, 'unknown', report),
    source: {
      name: slugOf(one('source') ?? 'import'),
      id: one('id') ?? nameAndPostcode({ name, venues }),
      licence: fit(one('licence') ?? '', 160),
      attribution: fit(one('attribution') ?? '', 300),
    },
    fundedUntil: readDate(one('funded_until')),
  };
}

/** What tells two listings of one source apart when their ids do not: `sale-library-m33-7zf`. */
export function nameAndPostcode({ name, venues }: { name: string; venues: { postcode: string | null }[] }): string {
  return slugOf(`${name} ${venues[0]?.postcode ?? ''}`);
}

/** One record of all of them: lists are put together, of the rest the first row that says it counts. */
function joined([first, ...more]: [ImportRecord, ...ImportRecord[]]): ImportRecord {
  const record: ImportRecord = { ...first };
  for (const other of more) {
    for (const field of ['phone', 'needs', 'suggested_needs', 'audiences', 'delivery', 'areas', 'route_in', 'languages', 'description'] as const) {
      if (other[field]) record[field] = [...new Set([...(record[field] ?? []), ...other[field]])];
    }
    for (const field of ['email', 'website', 'cost', 'price', 'cost_note', 'have_ready'] as const) record[field] ??= other[field];
  }
  return record;
}

/** Venues and sessions of all rows, and the opening times that could not be read. */
function readWhereAndWhen(records: ImportRecord[], repairCapitals: boolean, report: Report) {
  const venues: Venue[] = [];
  const timed: { sessions: Session[]; venue: number | null }[] = [];
  const unread: string[] = [];
  for (const record of records) {
    const venue = readVenue(record, repairCapitals, report);
    if (venue) venues.push(venue);
    const text = record.opening_times?.join('; ');
    if (!text) continue;
    const sessions = readOpeningTimes(text);
    if (sessions) timed.push({ sessions, venue: venue ? venues.length - 1 : null });
    else unread.push(text);
  }
  for (const text of unread) {
    const onOneLine = fit(text.replace(/\s+/g, ' '), 120);
    report('opening_times', `“${onOneLine}” cannot be read with certainty`, 'Kept as words in the description');
  }
  // Times beside several venues belong to each; times beside one of them are the listing's.
  const byVenue = timed.filter(({ venue }) => venue !== null).length > 1;
  const sessions = timed.flatMap((entry) => entry.sessions.map((session) => ({ ...session, venue: byVenue ? entry.venue : null })));
  return { venues: venues.slice(0, 200), sessions: sessions.slice(0, 60), unread: unread.join('\n') };
}

function readAudiences(written: ImportRecord['audiences'], { audiences }: Vocabulary, report: Report): string[] {
  const slugs = audiences.map(({ slug }) => slug);
  const labels = Object.fromEntries(audiences.map(({ slug, label }) => [slug, label]));
  return readWords('audiences', written, slugs, report, labels).slice(0, 18);
}

function readAge(field: string, text: string | undefined, report: Report): number | null {
  if (text === undefined) return null;
  const years = Number(text);
  if (Number.isInteger(years) && years >= 0 && years <= 120) return years;
  report(field, `“${text}” is not an age in years`, 'Left out');
  return null;
}

/** `everywhere`, a nation, `M33`, `10 miles`, or else the name of a local authority. */
function readArea(text: string): AreaServed {
  const nation = NATIONS.find((name) => foldName(name) === foldName(text));
  const miles = /^(\d+(?:\.\d)?) ?miles?$/i.exec(text)?.[1];
  if (/^everywhere$/i.test(text)) return { type: 'everywhere' };
  if (nation) return { type: 'nation', nation };
  if (miles) return { type: 'radius', miles: Number(miles) };
  if (/^[A-Z]{1,2}(?:\d[A-Z\d]?)?$/.test(text)) return { type: 'postcode', prefix: text };
  return { type: 'authority', name: fit(text, 80) };
}

function readCost(record: ImportRecord, report: Report): ListingInput['cost'] {
  const written = record.price?.[0];
  const pounds = written === undefined ? NaN : Number(/^£?\s*(\d+(?:\.\d{1,2})?)$/.exec(written)?.[1] ?? NaN);
  if (written !== undefined && Number.isNaN(pounds)) report('price', `“${written}” is not an amount in pounds`, 'Left out');
  const pence = Number.isNaN(pounds) ? null : Math.round(pounds * 100);
  const usual = pence === null ? 'unknown' : pence === 0 ? 'free' : 'price';
  return { kind: readWord('cost', record.cost, COSTS, usual, report), pence, note: fit(record.cost_note?.join(', ') ?? '', 120) };
}

/** A date as it is, or from the British way of writing it: `31/03/2027`. */
function readDate(text: string | undefined): string | null {
  const [, day, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text ?? '') ?? [];
  return year ? `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}` : (text ?? null);
}

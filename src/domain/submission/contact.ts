import type { ListingDetails } from '../listing.ts';
import { readOpeningTimes } from '../opening-times.ts';
import { sessionText } from '../hours-text.ts';
import { openings } from '../hours.ts';
import { formatPhone, parsePhone, type PhoneLine } from '../phone-line.ts';
import { WEEKDAYS, type Weekday } from '../session.ts';
import { readEmail, readWebAddress } from './address.ts';
import { isEmpty, isYes, openForm, readLine, report, typed, untouched, type Form, type ReadContext, type Reading, type Step } from './answers.ts';
import type { Answers } from './submission.ts';

/** Who sends the listing in: never shown. */
export type Submitter = { email: string; role: string };

/** What is asked about whoever sends it in. */
export const SUBMITTER_FIELDS = ['your-email', 'your-role'];
/** What is asked about one number. */
const PHONE_FIELDS = ['phone', 'phone-purpose', 'phone-answered', 'phone-texts'];
const PUBLIC_FIELDS = [...PHONE_FIELDS, 'email', 'website', 'person-name', 'person-role', 'person-agreed'];

export const UNREACHABLE = 'Give a phone number, an e-mail address or a website, so that people can reach you.';
export const RING_WHAT = 'You said that people ring first. Give the number to ring.';

/** What is shown to reach it by, a person who agreed to be named, and who sends it in. */
export const contact: Step = { slug: 'contact', title: 'How to reach you', fields: [...PUBLIC_FIELDS, ...SUBMITTER_FIELDS], signs: ['phone'], fill, read };

function fill({ phoneLines, email, website, contact: person }: ListingDetails): Answers {
  return {
    ...fillPhoneLine(phoneLines[0] ?? null),
    email: [email ?? ''],
    website: [website ?? ''],
    'person-name': [person?.name ?? ''],
    'person-role': [person?.role ?? ''],
    'person-agreed': person ? ['yes'] : [],
  };
}

/** The answers about one number; of none, empty ones. */
export function fillPhoneLine(line: PhoneLine | null): Answers {
  return {
    phone: [line ? formatPhone(line.number).display : ''],
    'phone-purpose': [line?.purpose ?? ''],
    'phone-answered': [line ? answeredText(line) : ''],
    'phone-texts': line?.texts ? ['yes'] : [],
  };
}

function answeredText(line: PhoneLine): string {
  return openings({ sessions: [], phoneLines: [line] }).map(sessionText).join('; ');
}

function read(answers: Answers, base: ListingDetails, { today }: ReadContext): Reading {
  const form = openForm(answers, fill(base));
  const line = readPhoneLine(form, base.phoneLines[0] ?? null);
  const details: ListingDetails = {
    ...base,
    phoneLines: [...(line ? [line] : []), ...base.phoneLines.slice(1)],
    email: readEmail(form, 'email'),
    website: readWebAddress(form, 'website'),
    contact: readPerson(form, base.contact, today),
  };
  const missesPhone = isEmpty(answers, 'phone') && base.phoneLines.length < 2 && form.problems.every(({ field }) => field !== 'phone');
  if (missesPhone && isEmpty(answers, 'email', 'website')) report(form, 'phone', UNREACHABLE);
  else if (missesPhone && base.routeIn.includes('ring')) report(form, 'phone', RING_WHAT);
  if (isEmpty(answers, 'your-email')) report(form, 'your-email', 'Give your own e-mail address. It is never shown; we write to it about this listing.');
  readEmail(form, 'your-email');
  readLine(form, 'your-role', 80);
  return { details, problems: form.problems };
}

/** Who sends it in; null as long as there is no e-mail address to answer to. */
export function readSubmitter(answers: Answers): Submitter | null {
  const form = openForm(answers, {});
  const email = readEmail(form, 'your-email');
  return email === null ? null : { email, role: readLine(form, 'your-role', 80) };
}

/** One number with what it is for; null where none is written, which is reported of a new one about which anything else is. `before` is what it was. */
export function readPhoneLine(form: Form, before: PhoneLine | null): PhoneLine | null {
  if (before && untouched(form, ...PHONE_FIELDS)) return before;
  if (isEmpty(form.answers, 'phone')) {
    if (!before && !isEmpty(form.answers, ...PHONE_FIELDS)) report(form, 'phone', 'Write the number that this is about.');
    return null;
  }
  const number = before && untouched(form, 'phone') ? before.number : parsePhone(typed(form.answers, 'phone').trim());
  if (!number) report(form, 'phone', 'Write one UK phone number, like 0161 496 0100.');
  const line = { purpose: readLine(form, 'phone-purpose', 80), answered: readAnswered(form, before), texts: isYes(form.answers, 'phone-texts') };
  return number ? { number, ...line } : null;
}

/** When the phone is answered, as weekly hours; what cannot be read is reported. */
function readAnswered(form: Form, before: PhoneLine | null): PhoneLine['answered'] {
  const written = typed(form.answers, 'phone-answered').trim();
  if (written === '') return [];
  if (before && untouched(form, 'phone-answered')) return before.answered;
  const sessions = readOpeningTimes(written) ?? [];
  const isWeekly = sessions.length > 0 && sessions.length <= 14 && sessions.every(({ freq, termTime }) => (freq === 'weekly' || freq === 'daily') && !termTime);
  if (!isWeekly) {
    report(form, 'phone-answered', 'Write the days and the times, like Monday to Friday 9:30am to 3pm. Leave it empty if it differs.');
    return [];
  }
  return sessions.map(({ byday, opensAt, closesAt }) => {
    const days = byday.length > 0 ? byday : [...WEEKDAYS];
    return { byday: days as Weekday[], opensAt, closesAt };
  });
}

/** A person is shown only with a name and the consent; the day of it is kept. */
function readPerson(form: Form, before: ListingDetails['contact'], today: string): ListingDetails['contact'] {
  const name = readLine(form, 'person-name', 80);
  const role = readLine(form, 'person-role', 80);
  if (name === '') return null;
  if (!isYes(form.answers, 'person-agreed')) {
    report(form, 'person-agreed', `Ask ${name}, and tick this when they agree; or take the name out. It will be on a public page.`);
    return null;
  }
  return { name, role, consentedOn: before && untouched(form, 'person-name', 'person-agreed') ? before.consentedOn : today };
}

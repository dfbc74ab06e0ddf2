import { z } from 'zod';
import { NATIONS, type Nation } from '../area-served.ts';
import { daysBetween } from '../calendar.ts';
import type { DialledNumber } from '../phone-line.ts';
import { isoDate } from '../session.ts';

/** A public crisis register fails its build when an entry is older than this. */
const RECHECK_AFTER_DAYS = 200;

const contactSchema = z.strictObject({
  key: z.string(),
  name: z.string(),
  /** Whom it is for. */
  who: z.string(),
  /** As it is read aloud: `0808 2000 247`. Null where there is no national number, or none that can be trusted. */
  phone: z.string().regex(/^\d[\d ]+\d$/).nullable(),
  /** How to text it, in words. */
  text: z.string().nullable(),
  /** How to reach it in British Sign Language. */
  bsl: z.string().nullable(),
  /** Relay, web chat, interpreters. */
  ways: z.array(z.string()),
  url: z.url().nullable(),
  /** Where the directory’s own listings are the answer: the search for them, `need=food&open=today`. */
  search: z.string().optional(),
  /** Only where the hours are trusted; a wrong time is worse than none. */
  hours: z.string().nullable(),
  nations: z.array(z.enum(NATIONS)).min(1),
  confidence: z.enum(['high', 'medium', 'low']),
  ship: z.enum(['yes', 'after-ring-check', 'no']),
  verifiedOn: isoDate,
  /** What an editor has to know about it. */
  caution: z.string(),
  /** The needs it can back up when nothing local does. */
  needs: z.array(z.string()),
});
export type Contact = z.infer<typeof contactSchema>;

/** The checked list as it is kept in its file. What must not be shown is left behind on reading. */
export const contactsSchema = z
  .array(contactSchema)
  .transform((contacts) => contacts.filter((contact) => contact.ship !== 'no'))
  .refine((contacts) => new Set(contacts.map(({ key }) => key)).size === contacts.length, 'Every contact stands once in the list');

/** A contact as people see it. `tel` is what is dialled and has the digits of `display`. */
export type ShownContact = {
  key: string;
  name: string;
  who: string;
  phone: DialledNumber | null;
  text: string | null;
  bsl: string | null;
  ways: string[];
  url: string | null;
  search: string | null;
  hours: string | null;
  nations: Nation[];
  confidence: Contact['confidence'];
  verifiedOn: string;
};

function showContact(contact: Contact): ShownContact {
  const { key, name, who, phone, text, bsl, ways, url, search = null, hours, nations, confidence, verifiedOn } = contact;
  const dialled = phone === null ? null : { display: phone, tel: phone.replaceAll(' ', '') };
  return { key, name, who, phone: dialled, text, bsl, ways, url, search, hours, nations, confidence, verifiedOn };
}

/** Those of the keys that answer in the nation, in their order; all of them when the nation is not known. */
export function contactsFor(keys: string[], contacts: Contact[], nation: Nation | null): ShownContact[] {
  return keys
    .map((key) => contacts.find((contact) => contact.key === key))
    .filter((contact) => contact !== undefined)
    .filter(({ nations }) => nation === null || nations.includes(nation))
    .map(showContact);
}

/** The contacts somebody has to ring again by `today`: 200 days after they were last verified. */
export function dueContacts(data: { contacts: Contact[] }, today: string): Contact[] {
  return data.contacts.filter(({ verifiedOn }) => daysBetween(verifiedOn, today) >= RECHECK_AFTER_DAYS);
}

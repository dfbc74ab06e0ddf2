import { z } from 'zod';
import { areaServedSchema } from './area-served.ts';
import { capacitySchema } from './capacity.ts';
import { checkSchema } from './check.ts';
import { phoneLineSchema } from './phone-line.ts';
import { qualityMarkSchema } from './quality-mark.ts';
import { isoDate, sessionSchema } from './session.ts';
import { venueSchema } from './venue.ts';

export const KINDS = ['group', 'activity', 'service', 'event', 'helpline'] as const;
export const DELIVERIES = ['in-person', 'phone', 'online', 'home-visit'] as const;
export const ROUTES_IN = ['drop-in', 'ring', 'book', 'self-refer-online', 'professional-referral', 'gp-letter'] as const;
export const COSTS = ['free', 'donation', 'price', 'unknown'] as const;
/** A closed listing keeps its page, which offers others; an archived one was taken out, whether it still exists or not. */
export const STATUSES = ['draft', 'published', 'closed', 'archived'] as const;
export type Kind = (typeof KINDS)[number];
export type Delivery = (typeof DELIVERIES)[number];
export type RouteIn = (typeof ROUTES_IN)[number];
export type Status = (typeof STATUSES)[number];

const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'Use lower-case letters, digits and hyphens');
const text = (max: number) => z.string().trim().max(max).default('');
const webAddress = z.url({ protocol: /^https?$/, error: 'Write the whole address, starting with https://' }).max(300);
const age = z.int().min(0).max(120).nullable().default(null);

const organisationSchema = z.strictObject({
  name: z.string().trim().min(1, 'Say who runs it').max(160),
  description: text(1000),
  website: webAddress.nullable().default(null),
  charityNumber: z.string().max(20).nullable().default(null),
  companyNumber: z.string().max(20).nullable().default(null),
});

const costSchema = z.strictObject({
  kind: z.enum(COSTS).default('unknown'),
  pence: z.int().min(0).nullable().default(null),
  note: text(120),
});

/** A named person who agreed to be shown, and the day they did. */
const contactSchema = z.strictObject({ name: z.string().trim().min(1).max(80), role: text(80), consentedOn: isoDate });

/**
 * Everything the directory knows about one listing: a submission is a whole one proposed, a revision is
 * a whole one kept. Every field that may be unknown has a value that says so (null, an empty list, `unknown`).
 */
export const listingDetailsSchema = z.strictObject({
  name: z.string().trim().min(1, 'Give it a name').max(160),
  kind: z.enum(KINDS),
  /** One line: what it is, for somebody who has never heard of it. */
  summary: text(200),
  description: text(6000),
  organisation: organisationSchema,
  /** The first is the primary need. `suggested` marks one that a rule proposed and no human confirmed. */
  needs: z
    .array(z.strictObject({ need: slug, subNeeds: z.array(slug).max(12).default([]), suggested: z.boolean().default(false) }))
    .max(5)
    .default([]),
  audiences: z.array(slug).max(18).default([]),
  age: z.strictObject({ min: age, max: age }).default({ min: null, max: null }),
  venues: z.array(venueSchema).max(200).default([]),
  sessions: z.array(sessionSchema).max(60).default([]),
  phoneLines: z.array(phoneLineSchema).max(6).default([]),
  email: z.email('Write the whole e-mail address').max(200).nullable().default(null),
  website: webAddress.nullable().default(null),
  delivery: z.array(z.enum(DELIVERIES)).default([]),
  areasServed: z.array(areaServedSchema).max(60).default([]),
  routeIn: z.array(z.enum(ROUTES_IN)).max(6).default([]),
  /** What to have ready when ringing or going: a letter, a voucher, a date of birth. */
  haveReady: text(240),
  cost: costSchema.default({ kind: 'unknown', pence: null, note: '' }),
  capacity: capacitySchema.nullable().default(null),
  /** ISO 639-1, or 639-3 where there is none (`bfi` is British Sign Language). */
  languages: z.array(z.string().regex(/^[a-z]{2,3}$/)).max(30).default([]),
  suits: text(400),
  doesNotSuit: text(400),
  firstVisit: text(600),
  /** Whether somebody can come along, or the group sends somebody. */
  company: z.enum(['bring-someone', 'buddy', 'alone', 'unknown']).default('unknown'),
  contact: contactSchema.nullable().default(null),
  /** The editors' words, kept apart from the group's own. */
  editorNote: text(600),
  marks: z.array(qualityMarkSchema).max(20).default([]),
  check: checkSchema.nullable().default(null),
  source: z
    .strictObject({ name: slug, id: z.string().min(1).max(200), licence: z.string().max(160).default(''), attribution: z.string().max(300).default('') })
    .nullable()
    .default(null),
  fundedUntil: isoDate.nullable().default(null),
});
export type ListingDetails = z.infer<typeof listingDetailsSchema>;
/** A listing as somebody may write it: what has a usual value can be left out. */
export type ListingInput = z.input<typeof listingDetailsSchema>;

export type Listing = {
  id: string;
  slug: string;
  status: Status;
  /** Rises by one with every change that was saved. */
  revision: number;
  organisationSlug: string;
  /** When people said that its number is wrong, and no editor has answered them yet. */
  wrongNumberSaidAt: string[];
  details: ListingDetails;
};

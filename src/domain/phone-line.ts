import { PhoneNumber } from 'libphonenumber-js/core';
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import metadata from 'libphonenumber-js/min/metadata';
import { z } from 'zod';
import { clockTime, WEEKDAYS } from './session.ts';

/**
 * A number, what it is for and when it is answered, which is not when sessions run.
 * `number` is what is dialled: E.164 (`+441614960100`), or a national short number (`116123`).
 */
export const phoneLineSchema = z.strictObject({
  number: z.string().regex(/^(?:\+44\d{7,10}|\d{3,6})$/, 'Write the number as +441614960100, or as a short number'),
  purpose: z.string().max(80).default(''),
  /** When it is answered; empty when that is not known. `24:00` is the end of the day. */
  answered: z
    .array(z.strictObject({ byday: z.array(z.enum(WEEKDAYS)).min(1), opensAt: clockTime, closesAt: clockTime }))
    .max(14)
    .default([]),
  /** It takes text messages too. */
  texts: z.boolean().default(false),
});
export type PhoneLine = z.infer<typeof phoneLineSchema>;

/** A number as it is read aloud and as it is dialled. Both say the same digits. */
export type DialledNumber = { display: string; tel: string };

/** Ofcom keeps these for drama: no caller will ever be sent to one, and no numbering plan calls them valid. */
const DRAMA = /^\+44(?:1632960|7700900)\d{3}$/;
const SHORT = /^(?:999|112|101|105|111|116\d{3}|119)$/;

/** What is dialled for a UK number as somebody typed it, or null when it is not one. */
export function parsePhone(typed: string): string | null {
  const short = typed.replace(/\s/g, '');
  if (SHORT.test(short)) return short;
  const parsed = parsePhoneNumberFromString(typed, 'GB');
  if (!parsed || parsed.countryCallingCode !== '44' || parsed.ext) return null;
  return parsed.isValid() || DRAMA.test(parsed.number) ? parsed.number : null;
}

/** A number as a phone line keeps it, for people to read. It is in E.164 or short already, so nothing of it is parsed again. */
export function formatPhone(number: string): DialledNumber {
  if (!number.startsWith('+')) return { display: number.replace(/^(116)(\d{3})$/, '$1 $2'), tel: number };
  return { display: new PhoneNumber(number, metadata).formatNational(), tel: number };
}

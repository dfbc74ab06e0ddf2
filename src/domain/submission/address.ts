import { z } from 'zod';
import { cleanLine } from './plain-writing.ts';
import { report, typed, untouched, type Form } from './answers.ts';

const EMAIL = z.email().max(200);
const LONGEST_ADDRESS = 300;
const HOST = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/;

/** An e-mail address, or null: where there is none, and where there is no such address, which is reported. */
export function readEmail(form: Form, field: string): string | null {
  const raw = typed(form.answers, field);
  if (raw.trim() === '') return null;
  if (untouched(form, field)) return raw;
  const address = cleanLine(raw).replace(/^mailto:/i, '').toLowerCase();
  const host = address.split('@').at(-1) ?? '';
  // A line end is how a second header gets into a mail.
  const isOne = EMAIL.safeParse(address).success && !/[\r\n]/.test(raw.trim());
  if (!isOne) report(form, field, foreign(host) ?? 'Write one whole e-mail address, like name@example.org.');
  else if (isDisguised(host)) report(form, field, disguised(host));
  else return address;
  return null;
}

/** A web address with `https://` put before one that starts with its host, or null; what is none is reported. */
export function readWebAddress(form: Form, field: string): string | null {
  const raw = typed(form.answers, field);
  if (raw.trim() === '') return null;
  if (untouched(form, field)) return raw;
  const written = cleanLine(raw);
  const whole = /^https?:\/\//i.test(written) ? written : `https://${written}`;
  const wrong = wrongWith(written, whole);
  if (!wrong) return whole;
  report(form, field, wrong);
  return null;
}

function wrongWith(written: string, whole: string): string | null {
  const host = /^https?:\/\/([^/?#\\]*)/i.exec(whole)?.[1]?.toLowerCase().replace(/:\d+$/, '') ?? '';
  if (whole.length > LONGEST_ADDRESS) return `Keep it to ${LONGEST_ADDRESS} characters. The address of the first page will do.`;
  if (/^[a-z]+:(?!\/\/)\D/i.test(written) || /\s/.test(written)) return NOT_AN_ADDRESS;
  if (written.includes('@')) return 'That looks like an e-mail address. It has a field of its own.';
  if (foreign(host)) return foreign(host);
  if (isDisguised(host)) return disguised(host);
  // The host as a browser would go there must be the one that is read.
  return HOST.test(host) && URL.canParse(whole) && new URL(whole).hostname === host ? null : NOT_AN_ADDRESS;
}

const NOT_AN_ADDRESS = 'Write the web address as the browser shows it, like https://example.org.';

/** Letters outside a to z can be drawn like others, so nobody could tell where the address leads. */
function foreign(host: string): string | null {
  if (!/[^\p{ASCII}]/u.test(host)) return null;
  return `“${host}” has letters outside a to z, which can be made to look like another address. Write it with plain letters, or leave it empty.`;
}

function isDisguised(host: string): boolean {
  return host.split('.').some((label) => label.startsWith('xn--'));
}

function disguised(host: string): string {
  return `“${host}” stands for an address in other letters, which can be made to look like another one. Write it with plain letters, or leave it empty.`;
}

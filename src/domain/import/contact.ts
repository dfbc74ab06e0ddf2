import { z } from 'zod';
import { parsePhone } from '../phone-line.ts';
import type { Report } from './problem.ts';

const NUMBER = /(?:\+|\b00)?\(?\d[\d\s().-]{6,}\d|\b\d{3,6}\b/g;
const EMAIL = /[^\s<>,;:]+@[^\s<>,;]+\.[a-z]{2,}/i;

/** What is dialled for each cell. Of two numbers in one cell the first that can be read counts; all else is reported. */
export function readPhones(cells: string[], report: Report): string[] {
  const numbers = cells.flatMap((cell) => {
    const whole = parsePhone(cell);
    if (whole) return whole;
    const first = (cell.match(NUMBER) ?? []).map(parsePhone).find((number) => number !== null);
    if (!first) {
      report('phone', `“${cell}” is not a UK phone number`, 'Left out');
      return [];
    }
    report('phone', `“${cell}” is more than one UK number`, `Only ${first} was taken`);
    return first;
  });
  return [...new Set(numbers)].slice(0, 6);
}

export function readEmail(cell: string | undefined, report: Report): string | null {
  if (!cell) return null;
  const found = EMAIL.exec(cell.replace(/^mailto:/i, ''))?.[0] ?? '';
  if (z.email().max(200).safeParse(found).success) return found;
  report('email', `“${cell}” is not an e-mail address`, 'Left out');
  return null;
}

/** A whole web address. `http://` is put before one that starts with its host. */
export function readWebAddress(field: string, cell: string | undefined, report: Report): string | null {
  if (!cell) return null;
  const written = cell.split(/\s/)[0]!.replace(/[,;]$/, '').replace(/^(https?):?\/{0,2}(?=[^/:])/i, '$1://');
  const whole = /^https?:/i.test(written) ? written : `http://${written}`;
  // A host without a dot is a word somebody wrote into the column: "http://not applicable".
  if (URL.canParse(whole) && /^[^.\s]+(?:\.[^.\s]+)+$/.test(new URL(whole).hostname) && whole.length <= 300 && !whole.includes('@')) return whole;
  report(field, `“${cell}” is not a web address`, 'Left out');
  return null;
}

import { dayNumber } from './calendar.ts';
import { weekdayOf } from './recurrence.ts';
import { WEEKDAYS } from './session.ts';

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const DAY_NAME = /^(mo|tu|we|th|fr|sa|su)[a-z]*[,.]?\s+/;
const DAY_FIRST = /^(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?\s+([a-z]{3,9})[.,]?(?:\s+(\d{4}|\d{2}))?$/;
const MONTH_FIRST = /^([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?(?:\s+(\d{4}|\d{2}))?$/;

export type WrittenDate = { date: string } | { wrong: string };

/**
 * Reads a day as people write it: “24 November 2026”, “Tue 24th Nov”, “24/11/26”, “2026-11-24”. Without a year it is the
 * next such day from `today` on. A day of the week beside it has to be the right one.
 */
export function readDate(typed: string, today: string): WrittenDate {
  const text = typed.toLowerCase().trim();
  const weekday = DAY_NAME.exec(text)?.[1];
  const parts = partsOf(text.replace(DAY_NAME, ''));
  if (!parts) return { wrong: 'Write the date like 24 November 2026.' };
  const { day, month } = parts;
  const years = parts.year ? [parts.year] : Array.from({ length: 5 }, (_, ahead) => Number(today.slice(0, 4)) + ahead);
  const dates = years.map((year) => [year, padded(month), padded(day)].join('-')).filter(isDay);
  const date = parts.year ? dates[0] : dates.find((candidate) => candidate >= today);
  if (!date) return { wrong: 'There is no such day in the calendar. Write the date like 24 November 2026.' };
  if (weekday && weekday !== WEEKDAYS[weekdayOf(dayNumber(date))]) return { wrong: `${typed.trim()} is not on that day of the week. Check the date.` };
  return { date };
}

function partsOf(text: string): { day: number; month: number; year: number | null } | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) };
  const digits = /^(\d{1,2})[/.\s-](\d{1,2})(?:[/.\s-](\d{4}|\d{2}))?$/.exec(text);
  if (digits) return { day: Number(digits[1]), month: Number(digits[2]), year: fullYear(digits[3]) };
  const words = DAY_FIRST.exec(text) ?? flipped(MONTH_FIRST.exec(text));
  const name = words?.[2]?.replace(/^sept$/, 'sep') ?? ' ';
  const month = MONTHS.findIndex((full) => full.startsWith(name)) + 1;
  return words && month > 0 ? { day: Number(words[1]), month, year: fullYear(words[3]) } : null;
}

/** “November 24” has the same parts the other way round. */
function flipped(match: RegExpExecArray | null): string[] | null {
  return match && [match[0], match[2]!, match[1]!, match[3]!];
}

function fullYear(year: string | undefined): number | null {
  if (!year) return null;
  return year.length === 2 ? 2000 + Number(year) : Number(year);
}

function padded(number: number): string {
  return String(number).padStart(2, '0');
}

function isDay(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`);
  // A 31 February is read as a day in March.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}

import { clockText } from './hours-text.ts';
import { londonWallClock } from './london-time.ts';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** A day in the GOV.UK style: "2 October 2026", or "2 Oct" where the year goes without saying. */
export function dateText(date: string, { year = true } = {}): string {
  const [years, month, day] = date.split('-').map(Number) as [number, number, number];
  const name = MONTHS[month - 1]!;
  return year ? `${day} ${name} ${years}` : `${day} ${name.slice(0, 3)}`;
}

/** When something was done: "24 November 2026, 2:05pm", by the clock in the UK. */
export function momentText(instant: string): string {
  const { date, clock } = londonWallClock(new Date(instant));
  return `${dateText(date)}, ${clockText(clock)}`;
}

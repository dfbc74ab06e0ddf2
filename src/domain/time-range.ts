/** A time as written: the digits of it, and what stood behind them (`am`, `pm`, `noon`, `midnight` or nothing). */
export type WrittenTime = { hour: string; minute: string; half: string };
/** Wall-clock times, `24:00` for the end of the day; past midnight when it closes at or before it opens. */
export type ClockRange = { opensAt: string; closesAt: string };

/** "10", "10am", "9.30 a.m.", "12 noon", "noon", "09:00:00". Groups: hour, minute, half. */
export const TIME = /(?<![\d.:])(\d{1,2}|(?=noon|midnight|midday))(?:[:.]?([0-5]\d)(?::00)?)?\s?([ap]\.?m\b\.?|noon|midday|midnight)?(?![\d:a-z])/;

const NOON = 12 * 60;
const DAY_END = 24 * 60;
/** Nobody opens a community group between midnight and five; a time that says so was meant otherwise. */
const EARLIEST = 5 * 60;
const EVENING = 17 * 60;

/**
 * Reads "9.30 - 12noon", "1.30 - 3.30pm", "9 - 4", "10:00-19:00". Where am or pm is left out, it is filled
 * in only when there is one sensible way; otherwise the answer is null.
 */
export function readTimeRange(opens: WrittenTime, closes: WrittenTime): ClockRange | null {
  const range = [opens, closes].some(isWrong) ? null : is24Hour(opens, closes) ? range24(opens, closes) : range12(opens, closes);
  return range && { opensAt: clock(range[0]), closesAt: clock(range[1] > DAY_END ? range[1] - DAY_END : range[1]) };
}

function isWrong({ hour, half }: WrittenTime): boolean {
  return Number(hour) > 24 || (half !== '' && Number(hour || 12) > 12);
}

function is24Hour(...times: WrittenTime[]): boolean {
  return times.every(({ half }) => half === '') && times.some(({ hour }) => Number(hour) > 12 || /^0\d/.test(hour));
}

function range24(opens: WrittenTime, closes: WrittenTime): [number, number] | null {
  const from = minutes(opens);
  const to = minutes(closes);
  if (to > DAY_END || (from < EARLIEST && from + to !== DAY_END)) return null;
  if (to > from) return [from, to];
  return from >= EVENING && to <= EARLIEST ? [from, to + DAY_END] : null;
}

function range12(opens: WrittenTime, closes: WrittenTime): [number, number] | null {
  const starts = meanings(opens);
  const ends = meanings(closes).map((end) => (end === 0 ? DAY_END : end));
  const pairs = starts.flatMap((start) => ends.map((end): [number, number] => [start, end]));
  const forwards = pairs.filter(([start, end]) => end > start);
  if (opens.half && closes.half) return forwards[0] ? soberly(forwards[0]) : overnight(starts[0]!, ends[0]!);
  // "1 - 3pm" is one half of the day; "10 - 3pm" cannot be, so it crosses noon.
  const shortest = forwards.sort((a, b) => a[1] - a[0] - (b[1] - b[0]) || b[0] - a[0])[0] ?? null;
  return opens.half || closes.half || !shortest ? shortest && soberly(shortest) : unmarked(Number(opens.hour), forwards);
}

/** "10am - 12am" was meant as noon by most who write it, so it says nothing. */
function soberly(range: [number, number]): [number, number] | null {
  if (range[0] < EARLIEST) return null;
  return range[1] === DAY_END && range[0] < EVENING ? null : range;
}

function overnight(start: number, end: number): [number, number] | null {
  return start >= EVENING && end <= EARLIEST ? [start, end + DAY_END] : null;
}

/** Neither says am or pm: 9 to 11 are mornings, 12 to 6 afternoons; 7 and 8 are mornings only when it ends past noon. */
function unmarked(hour: number, forwards: [number, number][]): [number, number] | null {
  const morning = hour >= 7 && hour <= 11;
  const [range] = forwards
    .filter(([start]) => start < NOON === morning)
    .sort((a, b) => a[1] - b[1]);
  if (!range || range[1] === DAY_END) return null;
  return hour > 8 || !morning || range[1] > NOON ? range : null;
}

/** Minutes since midnight that it may mean. */
function meanings(time: WrittenTime): number[] {
  const hour = Number(time.hour || 12) % 12;
  if (time.half === 'noon' || time.half === 'midday') return [NOON];
  if (time.half === 'midnight') return [0];
  const am = hour * 60 + Number(time.minute);
  if (time.half) return [time.half.startsWith('a') ? am : am + NOON];
  return [am, am + NOON];
}

function minutes({ hour, minute }: WrittenTime): number {
  return Number(hour) * 60 + Number(minute);
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

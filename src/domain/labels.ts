import type { Nation } from './area-served.ts';
import type { CapacityState } from './capacity.ts';
import type { CheckState } from './check.ts';
import type { Delivery, Kind, RouteIn } from './listing.ts';
import type { OpenWhen, Sort } from './search.ts';
import { WEEKDAYS, type TimeOfDay, type Weekday } from './session.ts';

/** What people read for each word of the model. One place, so a card, a filter and a print say the same. */

export const NATION_LABELS: Record<Nation, string> = { england: 'England', scotland: 'Scotland', wales: 'Wales', 'northern-ireland': 'Northern Ireland' };

/** What is lifted when a search finds little: "3 more on other days or times". */
export const NEAR_MISS_LABELS = {
  distance: 'further away, within 25 miles', area: 'outside this part of the map', 'sub-need': 'for another part of the same need', kind: 'of another kind',
  time: 'on other days or times', cost: 'that cost something', age: 'for other ages', access: 'whose access is different or not known',
  delivery: 'held another way', language: 'in other languages', route: 'with another way in', audience: 'for other people',
} as const;

export const KIND_LABELS: Record<Kind, string> = { group: 'Group', activity: 'Activity', service: 'Service', event: 'Event', helpline: 'Helpline' };

export const DELIVERY_LABELS: Record<Delivery, string> = { 'in-person': 'In person', phone: 'By phone', online: 'Online', 'home-visit': 'Home visit' };

export const ROUTE_LABELS: Record<RouteIn, string> = {
  'drop-in': 'Just turn up',
  ring: 'Ring first',
  book: 'Book a place',
  'self-refer-online': 'Apply online',
  'professional-referral': 'Professional refers',
  'gp-letter': 'GP letter needed',
};

/** The ways in that a person can take without anybody's letter. */
export const OPEN_ROUTES: RouteIn[] = ['drop-in', 'ring', 'book', 'self-refer-online'];

export const CAPACITY_LABELS: Record<CapacityState, string> = {
  open: 'Has room',
  'short-wait': 'Short wait',
  'long-wait': 'Long wait',
  full: 'Full',
  paused: 'Paused',
  ask: 'Ask if there is room',
};

export const CHECK_LABELS: Record<CheckState, string> = { fresh: 'Checked', due: 'Check due', stale: 'Not checked for a year', never: 'Not checked yet' };
export const CHECK_HOW_LABELS = { phoned: 'by phone', visited: 'by a visit', owner: 'by the group itself' } as const;

export const DAY_LABELS: Record<Weekday, string> = { mo: 'Monday', tu: 'Tuesday', we: 'Wednesday', th: 'Thursday', fr: 'Friday', sa: 'Saturday', su: 'Sunday' };

/** So many days are most of a week. */
const MOST_OF_A_WEEK = 5;

/**
 * Days as they are chosen and taken away, in the order of the week: most of a week, three in a row or more and the
 * weekend together, any other day by itself.
 */
export function daysTogether(days: readonly Weekday[]): Weekday[][] {
  const inOrder = WEEKDAYS.filter((day) => days.includes(day));
  if (inOrder.length >= MOST_OF_A_WEEK) return [inOrder];
  const runs: Weekday[][] = [];
  for (const day of inOrder) {
    const run = runs.at(-1);
    if (run && WEEKDAYS.indexOf(day) === WEEKDAYS.indexOf(run.at(-1)!) + 1) run.push(day);
    else runs.push([day]);
  }
  return runs.flatMap((run) => (run.length > 2 || isWeekend(run) ? [run] : run.map((day) => [day])));
}

function isWeekend(days: readonly Weekday[]): boolean {
  return days.join() === 'sa,su';
}

/** Days as somebody would say them: "Tuesday, Friday", "Monday to Thursday", "Weekend", and of most of a week "not Monday". */
export function daysText(days: readonly Weekday[], label: (day: Weekday) => string = (day) => DAY_LABELS[day]): string {
  const others = WEEKDAYS.filter((day) => !days.includes(day));
  if (isWeekend(days)) return 'Weekend';
  if (days.length >= MOST_OF_A_WEEK && others.length > 0 && !isWeekend(others)) return `not ${others.map(label).join(' or ')}`;
  const isRun = days.length > 2 && WEEKDAYS.join().includes(days.join());
  return isRun ? `${label(days[0]!)} to ${label(days.at(-1)!)}` : days.map(label).join(', ');
}

/** Days as they stand in an address: `mon` to `sun`. */
export const DAY_PARAMS: Record<Weekday, string> = { mo: 'mon', tu: 'tue', we: 'wed', th: 'thu', fr: 'fri', sa: 'sat', su: 'sun' };

export const TIME_LABELS: Record<TimeOfDay, string> = { morning: 'Mornings', afternoon: 'Afternoons', evening: 'Evenings' };

/** The index knows hours by the half, so "now" is honest about the half hour to come. */
export const OPEN_LABELS: Record<OpenWhen, string> = { now: 'Now, or within the half hour', today: 'Today', week: 'In the next 7 days' };

export const SORT_LABELS: Record<Sort, string> = { best: 'Best for this caller', distance: 'Nearest', name: 'Name' };

export const COMPANY_LABELS = {
  'bring-someone': 'They can bring somebody',
  buddy: 'Somebody can go with them the first time',
  alone: 'They come on their own',
  unknown: '',
} as const;

/** Languages the directory names; others are shown by their code. British Sign Language is `bfi`. */
const LANGUAGE_LABELS: Record<string, string> = {
  en: 'English', cy: 'Welsh', bfi: 'British Sign Language', ar: 'Arabic', bn: 'Bengali', cs: 'Czech', es: 'Spanish', fa: 'Farsi', fr: 'French',
  gd: 'Gaelic', gu: 'Gujarati', he: 'Hebrew', hi: 'Hindi', hu: 'Hungarian', it: 'Italian', ku: 'Kurdish', lt: 'Lithuanian', pa: 'Punjabi', pl: 'Polish',
  ps: 'Pashto', pt: 'Portuguese', ro: 'Romanian', ru: 'Russian', sk: 'Slovak', so: 'Somali', sq: 'Albanian', sw: 'Swahili', ta: 'Tamil',
  ti: 'Tigrinya', tr: 'Turkish', uk: 'Ukrainian', ur: 'Urdu', vi: 'Vietnamese', yi: 'Yiddish', yo: 'Yoruba', zh: 'Chinese',
  am: 'Amharic', ha: 'Hausa', yue: 'Cantonese',
};

export function languageLabel(code: string): string {
  return LANGUAGE_LABELS[code] ?? code;
}

/** The code of a language by its name here, or by the code itself; null where the directory does not name it. */
export function languageCode(name: string): string | null {
  const folded = name.trim().toLowerCase();
  if (folded === 'bsl') return 'bfi';
  return Object.entries(LANGUAGE_LABELS).find(([code, label]) => code === folded || label.toLowerCase() === folded)?.[0] ?? null;
}

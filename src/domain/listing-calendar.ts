import { NATIONS, type Nation } from './area-served.ts';
import { calendarFor, type BankHolidays, type Calendar, type TermDates } from './holidays.ts';
import type { ListingDetails } from './listing.ts';
import { nationOf } from './place.ts';
import { outcodeOf } from './venue.ts';

export type Calendars = Record<Nation, Calendar>;

export function createCalendars(bankHolidays: BankHolidays, termDates: TermDates): Calendars {
  return Object.fromEntries(NATIONS.map((nation) => [nation, calendarFor(nation, bankHolidays, termDates)])) as Calendars;
}

/** The calendar a listing keeps: that of the nation its first venue is in, else of one it serves, else England's. */
export function calendarOf(details: ListingDetails, calendars: Calendars): Calendar {
  const outcode = outcodeOf(details.venues[0]?.postcode ?? null);
  const served = details.areasServed.find((area) => area.type === 'nation');
  return calendars[(outcode && nationOf(outcode)) || served?.nation || 'england'];
}

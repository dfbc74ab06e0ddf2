import { isOpenNow, nextFitting, nextSession, openings } from '../domain/hours.ts';
import { occurrenceText } from '../domain/hours-text.ts';
import { calendarOf, type Calendars } from '../domain/listing-calendar.ts';
import type { ListingDetails } from '../domain/listing.ts';
import type { Filters, SearchPlan } from '../domain/search.ts';
import { fitsWhenAsked } from '../domain/when-asked.ts';

/** The days and the times of day of a search on which a listing really is. */
export type FittingTimes = Pick<Filters, 'days' | 'times'>;

export type CardTime = {
  /** The next that is when it was asked for; where there is none, the next of all, which does not fit. */
  nextSession: { startsAt: Date; endsAt: Date; text: string; fits: boolean } | null;
  openNow: boolean;
  fitting: FittingTimes;
};

/** When a listing is at one of its venues, by position, as a card says it. `plan` is the search that found it; null where it is shown for itself. */
export function timeOf(details: ListingDetails, position: number, plan: SearchPlan | null, { calendars, now }: { calendars: Calendars; now: Date }): CardTime {
  const calendar = calendarOf(details, calendars);
  const sessions = openings(details).filter((session) => session.venue === null || session.venue === position);
  const soonest = nextSession(sessions, now, calendar);
  const nextWhen = (when: SearchPlan) => {
    const fits = fitsWhenAsked(when, now);
    return soonest && fits && !fits(soonest) ? nextFitting(sessions, now, calendar, fits) : soonest;
  };
  const fitting = plan ? nextWhen(plan) : soonest;
  const next = fitting ?? soonest;
  return {
    nextSession: next && { ...next, text: occurrenceText(next.startsAt, next.endsAt, now), fits: fitting !== null },
    openNow: isOpenNow(soonest, now),
    fitting: {
      days: plan?.days.filter((day) => nextWhen({ ...plan, days: [day] }) !== null) ?? [],
      times: plan?.times.filter((time) => nextWhen({ ...plan, times: [time] }) !== null) ?? [],
    },
  };
}

/** A part of the line that says when and for how much; `look` is the class of a part that stands out. */
export type WhenPart = { text: string; look: 'open-now' | 'not-then' | 'next' | null };

/** Whether it is open, when next, and the cost: what is asked first after where. */
export function whenLine({ openNow, nextSession: next }: CardTime, cost: string | null): WhenPart[] {
  const parts: WhenPart[] = openNow ? [{ text: 'Open now', look: 'open-now' }] : [];
  if (next?.fits) parts.push({ text: next.text, look: 'next' });
  if (next && !next.fits) parts.push({ text: 'Not then', look: 'not-then' }, { text: `next ${next.text}`, look: null });
  if (cost) parts.push({ text: cost, look: null });
  return parts;
}

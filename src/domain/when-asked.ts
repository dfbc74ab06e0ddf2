import { addDays } from './calendar.ts';
import { wallMinuteOf } from './london-time.ts';
import type { Occurrence } from './occurrences.ts';
import type { SearchPlan } from './search.ts';
import { slotPositions, SLOTS } from './week.ts';

/** Open now is honest about the half hour to come. */
const SOON_MS = 30 * 60_000;
const WEEK_DAYS = 7;

/** Whether an occurrence is on the days, at the times of day and as soon as a search asked for; null where it asked for none of them. */
export function fitsWhenAsked(
  { days, times, open, today }: Pick<SearchPlan, 'days' | 'times' | 'open' | 'today'>,
  now: Date,
): ((occurrence: Occurrence) => boolean) | null {
  if (days.length === 0 && times.length === 0 && open === null) return null;
  const soon = new Date(now.getTime() + SOON_MS);
  const isSoonEnough = {
    now: ({ startsAt }: Occurrence) => startsAt < soon,
    today: ({ date }: Occurrence) => date <= today,
    week: ({ date }: Occurrence) => date < addDays(today, WEEK_DAYS),
  };
  const isAskedSlot = SLOTS.map((slot) => {
    const [day, time] = slot.split('-');
    return (days.length === 0 || days.some((asked) => asked === day)) && (times.length === 0 || times.some((asked) => asked === time));
  });
  return (occurrence) => {
    const slots = slotPositions({ from: wallMinuteOf(occurrence.startsAt), to: wallMinuteOf(occurrence.endsAt) });
    return slots.some((position) => isAskedSlot[position]) && (open === null || isSoonEnough[open](occurrence));
  };
}

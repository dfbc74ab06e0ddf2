import { capacityOn, CAPACITY_STATES, type Capacity } from '../capacity.ts';
import { dateText } from '../date-text.ts';
import { readDate } from '../written-date.ts';
import type { Answers } from './submission.ts';

const MOST_WEEKS = 260;
const NOTHING_MORE = { until: null, waitWeeks: null };

/** What is said of room: the day it is said is the day it is kept. */
export type Room = Omit<Capacity, 'saidOn'>;

/** What can be typed about room: what belongs to a state has the state in its name. */
export const ROOM_FIELDS = ['state', ...CAPACITY_STATES.flatMap((state) => [`${state}-until`, `${state}-weeks`])];

/** What people read of it on a day, as answers; none where they are told to ask. */
export function fillRoom(capacity: Capacity | null, today: string): Answers {
  const state = capacityOn(capacity, today);
  if (state === 'ask' || !capacity) return {};
  return {
    state: [state],
    [`${state}-until`]: capacity.until ? [dateText(capacity.until)] : [],
    [`${state}-weeks`]: capacity.waitWeeks ? [String(capacity.waitWeeks)] : [],
  };
}

/** Whether there is room, as it was answered; or what is wrong, by the name of the field. */
export function readRoom(answers: Answers, today: string): Room | { errors: Record<string, string> } {
  const state = answers.state?.[0];
  const typed = (part: string) => (answers[`${state}-${part}`]?.[0] ?? '').trim();
  switch (state) {
    case 'open':
      return { state, ...NOTHING_MORE };
    case 'short-wait':
    case 'long-wait': {
      const weeks = typed('weeks');
      if (weeks === '') return { state, ...NOTHING_MORE };
      const isFine = /^\d{1,3}$/.test(weeks) && Number(weeks) >= 1 && Number(weeks) <= MOST_WEEKS;
      if (!isFine) return { errors: { [`${state}-weeks`]: 'Write the wait in whole weeks, like 6, or leave it empty.' } };
      return { state, until: null, waitWeeks: Number(weeks) };
    }
    case 'full':
    case 'paused': {
      if (typed('until') === '') return { state, ...NOTHING_MORE };
      const day = readDate(typed('until'), today);
      if ('wrong' in day) return { errors: { [`${state}-until`]: day.wrong } };
      if (day.date <= today) return { errors: { [`${state}-until`]: 'Write a day that is still to come, or leave it empty.' } };
      return { state, until: day.date, waitWeeks: null };
    }
    default:
      return { errors: { state: 'Choose whether there is room.' } };
  }
}

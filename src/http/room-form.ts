import { capacityOn, CAPACITY_LASTS_DAYS, type Capacity } from '../domain/capacity.ts';
import { dateText } from '../domain/date-text.ts';
import { CAPACITY_LABELS } from '../domain/labels.ts';
import type { Answers } from '../domain/submission/submission.ts';
import { readDate } from '../domain/written-date.ts';
import type { Field } from './fields.ts';

const MOST_WEEKS = 260;

/** Whether there is room, as an owner says it: what the choice reveals has the choice in its name. */
export function roomField(typed: Answers, errors: Record<string, string> = {}): Field {
  const until = (state: string, label: string): Field => ({
    kind: 'text', name: `${state}-until`, label, optional: true, width: 20, value: typed[`${state}-until`]?.[0], error: errors[`${state}-until`],
    hint: `For example, 31 March. Without a day it holds for ${CAPACITY_LASTS_DAYS} days.`,
  });
  const weeks = (state: string): Field => ({ kind: 'number', name: `${state}-weeks`, label: 'About how long?', optional: true, suffix: 'weeks', value: typed[`${state}-weeks`]?.[0], error: errors[`${state}-weeks`] });
  return {
    kind: 'radios', name: 'state', label: 'Is there room?', value: typed.state?.[0], error: errors.state,
    options: [
      { value: 'open', label: CAPACITY_LABELS.open },
      { value: 'short-wait', label: CAPACITY_LABELS['short-wait'], reveals: [weeks('short-wait')] },
      { value: 'long-wait', label: CAPACITY_LABELS['long-wait'], reveals: [weeks('long-wait')] },
      { value: 'full', label: CAPACITY_LABELS.full, reveals: [until('full', 'Full until')] },
      { value: 'paused', label: CAPACITY_LABELS.paused, hint: 'Not running for a while.', reveals: [until('paused', 'Paused until')] },
    ],
  };
}

/** What stands in the form before anything is typed: what people read today. */
export function roomAnswers(capacity: Capacity | null, today: string): Answers {
  const state = capacityOn(capacity, today);
  if (state === 'ask' || !capacity) return {};
  return {
    state: [state],
    [`${state}-until`]: capacity.until ? [dateText(capacity.until)] : [],
    [`${state}-weeks`]: capacity.waitWeeks ? [String(capacity.waitWeeks)] : [],
  };
}

/** Reads the form; what is wrong is said by the name of its field. */
export function readRoom(answers: Answers, today: string): Omit<Capacity, 'saidOn'> | { errors: Record<string, string> } {
  const state = answers.state?.[0];
  const typed = (part: string) => (answers[`${state}-${part}`]?.[0] ?? '').trim();
  switch (state) {
    case 'open':
      return { state, until: null, waitWeeks: null };
    case 'short-wait':
    case 'long-wait': {
      const weeks = typed('weeks');
      if (weeks === '') return { state, until: null, waitWeeks: null };
      const isFine = /^\d{1,3}$/.test(weeks) && Number(weeks) >= 1 && Number(weeks) <= MOST_WEEKS;
      return isFine ? { state, until: null, waitWeeks: Number(weeks) } : { errors: { [`${state}-weeks`]: 'Write the wait in whole weeks, like 6, or leave it empty' } };
    }
    case 'full':
    case 'paused': {
      if (typed('until') === '') return { state, until: null, waitWeeks: null };
      const day = readDate(typed('until'), today);
      if ('wrong' in day) return { errors: { [`${state}-until`]: day.wrong } };
      return day.date > today ? { state, until: day.date, waitWeeks: null } : { errors: { [`${state}-until`]: 'Write a day that is still to come, or leave it empty' } };
    }
    default:
      return { errors: { state: 'Choose whether there is room' } };
  }
}

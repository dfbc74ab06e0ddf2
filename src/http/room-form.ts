import { CAPACITY_LASTS_DAYS } from '../domain/capacity.ts';
import { CAPACITY_LABELS } from '../domain/labels.ts';
import type { Answers } from '../domain/submission/submission.ts';
import type { Field, Option } from './fields.ts';

/** Whether there is room, as an owner says it. */
export function roomField(typed: Answers, errors: Record<string, string> = {}): Field {
  return { kind: 'radios', name: 'state', label: 'Is there room?', value: typed.state?.[0], error: errors.state, options: roomOptions(typed, errors) };
}

/** What can be said of room: what a choice reveals has the choice in its name. */
export function roomOptions(typed: Answers, errors: Record<string, string>): Option[] {
  const until = (state: string, label: string): Field => ({
    kind: 'text', name: `${state}-until`, label, optional: true, width: 20, value: typed[`${state}-until`]?.[0], error: errors[`${state}-until`],
    hint: `For example, 31 March. Without a day it holds for ${CAPACITY_LASTS_DAYS} days.`,
  });
  const weeks = (state: string): Field => ({ kind: 'number', name: `${state}-weeks`, label: 'About how long?', optional: true, suffix: 'weeks', value: typed[`${state}-weeks`]?.[0], error: errors[`${state}-weeks`] });
  return [
    { value: 'open', label: CAPACITY_LABELS.open },
    { value: 'short-wait', label: CAPACITY_LABELS['short-wait'], reveals: [weeks('short-wait')] },
    { value: 'long-wait', label: CAPACITY_LABELS['long-wait'], reveals: [weeks('long-wait')] },
    { value: 'full', label: CAPACITY_LABELS.full, reveals: [until('full', 'Full until')] },
    { value: 'paused', label: CAPACITY_LABELS.paused, hint: 'Not running for a while.', reveals: [until('paused', 'Paused until')] },
  ];
}

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
  const until = (state: string, label: string): Field => {
    const name = `${state}-until`;
    const hint = `For example, 31 March. Without a day it holds for ${CAPACITY_LASTS_DAYS} days.`;
    return { kind: 'text', name, label, hint, optional: true, width: 20, value: typed[name]?.[0], error: errors[name] };
  };
  const weeks = (state: string): Field => {
    const name = `${state}-weeks`;
    return { kind: 'number', name, label: 'About how long?', optional: true, suffix: 'weeks', value: typed[name]?.[0], error: errors[name] };
  };
  return [
    { value: 'open', label: CAPACITY_LABELS.open },
    { value: 'short-wait', label: CAPACITY_LABELS['short-wait'], reveals: [weeks('short-wait')] },
    { value: 'long-wait', label: CAPACITY_LABELS['long-wait'], reveals: [weeks('long-wait')] },
    { value: 'full', label: CAPACITY_LABELS.full, reveals: [until('full', 'Full until')] },
    { value: 'paused', label: CAPACITY_LABELS.paused, hint: 'Not running for a while.', reveals: [until('paused', 'Paused until')] },
  ];
}

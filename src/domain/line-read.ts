import type { Interpretation } from './interpretation/interpretation.ts';
import type { Weekday } from './session.ts';
import type { UrgentHelp } from './urgent/help.ts';

/** A line as it was read: what it says, and the urgent help it calls for, wherever the caller lives. */
export type LineRead = { said: Interpretation; urgent: UrgentHelp[] };

/** Reads a line. `today` is the day in London, for "tomorrow". Never throws. */
export type ReadLine = (line: string, today: Weekday) => LineRead;

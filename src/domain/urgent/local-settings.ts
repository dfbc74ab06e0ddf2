import { z } from 'zod';
import { NATIONS } from '../area-served.ts';
import { numberText } from '../number-text.ts';
import { parsePhone } from '../phone-line.ts';

const number = z.string().refine((typed) => parsePhone(typed) !== null, 'Write a whole UK number, like 01632 960 001');

/** A place that has set nothing promises this. */
const USUAL_ANSWER_DAYS = 5;
const wholeDays = 'Write a whole number of days, from 1 to 60';

const dutyLine = z.strictObject({
  name: z.string().min(1),
  number: number.nullable(),
  hours: z.string(),
  outOfHours: z.strictObject({ number: number.nullable(), hours: z.string() }).nullable(),
});

/** What every place has to fill in for itself; null is "not set yet", which the editors' page shows as a warning. */
export const localSettingsSchema = z.strictObject({
  areaName: z.string().min(1, 'Write the name of the area'),
  /** Where most callers are: its numbers stand first while a caller’s own nation is not known. */
  nation: z.enum(NATIONS).nullable().default(null),
  /** In working days: what groups are told that the editors need at most. */
  answerWithinDays: z.int(wholeDays).min(1, wholeDays).max(60, wholeDays).default(USUAL_ANSWER_DAYS),
  /** What staff do to reach the duty clinician, as the practice says it. */
  dutyClinician: z.strictObject({ step: z.string().min(1), number: number.nullable() }).nullable(),
  council: z.strictObject({ homelessness: dutyLine.nullable(), adult: dutyLine.nullable(), children: dutyLine.nullable() }),
  linkWorkerTeams: z.array(
    z.strictObject({
      name: z.string().min(1),
      practices: z.array(z.string()).min(1, 'Write at least one practice'),
      takes: z.array(z.string()).min(1, 'Write at least one thing it takes'),
      /** What they will not take, and where that goes instead. */
      doesNotTake: z.array(z.strictObject({ what: z.string(), instead: z.string() })),
      number,
      hours: z.string(),
      wait: z.string().nullable(),
    }),
  ),
});
export type LocalSettings = z.infer<typeof localSettingsSchema>;

/** What the editors promise whoever sends something in, as it stands within a sentence: “within five working days”. */
export function answerWithin(settings: LocalSettings | null): string {
  const days = settings?.answerWithinDays ?? USUAL_ANSWER_DAYS;
  return `within ${numberText(days)} working day${days === 1 ? '' : 's'}`;
}

const COUNCIL_LABELS = { homelessness: 'homelessness line', adult: 'adult social care line', children: 'children’s social care line' } as const;

/** What a place has not set yet, in words: until it has, urgent help names the service without a number. */
export function missingSettings(settings: LocalSettings | null): string[] {
  const services = Object.keys(COUNCIL_LABELS) as (keyof typeof COUNCIL_LABELS)[];
  return [
    ...(settings?.dutyClinician ? [] : ['how staff reach the duty clinician']),
    ...services.flatMap((service) => (settings?.council[service]?.number ? [] : [`the council’s ${COUNCIL_LABELS[service]}`])),
    ...(settings && settings.linkWorkerTeams.length > 0 ? [] : ['the link-worker teams']),
  ];
}

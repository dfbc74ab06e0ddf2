import { z } from 'zod';

/** How soon, most urgent first. */
export const LEVELS = ['999-now', 'crisis-now', 'same-day'] as const;
export type Level = (typeof LEVELS)[number];

/** Which of the local settings a group of words calls for. */
const LOCAL_STEPS = ['duty-clinician', 'homelessness', 'adult', 'children'] as const;
export type LocalStep = (typeof LOCAL_STEPS)[number];

const signs = z.array(z.string());

const urgentGroupSchema = z.strictObject({
  id: z.string(),
  label: z.string(),
  level: z.enum(LEVELS),
  /** What to do, six words or fewer: it is read while somebody is talking. */
  doFirst: z.string().refine((text) => text.split(' ').length <= 6, 'Six words or fewer'),
  say: z.array(z.string()).min(1),
  doNot: z.array(z.string()).min(1),
  local: z.enum(LOCAL_STEPS).nullable(),
  /** What to do first is the local step, so its number stands before every other. */
  localFirst: z.boolean().default(false),
  /** Whoever does the harm may look on: offer a way off the page, and name nothing on paper. */
  discreet: z.boolean().default(false),
  contacts: z.array(z.string()).min(1),
  /** The line stays whatever softens or denies the words. */
  alwaysKept: z.boolean(),
  /** It is happening: nothing but a denial softens these. */
  signs,
  /** Names of the danger, which may also speak of the past, of a group or of a course. */
  mentions: signs,
  /** Worth one line, never a panel. */
  hints: signs,
  /** Says something else: these words do not count for this group. */
  lookAlikes: signs,
});
export type UrgentGroup = z.infer<typeof urgentGroupSchema>;

/** `lists` are words that stand for each other, written `@name` in a sign. */
export const urgentGroupsSchema = z.strictObject({ lists: z.record(z.string(), z.array(z.string())), groups: z.array(urgentGroupSchema) });

export const urgentContextSchema = z.strictObject({
  /** Says something else, in every group. */
  everyday: signs,
  /** Long over. */
  past: signs,
  /** A group, a course, a post. */
  setting: signs,
  /** Somebody has died of it. */
  grief: signs,
  /** It is not over: the past does not soften. */
  present: signs,
  /** Nor does a group or a course. */
  pressing: signs,
  /** Words that deny what follows, and the words a denial reaches across. */
  denials: z.array(z.string()),
  bridges: z.array(z.string()),
  /** May stand between the words of a sign. */
  lightWords: z.array(z.string()),
  /** Words of the language that callers' words are more often a slip for: a heart attach. */
  slips: z.array(z.string()),
  /** How people type: `cnt` for `cant`. Longest first wins. */
  shorthand: z.record(z.string(), z.string()),
});
export type UrgentContext = z.infer<typeof urgentContextSchema>;

export type UrgentSigns = z.infer<typeof urgentGroupsSchema>;

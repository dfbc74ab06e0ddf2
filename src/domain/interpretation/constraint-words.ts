import { z } from 'zod';

const words = z.array(z.string().min(1).max(40));

/** Which words are days, and what beside them tells a day that somebody can come from any other. */
export const dayWordsSchema = z.strictObject({
  weekend: words,
  workingDays: words,
  tomorrow: words,
  partsOfADay: words,
  /** Short names of days that are also words ("sat", "sun"): days only where days are spoken of. */
  otherWords: words,
  /** Before such a word these make it a day. */
  wishBefore: words,
  /** Before a day these say that it has passed, that something ends by it, or that it is another name: "since monday", "black friday". */
  noWishBefore: words,
  /** The same, with a word between: "this coming monday". */
  noWishTwoBefore: words,
  /** Behind a day these make it another thing: "friday prayers". */
  noDayBefore: words,
  /** Behind "sunday": a roast, the papers. */
  sundayThings: words,
  /** What happened on a day, or will. */
  happened: words,
  /** What is so on a day or at a time, week by week: "works mondays", "confused in the evenings". */
  habits: words,
  /** The same of whoever comes to them, but not of somebody who "can come". */
  coming: words,
  /** Who comes to them and what they are asked to, with what stands between it and its day: "carers every monday". */
  fixtures: words,
  fixedOn: words,
  /** What says that a wish follows a habit all the same. */
  habitEnds: words,
  /** "can come monday" */
  able: words,
  /** What says that a day or a time cannot be. */
  cannot: words,
  /** The same, unless it is work that is not done then. */
  isNot: words,
  /** What may stand between those and the day: "cant make it on tuesdays". */
  afterCannot: words,
  gettingThere: words,
  /** Behind a day, these say that it suits. */
  suits: words,
  /** "any day but friday" */
  anyDay: words,
});

/** What beside a name tells where somebody lives from any other place, and a place from a word. */
export const placeWordsSchema = z.strictObject({
  /** Before a name these make it a place, and before a word nobody knows. */
  near: words,
  /** Before a name these make it a place. */
  in: words,
  /** Before the last word of a line these make it a word, not a place: "a jumble sale", "likes reading". */
  noPlaceAfter: words,
  /** Before the last word of a short line these make it a place all the same: "foodbank sale", "lonely hale". */
  placeAfter: words,
  /** Before a name: anywhere else. */
  notThere: words,
  /** Behind these, "from" is where somebody came from: "moved from leeds". */
  left: words,
  /** What may stand between: "came over from". */
  here: words,
  /** Before a name these make it somebody's. */
  titles: words,
  /** Behind a name these make it a road's or a building's. */
  roads: words,
  /** Behind a name these say that they live there. */
  areas: words,
  lives: words,
  /** Behind a name that begins a line these say so too: "bury man 72". */
  residents: words,
  /** Names that say there what somebody does: "bank man", "rugby lad". */
  trades: words,
  /** Whose home is not the caller's. */
  relatives: words,
  /** Parts of a place that belong to its name: "north leeds". */
  compass: words,
  /** Written like a postcode district and nearly always something else: vitamins, notices, forms, roads. */
  notDistricts: words,
  /** In one line with those, these say that it is. */
  notDistrictsBeside: words,
  /** Words of two letters that are no end of a postcode: "M33 7 am". */
  notUnits: words,
});

/** What beside a number tells an age from anything else that is counted. */
export const ageWordsSchema = z.strictObject({
  /** Behind these a number is an age: "mum 84". */
  people: words,
  /** Behind these two numbers are ages: "her boys 4 and 7". */
  children: words,
  /** Before somebody's age, and "for" or "after", these say that it is not the age of whoever is helped: "looks after son 45". */
  caring: words,
  /** Behind a number these make it an age: "carer for dad 84, 52 herself". */
  selves: words,
  /** Before a number these make it an age: "aged 91". */
  aged: words,
  years: words,
  /** Behind a number these make it an age, without "old". */
  yearsOld: words,
  months: words,
  weeks: words,
  /** What is counted is no age: "is 3 months behind", "has 2 kids". */
  counted: words,
  /** What ends as a plural does and is none: "son 9 loves trains". */
  noPlurals: words,
  /** Behind a number that begins a line these make it an age: "14 lives with nan". */
  afterAnAge: words,
  /** Behind a number these make it an age: "24 female". */
  sexes: words,
  /** What is known by a number, or counted in pounds: before a number these make it no age. */
  numbered: words,
});

/** What says that somebody is a man or a woman, and what speaks of somebody else who is. */
export const sexWordsSchema = z.strictObject({ man: words, woman: words, he: words, she: words });

export type DayWords = WordSets<typeof dayWordsSchema>;
export type PlaceWords = WordSets<typeof placeWordsSchema>;
export type SexWords = WordSets<typeof sexWordsSchema>;
export type AgeWords = WordSets<typeof ageWordsSchema>;
type WordSets<Schema extends z.ZodType> = Record<keyof z.infer<Schema>, ReadonlySet<string>>;

/** Lists of words, each to be looked up at once. To be made when the interpreter is built. */
export function wordSets<Name extends string>(lists: Record<Name, string[]>): Record<Name, ReadonlySet<string>> {
  const sets = {} as Record<Name, ReadonlySet<string>>;
  for (const name in lists) sets[name] = new Set(lists[name]);
  return sets;
}

import type { Access } from '../venue.ts';
import type { Delivery, RouteIn } from '../listing.ts';
import type { OpenWhen } from '../search.ts';
import type { TimeOfDay, Weekday } from '../session.ts';
import type { Sex } from './whose-sex.ts';

/** A need that was heard, and the words of the line that led to it. */
export type NeedHeard = { need: string; subNeeds: string[]; words: string[] };

/** A word that means two things, with what it may mean: `need` or `need/sub-need`. */
type Ambiguity = { word: string; choices: { label: string; need: string }[] };

/** What one line was understood to say. Lists are empty and values null where it said nothing. */
export type Interpretation = {
  /** What they want most comes first. */
  needs: NeedHeard[];
  /** What may be meant beside them and is not sure enough: to be offered, the most likely first. */
  perhaps: NeedHeard[];
  audiences: { slug: string; words: string[] }[];
  /** Whose groups suit whoever is helped, where the line says it plainly. */
  sex: Sex | null;
  /** A person's age in whole years, or between two; null is open at that end. */
  age: { min: number | null; max: number | null; words: string[] } | null;
  /** A postcode, a part of one or a name, as it was typed; not `named` is a word that only stands where a place would. */
  place: { typed: string; named: boolean; words: string[] } | null;
  days: Weekday[];
  times: TimeOfDay[];
  open: OpenWhen | null;
  cost: 'free' | null;
  access: Access[];
  delivery: Delivery[];
  /** ISO 639 codes. */
  languages: string[];
  routes: RouteIn[];
  ambiguous: Ambiguity[];
  /** Words nothing was made of, and names of things, for the index. */
  left: string;
  /** The words that may tell one listing from another, as `termsOf` has them. */
  terms: string[];
  /** Needs that were said not to be wanted. */
  not: string[];
};

export const NOTHING_HEARD: Interpretation = {
  needs: [], perhaps: [], audiences: [], sex: null, age: null, place: null, days: [], times: [], open: null, cost: null,
  access: [], delivery: [], languages: [], routes: [], ambiguous: [], left: '', terms: [], not: [],
};

/** Reads a line. `today` is the day in London, for "tomorrow". Never throws. */
export type Interpret = (line: string, today: Weekday) => Interpretation;

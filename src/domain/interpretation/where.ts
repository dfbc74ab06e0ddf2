import { nationOf } from '../place.ts';
import type { Match } from './dictionary.ts';
import type { Token } from './lexicon.ts';

/** Names of places in lower case, and the words they begin with. */
export type PlaceNames = { all: ReadonlySet<string>; beginnings: ReadonlySet<string> };
/** A place in a line, as typed. `sure` is a postcode, or a name behind "near". */
export type PlaceFound = { typed: string; at: number[]; sure: boolean };

const LONGEST_NAME_WORDS = 3;
const NEAR = /^(?:near|nr|around|round|nearby)$/;
const IN = /^(?:in|at|from|to|over|lives|living)$/;
/** Before the last word of a line these make it a word, not a place: "a jumble sale", "likes reading". */
const NO_PLACE_BEHIND = /^(?:an?|the|for|on|of|with|by|and|or|my|his|her|their|your|our|no|any|some|get|gets|have|has|take|takes|run|runs|do|does|likes?|loves?|enjoys?|into|needs?|wants?|help|go|goes|jumble|boot|bake|yard|table|garage|car|bring|hot|bed|bird|touch|rock|choir|folk)$/;
/** Behind these a name is where somebody came from. */
const COME_FROM = /^(?:moved|came|originally|fled)$/;
/** Before these a name says where they live. */
const OF_A_PLACE = /^(?:area|based|resident)$/;
const HERE = /^(?:here|up|down|over|back)$/;
const NOT_THERE = /^(?:not|than|bar|except|avoid|but)$/;
const NAMES_SOMEBODY = /^(?:mr|mrs|ms|miss|surname|called|named)$/;
const OF_A_ROAD = /^(?:road|rd|street|lane|ln|avenue|ave|close|drive|crescent|terrace|house|ward)$/;
const LIVES = /^(?:lives|living|live)$/;
const RELATIVE = /^(?:son|daughter|sister|brother|family)$/;
/** How many words back somebody else may be named who lives there. */
const FAR_BACK = 4;
const OUTCODE = /^[a-z]{1,2}\d[a-z\d]?$/;
const COMPASS = /^(?:north|south|east|west|central|greater|inner|upper|lower|new|old|st|great|little)$/;
/** Written like a postcode district and nearly always something else: vitamins, notices, forms, roads. */
const NOT_A_DISTRICT = /^(?:b12|b6|b1|s21|s8|s20|e10|co2|n95|h1|w2|m1|m6|m25|m62|g4)$/;
const MAKES_A_NOTICE = /^(?:notice|notices|landlord|eviction|evicted|injection|injections|vitamin|alarm|motorway|levels|jab|jabs|deficiency)$/;

export function placeNames(places: string[]): PlaceNames {
  return { all: new Set(places), beginnings: new Set(places.map(firstWord)) };
}

/** The place of a line: a postcode before a name. A name inside a phrase of several words ("cant get in the bath") is none. */
export function findPlace(line: Token[], found: Match[], names: PlaceNames): PlaceFound | null {
  const place = findPostcode(line) ?? findPlaceName(line, names);
  if (!place || place.sure) return place;
  const inPhrase = found.some(({ meaning, at }) => (meaning.is === 'need' || meaning.is === 'false friend') && at.length > place.at.length && place.at.every((position) => at.includes(position)));
  return inPhrase ? null : place;
}

function firstWord(name: string): string {
  const end = name.indexOf(' ');
  return end < 0 ? name : name.slice(0, end);
}

/** The postcode in a line, whole or in part: `M33 7ND`, `m337nd`, `M33 7`, `near M33`. */
function findPostcode(line: Token[]): PlaceFound | null {
  for (let at = 0; at < line.length; at += 1) {
    const found = postcodeAt(line, at);
    if (found) return found;
  }
  return null;
}

function postcodeAt(line: Token[], at: number): PlaceFound | null {
  const { word, typed } = line[at]!;
  if (!/\d/.test(word)) return null;
  const joined = /^([a-z]{1,2}\d[a-z\d]?)(\d[a-z]{2})$/.exec(word);
  if (joined && isOutcode(joined[1]!)) return { typed, at: [at], sure: true };
  if (!OUTCODE.test(word) || !isOutcode(word)) return null;
  const [sector, unit] = [line[at + 1]?.typed ?? '', line[at + 2]?.typed ?? ''];
  if (/^\d$/.test(sector) && /^[a-z]{2}$/i.test(unit) && !isMeant(line[at + 2])) return { typed: `${typed} ${sector}${unit}`, at: [at, at + 1, at + 2], sure: true };
  if (NOT_A_DISTRICT.test(word) && (line.some((token) => MAKES_A_NOTICE.test(token.word)) || !NEAR.test(line[at - 1]?.word ?? '') && !IN.test(line[at - 1]?.word ?? '') && line.length > 3)) return null;
  if (/^\d$/.test(sector) && at + 2 === line.length) return { typed: `${typed} ${sector}`, at: [at, at + 1], sure: true };
  return { typed, at: [at], sure: true };
}

/** "M33 7 am": what follows a sector may be a word. */
function isMeant(token: Token | undefined): boolean {
  return token !== undefined && /^(?:am|pm|mg|ml|kg|wk|yr|or|is|in|st|hr)$/.test(token.word);
}

function isOutcode(text: string): boolean {
  const area = /^[a-z]{1,2}/.exec(text)?.[0].toUpperCase() ?? '';
  return nationOf(text.toUpperCase()) !== null || nationOf(area) !== null;
}

/**
 * A place by its name. A name that is no word of the vocabulary is one wherever it stands; one that is
 * ("Sale", "Bath") needs "in" or "near" before it, or stands last in a line where it makes no other sense. Behind "near", a word nobody knows is a place too.
 */
function findPlaceName(line: Token[], names: PlaceNames): PlaceFound | null {
  let first: PlaceFound | null = null;
  let guess: PlaceFound | null = null;
  for (let at = 0; at < line.length; at += 1) {
    const before = wordBefore(line, at);
    const named = longestName(line, at, names);
    if (named > 0 && isNameOfTheirs(line, at, named)) {
      const words = line.slice(at, at + named);
      const found = withCompass({ typed: words.map(({ typed }) => typed).join(' '), at: words.map((_, step) => at + step), sure: NEAR.test(before) }, line);
      if (found.sure || isHome(line, at)) return found;
      first ??= found;
    }
    const { known, word, number, typed } = line[at]!;
    if (!guess && !known && number === null && word.length > 2 && NEAR.test(before)) guess = { typed, at: [at], sure: true };
  }
  return first ?? guess;
}

function wordBefore(line: Token[], at: number): string {
  return line[at - 1]?.clause === line[at]!.clause ? (line[at - 1]?.word ?? '') : '';
}

/** Whether a name from here on, of so many words, is a place they may mean, and no road, surname or place they left. */
function isNameOfTheirs(line: Token[], at: number, named: number): boolean {
  const [before, first, after] = [wordBefore(line, at), line[at]!, line[at + named]];
  const earlier = line[at - (HERE.test(line[at - 2]?.word ?? '') ? 3 : 2)]?.word ?? '';
  if (before === 'from' && COME_FROM.test(earlier)) return false;
  if (NOT_THERE.test(before) || (before === 'in' && line[at - 2]?.word === 'not') || NAMES_SOMEBODY.test(before)) return false;
  if (after?.clause === first.clause && OF_A_ROAD.test(after.word)) return false;
  if (NEAR.test(before) || IN.test(before) || named > 1 || OF_A_PLACE.test(after?.word ?? '')) return true;
  const isCapital = first.typed !== first.word && (at > 0 || (after !== undefined && after.clause !== first.clause));
  return !first.known || isCapital || isLastOfMany(line, at + named, before);
}

/** "daughter lives in Bristol, lives in Truro": where they live themselves. */
function isHome(line: Token[], at: number): boolean {
  const isLived = LIVES.test(wordBefore(line, at)) || (wordBefore(line, at) === 'in' && LIVES.test(line[at - 2]?.word ?? ''));
  const who = line.slice(Math.max(0, at - FAR_BACK), at).filter(({ clause }) => clause === line[at]!.clause);
  return isLived && !who.some(({ word }) => RELATIVE.test(word));
}

function isLastOfMany(line: Token[], after: number, before: string): boolean {
  return after === line.length && line.length > 3 && before !== '' && !NO_PLACE_BEHIND.test(before);
}

/** How many words from here on are one name; 0 for none. */
function longestName(line: Token[], from: number, names: PlaceNames): number {
  if (!names.beginnings.has(firstWord(line[from]!.typed.toLowerCase()))) return 0;
  let name = '';
  let longest = 0;
  for (let length = 1; length <= LONGEST_NAME_WORDS; length += 1) {
    const token = line[from + length - 1];
    if (!token || token.clause !== line[from]!.clause) break;
    name = length === 1 ? token.typed.toLowerCase() : `${name} ${token.typed.toLowerCase()}`;
    if (names.all.has(name)) longest = length;
  }
  return longest;
}

function withCompass(found: PlaceFound, line: Token[]): PlaceFound {
  const before = line[found.at[0]! - 1];
  return before && before.typed !== line[found.at[0]!]!.typed && COMPASS.test(before.word) ? { ...found, typed: `${before.typed} ${found.typed}`, at: [found.at[0]! - 1, ...found.at] } : found;
}

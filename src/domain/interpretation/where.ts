import { isOutcode } from '../place.ts';
import { wordSets, type PlaceWords } from './constraint-words.ts';
import type { Match } from './dictionary.ts';
import type { Token } from './lexicon.ts';
import type { CallerVocabulary } from './vocabulary.ts';

/** Names of places in lower case, the words they begin with, and the words that tell a place from any word. */
export type KnownPlaces = { names: ReadonlySet<string>; beginnings: ReadonlySet<string> } & PlaceWords;
/** A place in a line, as typed. `sure` is a postcode, or a name behind "near"; `named` says that there is such a place. */
export type PlaceFound = { typed: string; at: number[]; sure: boolean; named: boolean };

/** A postcode is a place wherever it stands. */
const POSTCODE = { sure: true, named: true };
const LONGEST_NAME_WORDS = 3;
/** How many words back somebody else may be named who lives there. */
const FAR_BACK = 4;
const WHOLE_POSTCODE = /^([a-z]{1,2}\d[a-z\d]?)(\d[a-z]{2})$/;

export function placesKnown({ places, placeWords }: CallerVocabulary): KnownPlaces {
  return { ...wordSets(placeWords), names: new Set(places), beginnings: new Set(places.map(firstWord)) };
}

/** The place of a line: a postcode before a name. A name inside a phrase of several words ("cant get in the bath") is none. */
export function findPlace(line: Token[], found: Match[], words: KnownPlaces): PlaceFound | null {
  const place = findPostcode(line, words) ?? findPlaceName(line, words);
  if (!place || place.sure) return place;
  const isWithin = ({ at }: Match) => at.length > place.at.length && place.at.every((position) => at.includes(position));
  return found.some((match) => (match.meaning.is === 'need' || match.meaning.is === 'false friend') && isWithin(match)) ? null : place;
}

function firstWord(name: string): string {
  const end = name.indexOf(' ');
  return end < 0 ? name : name.slice(0, end);
}

/** The postcode in a line, whole or in part: `M33 7ND`, `m337nd`, `M33 7`, `near M33`. */
function findPostcode(line: Token[], words: KnownPlaces): PlaceFound | null {
  for (let at = 0; at < line.length; at += 1) {
    const found = postcodeAt(line, at, words);
    if (found) return found;
  }
  return null;
}

function postcodeAt(line: Token[], at: number, words: KnownPlaces): PlaceFound | null {
  const { word, typed } = line[at]!;
  if (!/\d/.test(word)) return null;
  const joined = WHOLE_POSTCODE.exec(word);
  if (joined && isOutcode(joined[1]!.toUpperCase())) return { typed, at: [at], ...POSTCODE };
  if (!isOutcode(word.toUpperCase())) return null;
  const [sector, unit] = [line[at + 1]?.typed ?? '', line[at + 2]];
  // "M33 7 am": what follows a sector may be a word.
  const isUnit = unit !== undefined && /^[a-z]{2}$/i.test(unit.typed) && !words.notUnits.has(unit.word);
  if (/^\d$/.test(sector) && isUnit) return { typed: `${typed} ${sector}${unit.typed}`, at: [at, at + 1, at + 2], ...POSTCODE };
  if (words.notDistricts.has(word) && isNoDistrict(line, at, words)) return null;
  if (/^\d$/.test(sector) && at + 2 === line.length) return { typed: `${typed} ${sector}`, at: [at, at + 1], ...POSTCODE };
  return { typed, at: [at], ...POSTCODE };
}

function isNoDistrict(line: Token[], at: number, words: KnownPlaces): boolean {
  const before = line[at - 1]?.word ?? '';
  return line.some(({ word }) => words.notDistrictsBeside.has(word)) || (!words.near.has(before) && !words.in.has(before) && line.length > 3);
}

/**
 * A place by its name. A name that is no word of the vocabulary is one wherever it stands; one that is
 * ("Sale", "Bath") needs "in" or "near" before it or somebody behind it, or stands last in a line where it makes no other sense. Behind "near", a word nobody knows is a place too.
 */
function findPlaceName(line: Token[], words: KnownPlaces): PlaceFound | null {
  let first: PlaceFound | null = null;
  let guess: PlaceFound | null = null;
  for (let at = 0; at < line.length; at += 1) {
    const isNear = words.near.has(wordBefore(line, at));
    const named = longestName(line, at, words);
    if (named > 0 && isNameOfTheirs(line, at, named, words)) {
      const name = line.slice(at, at + named);
      const [typed, positions] = [name.map((token) => token.typed).join(' '), name.map((_, step) => at + step)];
      const found = withCompass({ typed, at: positions, sure: isNear, named: true }, line, words);
      if (found.sure || isHome(line, at, words)) return found;
      first ??= found;
    }
    const { known, word, number, typed } = line[at]!;
    if (!guess && !known && number === null && word.length > 2 && isNear) guess = { typed, at: [at], sure: true, named: false };
  }
  return first ?? guess;
}

function wordBefore(line: Token[], at: number): string {
  return line[at - 1]?.clause === line[at]!.clause ? (line[at - 1]?.word ?? '') : '';
}

/** Whether a name from here on, of so many words, is a place they may mean, and no road, surname or place they left. */
function isNameOfTheirs(line: Token[], at: number, named: number, words: KnownPlaces): boolean {
  const [before, first, after] = [wordBefore(line, at), line[at]!, line[at + named]];
  const earlier = line[at - (words.here.has(line[at - 2]?.word ?? '') ? 3 : 2)]?.word ?? '';
  if (before === 'from' && words.left.has(earlier)) return false;
  if (words.notThere.has(before) || (before === 'in' && line[at - 2]?.word === 'not') || words.titles.has(before)) return false;
  if (after?.clause === first.clause && words.roads.has(after.word)) return false;
  if (words.near.has(before) || words.in.has(before) || named > 1 || words.areas.has(after?.word ?? '')) return true;
  const isCapital = first.typed !== first.word && (at > 0 || (after !== undefined && after.clause !== first.clause));
  // "mens shed sale tuesday": a day may follow.
  const isLast = before !== '' && line.slice(at + named).every(({ weekday }) => weekday !== null);
  const mayBeLast = words.placeAfter.has(before) || (line.length > 3 && !words.noPlaceAfter.has(before));
  return !first.known || isCapital || (isLast && mayBeLast) || isSomebodys(line, at, named, words);
}

/** "Bury man 72 lonely": a line begins with somebody of that place. A "bank man" is of no such place. */
function isSomebodys(line: Token[], at: number, named: number, words: KnownPlaces): boolean {
  const [first, who] = [line[at]!, line[at + named]];
  return at === 0 && who?.clause === first.clause && words.residents.has(who.word) && !words.trades.has(first.word);
}

/** "daughter lives in Bristol, lives in Truro": where they live themselves. */
function isHome(line: Token[], at: number, words: KnownPlaces): boolean {
  const before = wordBefore(line, at);
  const isLived = words.lives.has(before) || (before === 'in' && words.lives.has(line[at - 2]?.word ?? ''));
  const who = line.slice(Math.max(0, at - FAR_BACK), at).filter(({ clause }) => clause === line[at]!.clause);
  return isLived && !who.some(({ word }) => words.relatives.has(word));
}

/** How many words from here on are one name; 0 for none. */
function longestName(line: Token[], from: number, { names, beginnings }: KnownPlaces): number {
  if (!beginnings.has(firstWord(line[from]!.typed.toLowerCase()))) return 0;
  let name = '';
  let longest = 0;
  for (let length = 1; length <= LONGEST_NAME_WORDS; length += 1) {
    const token = line[from + length - 1];
    if (!token || token.clause !== line[from]!.clause) break;
    name = length === 1 ? token.typed.toLowerCase() : `${name} ${token.typed.toLowerCase()}`;
    if (names.has(name)) longest = length;
  }
  return longest;
}

function withCompass(found: PlaceFound, line: Token[], words: KnownPlaces): PlaceFound {
  const first = found.at[0]!;
  const before = line[first - 1];
  // "2 year old urmston" is of no Old Urmston.
  const isAge = before?.word === 'old' && /^(?:years?|yrs?)$/.test(line[first - 2]?.word ?? '');
  if (!before || isAge || before.typed === line[first]!.typed || !words.compass.has(before.word)) return found;
  return { ...found, typed: `${before.typed} ${found.typed}`, at: [first - 1, ...found.at] };
}

import { TIMES_OF_DAY, WEEKDAYS, type TimeOfDay, type Weekday } from '../session.ts';
import type { DayWords } from './constraint-words.ts';
import type { Token } from './lexicon.ts';
import { isHabit, isNotThen, isToldOf } from './not-then.ts';

/** The days somebody could come, and the positions of the words that say so. */
export type DaysFound = { days: Weekday[]; at: number[] };
/** A day that is named, whether it is one they cannot come. */
type DayNamed = { days: Weekday[]; at: number; isOut: boolean };

const WORKING_DAYS: Weekday[] = WEEKDAYS.slice(0, 5);
const WEEKEND: Weekday[] = WEEKDAYS.slice(5);
/** "mondays", "weekends": what is said of every week. */
const EVERY_WEEK = /(?:days|ends|nds|mons|fris)$/;
/** How far back something may tell that a day can be come on. */
const ABLE_BEFORE = 4;

/** Reads weekdays, from one to another, weekends and "tomorrow"; "not mondays" and "any day but friday" are all the others. */
export function findDays(line: Token[], today: Weekday, words: DayWords): DaysFound {
  const named = daysNamed(line, today, words);
  const out = named.filter(({ isOut }) => isOut).flatMap(({ days }) => days);
  const wished = named.filter(({ isOut }) => !isOut).flatMap(({ days }) => days);
  const isAnyOther = out.length > 0 && wished.every((day) => out.includes(day));
  return { days: WEEKDAYS.filter((day) => !out.includes(day) && (isAnyOther || wished.includes(day))), at: named.map(({ at }) => at) };
}

function daysNamed(line: Token[], today: Weekday, words: DayWords): DayNamed[] {
  const named: DayNamed[] = [];
  const others = otherDaysAt(line);
  line.forEach((token, at) => {
    const days = daysIn(token, today, words);
    if (days.length === 0 || isAnotherThing(line, at, words)) return;
    const isOut = at < others || isNotThen(line, at, words);
    const follows = named.some((each) => each.at === at - 1 || each.at === at - 2);
    if (!isOut && !isWish(line, at, words, follows)) return;
    const from = named.find((each) => each.at === at - 2);
    const isRange = isUntil(line[at - 1]) && isWeekday(line[at - 2]);
    // "sees nobody from monday to friday": what its first day is, a range is.
    if (isRange && !from) return;
    named.push({ days: isRange && from ? daysFrom(from.days[0]!, days[0]!) : days, at, isOut });
  });
  return named;
}

/** "sunday roast", "friday prayers" */
function isAnotherThing(line: Token[], at: number, words: DayWords): boolean {
  const after = line[at + 1]?.word ?? '';
  return words.noDayBefore.has(after) || (line[at]!.word === 'sunday' && words.sundayThings.has(after));
}

/** "mon wed fri so other days": where all the days but those before are meant; -1 for nowhere. */
function otherDaysAt(line: Token[]): number {
  const wordAt = (at: number) => line[at]?.word ?? '';
  return line.findIndex(({ word }, at) => /^(?:other|another)$/.test(word) && /^days?$/.test(wordAt(at + 1)) && /^(?:so|only|any)$/.test(wordAt(at - 1)));
}

function daysIn({ word, weekday }: Token, today: Weekday, words: DayWords): Weekday[] {
  if (weekday) return [weekday];
  if (words.weekend.has(word)) return WEEKEND;
  if (words.workingDays.has(word)) return WORKING_DAYS;
  return words.tomorrow.has(word) ? [WEEKDAYS[(WEEKDAYS.indexOf(today) + 1) % WEEKDAYS.length]!] : NO_DAY;
}
const NO_DAY: Weekday[] = [];

/** The days from one to another, over a Sunday if need be. */
function daysFrom(first: Weekday, last: Weekday): Weekday[] {
  const [from, to] = [WEEKDAYS.indexOf(first), WEEKDAYS.indexOf(last)];
  const count = ((to - from + WEEKDAYS.length) % WEEKDAYS.length) + 1;
  return Array.from({ length: count }, (_, step) => WEEKDAYS[(from + step) % WEEKDAYS.length]!);
}

function isWish(line: Token[], at: number, words: DayWords, follows: boolean): boolean {
  const { word } = line[at]!;
  const article = line[at - 1]?.word === 'the' ? 1 : 0;
  const [before, after] = [line[at - 1 - article]?.word ?? '', line[at + 1]?.word ?? ''];
  const isRange = isUntil(line[at + 1]) && isWeekday(line[at + 2]);
  const isAble = line.slice(Math.max(0, at - ABLE_BEFORE), at).some((token) => words.able.has(token.word));
  const isToCome = before === 'come' && isAble;
  if (!isToCome && words.noWishBefore.has(before) && !(before === 'from' && isRange)) return false;
  if (words.noWishTwoBefore.has(line[at - 2]?.word ?? '')) return false;
  if (isHabit(line, at, words)) return false;
  const isAlsoAWord = words.otherWords.has(word);
  if (EVERY_WEEK.test(word)) return true;
  if (isToldOf(line, at, words)) return false;
  if (!isAlsoAWord || follows || isRange || isWeekday(line[at - 1 - article]) || isWeekday(line[at + 1])) return true;
  // "can only get out sat"
  if (isAble && /^(?:do|make|manage|out)$/.test(before)) return true;
  const isEither = (after === 'or' || after === 'and') && isWeekday(line[at + 2]);
  return isEither || words.partsOfADay.has(after) || after === 'only' || words.wishBefore.has(before);
}

function isUntil(token: Token | undefined): boolean {
  return token?.word === 'to' || token?.word === 'through';
}

function isWeekday(token: Token | undefined): boolean {
  return token !== undefined && token.weekday !== null;
}

/** Times of day, of those that were named: where all of them were said not to suit, the others. */
export function timesSaid(named: { time: TimeOfDay; isOut: boolean }[]): TimeOfDay[] {
  if (named.length === 0) return [];
  const out = named.filter(({ isOut }) => isOut).map(({ time }) => time);
  const wished = named.filter(({ isOut }) => !isOut).map(({ time }) => time);
  return TIMES_OF_DAY.filter((time) => !out.includes(time) && (wished.length === 0 || wished.includes(time)));
}

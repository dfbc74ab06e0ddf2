import { TIMES_OF_DAY, WEEKDAYS, type TimeOfDay, type Weekday } from '../session.ts';
import type { Token } from './lexicon.ts';

/** The days somebody could come, and the positions of the words that say so. */
export type DaysFound = { days: Weekday[]; at: number[] };
/** A day that is named, whether it is one they can come. */
type DayNamed = { days: Weekday[]; at: number; isOut: boolean };

const DAY_NAMES: RegExp[] = [/^mon(?:s|days?)?$/, /^tues?(?:days?)?$/, /^weds?$|^wednesdays?$/, /^thu(?:rs?)?(?:days?)?$/, /^fri(?:s|days?)?$/, /^sat(?:s|urdays?)?$/, /^sun(?:days?)?$/];
const BEGINS_LIKE_A_DAY = /^(?:mon|tue|wed|thu|fri|sat|sun|wee|wkn|wke|tom|tmr)/;
const WEEKEND = /^(?:week ?ends?|wk ?ends?|wkends?|wknds?)$/;
const WORKING_DAYS = /^(?:week ?days?|wk ?days?)$/;
const TOMORROW = /^(?:tomorrow|tomoz|tmrw|tmoro|tomorow|tommorow)$/;

/** A day that has passed, by which something ends, or that is a name for something else, is no day to come. */
const NOT_A_WISH = /^(?:til|till|until|since|last|by|before|from|due|past|next|sunny|paid|pay|payday|comes?|coming|missed|black|good|sheffield|ash|shrove|release[ds]?|turns|birthday)$/;
const NOT_TO_COME = /^(?:appt|appointment)$/;
const OF_A_SUNDAY = /^(?:roast|roasts|joint|school|schools|league|best|driver|papers?|trading)$/;
const WISH = /^(?:on|every|each|any|for|only|free|available|or|and|to|is|mornings?|afternoons?|evenings?)$/;
const PART_OF_A_DAY = /^(?:am|pm|mornings?|morn|aft|afts|afternoons?|eves?|evenings?|nights?|lunch|lunchtimes?|teatimes?|only)$/;
/** Words that are days only where days are spoken of. */
const ALSO_A_WORD = /^(?:sats?|sun|wed|mon)$/;
const HAPPENED = /^(?:died|passed|happened|evicted|eviction|bailiffs?|court|op|operation|funeral|appointment|appt|discharged|released|moved|went|buried|interview|eaten|ate|slept|fell|kicked|chucked|scan|dialysis|due|stopped|runs|ran|turns|giro|sanctioned|attacked|sacked|fired|arrested|robbed|mugged|burgled|diagnosed|starts?|told|rang|rung|called|saw|seen|spoke|came|took|assessment|dentist)$/;
/** What is so on a day, week by week, and what says that a wish follows it all the same. */
const HABIT = /^(?:works|visits|goes|worse|worst|church|nursery|feels|struggles|chemo|physio)$/;
const ENDS_A_HABIT = /^(?:so|free|off|only)$/;
const ABLE = /^(?:can|could|will|would|to|able)$/;
/** How many words before a day and after it tell what happens on it. */
const TELLS_BEFORE = 4;
const TELLS_AFTER = 2;

/** What says that a day or a time cannot be, and what may stand between the two. Somebody who does not work on Fridays can come then. */
const CANNOT = /^(?:not|no|never|cant|cannot|wont|except|excluding|bar|barring|avoids?|hates?|dislikes?|without|apart|besides|busy)$/;
const IS_NOT = /^(?:doesnt|dont|isnt|arent)$/;
const BETWEEN = /^(?:do|does|suit|want|like|free|available|a|an|on|in|at|the|for|any|to|of|from|during|and|or)$/;
const GETTING_THERE = /^(?:make|manage|come|get|be|there|it)$/;
/** Behind a day, these say that it suits. */
const SUITS = /^(?:is|are|ok|okay|fine|best|good|suits?|works?|only)$/;
/** "tuesdays no good", "mornings dont suit" */
const DOES_NOT_SUIT = /^(?:(?:is|are) )?(?:(?:no|not) (?:good|use|possible|great|ideal|available|convenient|ok)|(?:dont|doesnt|wont|cant) (?:suit|work|do))\b/;
const OTHER_THAN = /^(?:other than|instead of)$/;
const ANY_DAY = /^(?:days?|anyday|everyday|anything|anytime|times?)$/;

/** Reads weekdays, from one to another, weekends and "tomorrow"; "not mondays" and "any day but friday" are all the others. */
export function findDays(line: Token[], today: Weekday): DaysFound {
  const named = daysNamed(line, today);
  const out = named.filter(({ isOut }) => isOut).flatMap(({ days }) => days);
  const wished = named.filter(({ isOut }) => !isOut).flatMap(({ days }) => days);
  const isAnyOther = out.length > 0 && wished.every((day) => out.includes(day));
  return { days: WEEKDAYS.filter((day) => !out.includes(day) && (isAnyOther || wished.includes(day))), at: named.map(({ at }) => at) };
}

function daysNamed(line: Token[], today: Weekday): DayNamed[] {
  const named: DayNamed[] = [];
  const others = line.findIndex(({ word }, at) => /^(?:other|another)$/.test(word) && /^days?$/.test(line[at + 1]?.word ?? '') && /^(?:so|only|any)$/.test(line[at - 1]?.word ?? ''));
  line.forEach(({ word }, at) => {
    const days = daysIn(word, today);
    if (days.length === 0) return;
    const isOut = at < others || isNotThen(line, at);
    if (!isOut && !isWish(line, at, named.some((each) => each.at === at - 1 || each.at === at - 2))) return;
    const from = /^(?:to|through)$/.test(line[at - 1]?.word ?? '') ? named.find((each) => each.at === at - 2) : undefined;
    named.push({ days: from ? daysFrom(from.days[0]!, days[0]!) : days, at, isOut });
  });
  return named;
}

/** Whether what stands at a position was said not to suit: "not mondays", "cant do evenings", "any day bar fri", "not mon, tues or wed". */
export function isNotThen(line: Token[], at: number): boolean {
  const after = line.slice(at + 1, at + 4).map(({ word }) => word).join(' ');
  if (DOES_NOT_SUIT.test(after)) return true;
  if (SUITS.test(line[at + 1]?.word ?? '')) return false;
  let isGetting = false;
  for (let before = at - 1; before >= 0; before -= 1) {
    const { word, clause } = line[before]!;
    const isListed = isTimeWord(word);
    if (clause !== line[before + 1]!.clause && !isListed) return false;
    if (CANNOT.test(word) || OTHER_THAN.test(`${line[before - 1]?.word} ${word}`)) return true;
    if (IS_NOT.test(word)) return !isGetting;
    if (word === 'but') return ANY_DAY.test(line[before - 1]?.word ?? '');
    isGetting ||= GETTING_THERE.test(word);
    if (!isListed && !BETWEEN.test(word) && !GETTING_THERE.test(word)) return false;
  }
  return false;
}

/** Whether a word names a day or a part of one. */
export function isTimeWord(word: string): boolean {
  return isDay(word) || WEEKEND.test(word) || (PART_OF_A_DAY.test(word) && word !== 'only');
}

/** Times of day, of those that were named at some positions: where all of them were said not to suit, the others. */
export function timesSaid(named: { time: TimeOfDay; isOut: boolean }[]): TimeOfDay[] {
  if (named.length === 0) return [];
  const out = named.filter(({ isOut }) => isOut).map(({ time }) => time);
  const wished = named.filter(({ isOut }) => !isOut).map(({ time }) => time);
  return TIMES_OF_DAY.filter((time) => !out.includes(time) && (wished.length === 0 || wished.includes(time)));
}

/** Whether a word is the name of a weekday, long or short. */
export function isDay(word: string): boolean {
  return DAY_NAMES.some((name) => name.test(word));
}

function daysIn(word: string, today: Weekday): Weekday[] {
  if (!BEGINS_LIKE_A_DAY.test(word)) return [];
  if (WEEKEND.test(word)) return ['sa', 'su'];
  if (WORKING_DAYS.test(word)) return ['mo', 'tu', 'we', 'th', 'fr'];
  if (TOMORROW.test(word)) return [WEEKDAYS[(WEEKDAYS.indexOf(today) + 1) % WEEKDAYS.length]!];
  const day = WEEKDAYS[DAY_NAMES.findIndex((name) => name.test(word))];
  return day ? [day] : [];
}

/** The days from one to another, over a Sunday if need be. */
function daysFrom(first: Weekday, last: Weekday): Weekday[] {
  const [from, to] = [WEEKDAYS.indexOf(first), WEEKDAYS.indexOf(last)];
  const count = ((to - from + WEEKDAYS.length) % WEEKDAYS.length) + 1;
  return Array.from({ length: count }, (_, step) => WEEKDAYS[(from + step) % WEEKDAYS.length]!);
}

function isWish(line: Token[], at: number, follows: boolean): boolean {
  const { word } = line[at]!;
  const article = line[at - 1]?.word === 'the' ? 1 : 0;
  const [before, after] = [line[at - 1 - article]?.word ?? '', line[at + 1]?.word ?? ''];
  const isRange = /^(?:to|through)$/.test(after) && isDay(line[at + 2]?.word ?? '');
  const isToCome = before === 'come' && line.slice(Math.max(0, at - TELLS_BEFORE), at - 1).some((token) => ABLE.test(token.word));
  if (!isToCome && NOT_A_WISH.test(before) && !(before === 'from' && isRange)) return false;
  if (NOT_TO_COME.test(after) || (word === 'sunday' && OF_A_SUNDAY.test(after)) || /^(?:last|since|until|till|til|this|turns|missed)$/.test(line[at - 2]?.word ?? '')) return false;
  const isShort = ALSO_A_WORD.test(word);
  if (isHabit(line, at)) return false;
  if (/s$/.test(word) && !isShort && !/^(?:tues|weds|thurs)$/.test(word)) return true;
  if (isToldOf(line, at)) return false;
  const isAmongDays = isRange || (/^(?:or|and)$/.test(after) && isDay(line[at + 2]?.word ?? ''));
  return !isShort || follows || isAmongDays || PART_OF_A_DAY.test(after) || WISH.test(before) || isDay(before) || isDay(after);
}

/** Whether what stands at a position says when something happened, or will: "fell tonight", "court on friday". */
export function isToldOf(line: Token[], at: number): boolean {
  const around = line.slice(Math.max(0, at - TELLS_BEFORE), at + 1 + TELLS_AFTER).filter(({ clause }) => clause === line[at]!.clause);
  const isTold = around.some(({ word }, nth) => HAPPENED.test(word) || (word === 'lost' && around[nth + 1]?.filler));
  return isTold && !around.some(({ wish }) => wish);
}

/** "works mondays", "nurse visits tuesdays", "worse at weekends": what is so then, and no wish. */
function isHabit(line: Token[], at: number): boolean {
  const around = line.slice(Math.max(0, at - TELLS_BEFORE), at).filter(({ clause }) => clause === line[at]!.clause);
  const told = around.findLastIndex(({ word }) => HABIT.test(word));
  return told >= 0 && !around.slice(told).some(({ word, wish }) => wish || ENDS_A_HABIT.test(word));
}

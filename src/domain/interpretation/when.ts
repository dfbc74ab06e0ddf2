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
const NOT_TO_COME = /^(?:roast|roasts|joint|school|schools|league|best|driver|papers?|appt|appointment|trading)$/;
const WISH = /^(?:on|every|each|any|for|only|free|available|or|and|to|is|mornings?|afternoons?|evenings?)$/;
const PART_OF_A_DAY = /^(?:am|pm|mornings?|morn|aft|afts|afternoons?|eves?|evenings?|nights?|lunch|lunchtimes?|teatimes?|only)$/;
/** Words that are days only where days are spoken of. */
const ALSO_A_WORD = /^(?:sats?|sun|wed|mon)$/;
const HAPPENED = /^(?:died|passed|happened|evicted|eviction|bailiffs?|court|hearing|op|operation|funeral|appointment|appt|discharged|released|moved|left|went|buried|interview|eaten|ate|slept|fell|kicked|chucked|night|date|hospital|clinic|scan|dialysis|due|stopped|runs|ran|turns|giro|sanctioned|lost|attacked|sacked|fired|arrested|robbed|mugged|burgled|diagnosed|starts?)$/;

/** What says that a day or a time cannot be, what may stand between the two, and what ends it. */
const NOT_THEN = /^(?:not|no|never|cant|cannot|wont|doesnt|dont|isnt|except|excluding|bar|barring|but|avoid|without|apart|besides)$/;
const BETWEEN = /^(?:do|does|make|come|manage|work|suit|be|there|on|in|at|the|for|any|to|of|from|during|and|or)$/;
const THEN = /^(?:only|just|every|each|free|prefers?|wants?|needs?)$/;
/** How many words before a day and after it tell what happens on it. */
const TELLS_BEFORE = 4;
const TELLS_AFTER = 2;
const OTHERWISE = /^(?:other|another)$/;

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
  const isOtherDays = line.some(({ word }, at) => OTHERWISE.test(word) && /^days?$/.test(line[at + 1]?.word ?? ''));
  line.forEach(({ word }, at) => {
    const days = daysIn(word, today);
    if (days.length === 0) return;
    const before = named.find((each) => each.at === at - 1 || each.at === at - 2);
    const isOut = isOtherDays || isNotThen(line, at) || (before?.isOut === true && line[at]!.clause === line[before.at]!.clause && !THEN.test(line[at - 1]!.word));
    if (!isOut && !isWish(line, at, before !== undefined)) return;
    const from = line[at - 1]?.word === 'to' || line[at - 1]?.word === 'through' ? named.find((each) => each.at === at - 2) : undefined;
    named.push({ days: from ? daysFrom(from.days[0]!, days[0]!) : days, at, isOut });
  });
  return named;
}

/** Whether what stands at a position was said not to suit: "not mondays", "cant do evenings", "any day bar fri". */
function isNotThen(line: Token[], at: number): boolean {
  let before = at - 1;
  while (line[before]?.clause === line[at]!.clause && BETWEEN.test(line[before]!.word)) before -= 1;
  return line[before]?.clause === line[at]!.clause && NOT_THEN.test(line[before]!.word);
}

/** Times of day, of those that were named at some positions: where all of them were said not to suit, the others. */
export function timesSaid(named: { time: TimeOfDay; at: number }[], line: Token[]): TimeOfDay[] {
  const out = named.filter(({ at }) => isNotThen(line, at)).map(({ time }) => time);
  const wished = named.filter(({ at }) => !isNotThen(line, at)).map(({ time }) => time);
  if (wished.length === 0 && out.length === 0) return [];
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
  if (TOMORROW.test(word)) return daysFrom(today, today, 1);
  const day = WEEKDAYS[DAY_NAMES.findIndex((name) => name.test(word))];
  return day ? [day] : [];
}

/** The days from one to another, over a Sunday if need be, so many days on. */
function daysFrom(first: Weekday, last: Weekday, on = 0): Weekday[] {
  const [from, to] = [WEEKDAYS.indexOf(first), WEEKDAYS.indexOf(last)];
  const count = ((to - from + WEEKDAYS.length) % WEEKDAYS.length) + 1;
  return Array.from({ length: count }, (_, step) => WEEKDAYS[(from + on + step) % WEEKDAYS.length]!);
}

function isWish(line: Token[], at: number, follows: boolean): boolean {
  const { word } = line[at]!;
  const article = line[at - 1]?.word === 'the' ? 1 : 0;
  const [before, after] = [line[at - 1 - article]?.word ?? '', line[at + 1]?.word ?? ''];
  if (NOT_A_WISH.test(before) || NOT_TO_COME.test(after) || /^(?:last|since|until|till|til|this|turns|missed)$/.test(line[at - 2]?.word ?? '')) return false;
  const isShort = ALSO_A_WORD.test(word);
  if (/s$/.test(word) && !isShort && !/^(?:tues|weds|thurs)$/.test(word)) return true;
  if (isToldOf(line, at)) return false;
  const isAmongDays = /^(?:or|and|to)$/.test(after) && isDay(line[at + 2]?.word ?? '');
  return !isShort || follows || isAmongDays || PART_OF_A_DAY.test(after) || WISH.test(before) || isDay(before) || isDay(after);
}

/** Whether what stands at a position says when something happened, or will: "fell tonight", "court on friday". */
export function isToldOf(line: Token[], at: number): boolean {
  const around = line.slice(Math.max(0, at - TELLS_BEFORE), at + 1 + TELLS_AFTER).filter(({ clause }) => clause === line[at]!.clause);
  return around.some(({ word }) => HAPPENED.test(word)) && !around.some(({ wish }) => wish);
}

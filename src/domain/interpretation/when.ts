import { WEEKDAYS, type Weekday } from '../session.ts';
import type { Token } from './lexicon.ts';

/** The days somebody could come, and the positions of the words that say so. */
export type DaysFound = { days: Weekday[]; at: number[] };

const DAY = /^(?:(mon)|(tue|tues)|(wed|weds)|(thu|thur|thurs)|(fri)|(sat)|(sun))(?:days?|nesdays?|sdays?|rsdays?|urdays?)?$/;
const DAY_NAMES: RegExp[] = [/^mon(?:days?)?$/, /^tues?(?:days?)?$/, /^weds?$|^wednesdays?$/, /^thu(?:rs?)?(?:days?)?$/, /^fri(?:days?)?$/, /^sat(?:urdays?)?$/, /^sun(?:days?)?$/];
const BEGINS_LIKE_A_DAY = /^(?:mon|tue|wed|thu|fri|sat|sun|wee|tom|tmr)/;
/** A day that has passed, or by which something ends, is no day to come. */
const NOT_A_WISH = /^(?:til|till|until|since|last|by|before|from|due|past|next|sunny|paid|payday)$/;
const WISH = /^(?:on|every|each|any|for|only|free|available|or|and|to|is|mornings?|afternoons?|evenings?)$/;
/** Single words that are days only where days are spoken of. */
const ALSO_A_WORD = /^(?:sat|sun|wed|mon)$/;
const HAPPENED = /^(?:died|passed|happened|evicted|eviction|bailiffs?|court|hearing|op|operation|funeral|appointment|appt|discharged|moved|left|went|buried|interview|eaten|ate|slept|fell|kicked|chucked|night|date|hospital|due|stopped|runs|ran)$/;

/** Reads weekdays, weekends and "tomorrow". */
export function findDays(line: Token[], today: Weekday): DaysFound {
  const found: DaysFound = { days: [], at: [] };
  line.forEach(({ word }, at) => {
    const days = daysIn(word, today);
    if (days.length === 0 || !isWish(line, at, found.at.includes(at - 2))) return;
    found.days.push(...days);
    found.at.push(at);
  });
  return { days: WEEKDAYS.filter((day) => found.days.includes(day)), at: found.at };
}

/** Whether a word is the name of a weekday, long or short. */
export function isDay(word: string): boolean {
  return DAY_NAMES.some((name) => name.test(word));
}

function daysIn(word: string, today: Weekday): Weekday[] {
  if (!BEGINS_LIKE_A_DAY.test(word)) return [];
  if (/^week ?ends?$/.test(word)) return ['sa', 'su'];
  if (/^week ?days?$/.test(word)) return ['mo', 'tu', 'we', 'th', 'fr'];
  if (/^(?:tomorrow|tomoz|tmrw|tomorow|tommorow)$/.test(word)) return [WEEKDAYS[(WEEKDAYS.indexOf(today) + 1) % WEEKDAYS.length]!];
  const day = WEEKDAYS[DAY_NAMES.findIndex((name) => name.test(word))];
  return day ? [day] : [];
}

function isWish(line: Token[], at: number, follows: boolean): boolean {
  const { word } = line[at]!;
  const before = line[at - 1]?.word ?? '';
  if (NOT_A_WISH.test(before) || /^(?:last|since|until|till|til|this)$/.test(line[at - 2]?.word ?? '')) return false;
  if (/s$/.test(word) && !/^(?:tues|weds|thurs)$/.test(word)) return true;
  if (line.some((token) => HAPPENED.test(token.word))) return false;
  return !ALSO_A_WORD.test(word) || follows || WISH.test(before) || DAY.test(before);
}

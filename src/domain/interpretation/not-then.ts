import type { DayWords } from './constraint-words.ts';
import type { Token } from './lexicon.ts';

/** How many words before a day and after it tell what happens on it. */
const TELLS_BEFORE = 4;
const TELLS_AFTER = 2;
/** "tuesdays no good", "mornings dont suit" */
const DOES_NOT_SUIT = /^(?:(?:is|are) )?(?:(?:no|not) (?:good|use|possible|great|ideal|available|convenient|ok)|(?:dont|doesnt|wont|cant) (?:suit|work|do))\b/;
const OTHER_THAN = /^(?:other than|instead of)$/;

/** Whether what stands at a position was said not to suit: "not mondays", "cant do evenings", "any day bar fri", "not mon, tues or wed". */
export function isNotThen(line: Token[], at: number, words: DayWords): boolean {
  const after = line.slice(at + 1, at + 4).map(({ word }) => word).join(' ');
  if (DOES_NOT_SUIT.test(after)) return true;
  if (words.suits.has(line[at + 1]?.word ?? '')) return false;
  let isGetting = false;
  for (let before = at - 1; before >= 0; before -= 1) {
    const { word, clause } = line[before]!;
    const isListed = isTimeWord(line[before], words);
    if (clause !== line[before + 1]!.clause && !isListed) return false;
    if (words.cannot.has(word) || OTHER_THAN.test(`${line[before - 1]?.word} ${word}`)) return true;
    // Somebody who does not work on Fridays can come then.
    if (words.isNot.has(word)) return !isGetting;
    if (word === 'but') return words.anyDay.has(line[before - 1]?.word ?? '');
    const isGettingThere = words.gettingThere.has(word);
    isGetting ||= isGettingThere;
    if (!isListed && !isGettingThere && !words.afterCannot.has(word)) return false;
  }
  return false;
}

/** Whether a word names a day or a part of one. */
export function isTimeWord(token: Token | undefined, words: DayWords): boolean {
  return token !== undefined && (token.weekday !== null || words.weekend.has(token.word) || words.partsOfADay.has(token.word));
}

/** Whether what stands at a position says when something happened, or will: "fell tonight", "court on friday". */
export function isToldOf(line: Token[], at: number, words: DayWords): boolean {
  const around = line.slice(Math.max(0, at - TELLS_BEFORE), at + 1 + TELLS_AFTER).filter(({ clause }) => clause === line[at]!.clause);
  const isTold = around.some(({ word }, nth) => words.happened.has(word) || (word === 'lost' && around[nth + 1]?.filler));
  return isTold && !around.some(({ wish }) => wish);
}

/** "works mondays", "carers every tuesday", "confused in the evenings": what is so then, and no wish. */
export function isHabit(line: Token[], at: number, words: DayWords): boolean {
  const around = line.slice(Math.max(0, at - TELLS_BEFORE), at).filter(({ clause }) => clause === line[at]!.clause);
  const isAble = (nth: number) => around.slice(0, nth).some(({ word }) => words.able.has(word));
  const isTheirs = ({ word }: Token, nth: number) => words.habits.has(word) || isFixture(around, nth, words) || (words.coming.has(word) && !isAble(nth));
  const told = around.findLastIndex(isTheirs);
  return told >= 0 && !around.slice(told).some(({ word, wish }) => wish || words.habitEnds.has(word));
}

/** Whether what fills a day stands right before it: "nurse on friday", "hearing is monday", but not where they are wanted. */
function isFixture(around: Token[], nth: number, words: DayWords): boolean {
  return nth === around.length - 2 && words.fixtures.has(around[nth]!.word) && words.fixedOn.has(around[nth + 1]!.word) && !around.some(({ wish }) => wish);
}

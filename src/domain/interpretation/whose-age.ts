import type { AgeFound } from './age.ts';
import type { AgeWords } from './constraint-words.ts';
import type { Token } from './lexicon.ts';

/** Further apart than so many years two people are of no one age. */
export const CLOSE_IN_AGE = 5;
/** How many words before an age say whose it is: "looks after her disabled son 45". */
const FAR_BACK = 5;

/**
 * Of several ages that of whoever is to be helped: whom something is wanted for, or else everybody but who is looked after.
 * Of ages that agree ("in her 70s, 76") the closest counts, of people about as old ("mum 92, dad 88") all. Null where nothing tells.
 */
export function whoIsMeant(found: AgeFound[], line: Token[], words: AgeWords): AgeFound | null {
  const told = found.map((age) => ({ age, ...toldOf(age, line, words) }));
  const ages = [told.filter(({ isFor, isCare }) => isFor && !isCare), told.filter(({ isCare }) => !isCare), told].find(({ length }) => length > 0)!.map(({ age }) => age);
  const [mins, maxes] = [ages.map(({ min }) => min ?? 0), ages.map(({ max }) => max ?? Infinity)];
  if (Math.max(...mins) <= Math.min(...maxes)) return ages.reduce((closest, age) => (yearsOf(age) < yearsOf(closest) ? age : closest));
  const [min, max] = [Math.min(...mins), Math.max(...maxes)];
  return max - min <= CLOSE_IN_AGE ? { min, max, at: ages.flatMap(({ at }) => at) } : null;
}

/** Whether what stands before an age says that something is for them, and whether it is care that they have already. */
function toldOf({ at: [first] }: AgeFound, line: Token[], words: AgeWords): { isFor: boolean; isCare: boolean } {
  const before = line.slice(Math.max(0, first! - FAR_BACK), first).filter(({ clause, number }) => clause === line[first!]!.clause && number === null);
  const isFor = before.findLastIndex(({ word }, at) => (word === 'for' || word === 'after') && before[at + 1]?.word !== 'by');
  return { isFor: isFor >= 0, isCare: isFor > 0 && words.caring.has(before[isFor - 1]!.word) };
}

function yearsOf({ min, max }: AgeFound): number {
  return (max ?? Infinity) - (min ?? 0);
}

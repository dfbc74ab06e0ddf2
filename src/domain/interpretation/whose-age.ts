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
  const all = found.map((age) => ({ age, told: toldOf(age, line, words) }));
  const of = (...kinds: Told[]) => all.filter(({ told }) => kinds.includes(told));
  const ages = [of('wanted for'), of('nothing'), of('cared for'), all].find(({ length }) => length > 0)!.map(({ age }) => age);
  const [mins, maxes] = [ages.map(({ min }) => min ?? 0), ages.map(({ max }) => max ?? Infinity)];
  if (Math.max(...mins) <= Math.min(...maxes)) return ages.reduce((closest, age) => (yearsOf(age) < yearsOf(closest) ? age : closest));
  const [min, max] = [Math.min(...mins), Math.max(...maxes)];
  return max - min <= CLOSE_IN_AGE ? { min, max, at: ages.flatMap(({ at }) => at) } : null;
}

/** What stands before an age says of them: that something is for them, that they are cared for already, or that they help. */
type Told = 'wanted for' | 'cared for' | 'helps' | 'nothing';

function toldOf({ at: [first] }: AgeFound, line: Token[], words: AgeWords): Told {
  for (let at = first! - 1; at >= Math.max(0, first! - FAR_BACK) && line[at]!.clause === line[first!]!.clause; at -= 1) {
    const { word } = line[at]!;
    if (word === 'by' || word === 'from') return 'helps';
    if (word === 'for' || word === 'after') return words.caring.has(line[at - 1]?.word ?? '') ? 'cared for' : 'wanted for';
  }
  return 'nothing';
}

function yearsOf({ min, max }: AgeFound): number {
  return (max ?? Infinity) - (min ?? 0);
}

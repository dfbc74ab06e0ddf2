import type { SexWords } from './constraint-words.ts';
import type { Token } from './lexicon.ts';

/** Whose groups are meant: an audience. */
export type Sex = 'men' | 'women';

/**
 * The sex of whoever is helped, where the line says it plainly ("lonely bloke") and speaks of nobody of the other; null otherwise. It only
 * ranks: their own groups come forward, and those for the other stand behind.
 */
export function sexSaid(line: Token[], words: SexWords): Sex | null {
  const has = (list: ReadonlySet<string>) => line.some(({ word }) => list.has(word));
  if (has(words.man) && !has(words.woman) && !has(words.she)) return 'men';
  if (has(words.woman) && !has(words.man) && !has(words.he)) return 'women';
  return null;
}

import { NO_FILTERS, type Filters } from './search.ts';

/** What one line was understood to say: filters it implies, a place it names, and the words left over. */
export type Interpretation = { left: string; near: string | null; filters: Filters };

/**
 * Reads what a caller said. For now every word is left over for the index, whose synonyms know what
 * callers say; needs, places and constraints are recognised here once the vocabulary can carry them.
 */
export function interpret(line: string): Interpretation {
  return { left: line, near: null, filters: NO_FILTERS };
}

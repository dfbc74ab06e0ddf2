import { londonWallClock } from '../domain/london-time.ts';
import type { Clock } from '../domain/ports.ts';
import type { UnrecognisedWordStore } from '../domain/stores.ts';
import { unrecognisedWords } from '../domain/unrecognised.ts';
import type { SearchAnswer } from './search-listings.ts';

export type CountDeps = { unrecognisedWords: UnrecognisedWordStore; names: ReadonlySet<string>; secret: string; clock: Clock };

/**
 * Counts the words of a line that found no need or no listing, so that the editors learn what callers ask and the
 * directory does not know. The line itself is kept nowhere: see `domain/unrecognised.ts` for what may be counted.
 */
export async function countUnrecognised(deps: CountDeps, line: string, { understood, plan, total }: SearchAnswer, isTyping: boolean): Promise<void> {
  if (plan.needs.length > 0 && total > 0) return;
  const words = unrecognisedWords(line, understood.left, deps.names, isTyping);
  if (words.length === 0) return;
  await deps.unrecognisedWords.count(words, londonWallClock(deps.clock()).date, deps.secret);
}

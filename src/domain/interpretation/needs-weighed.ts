import { createWeigh, type Evidence, type Weighed } from '../evidence/evidence.ts';
import { featuresOf, type Hint } from '../evidence/features.ts';
import type { Match } from './dictionary.ts';
import type { Token } from './lexicon.ts';
import type { Firmness } from './phrase.ts';
import { isDay } from './when.ts';

/** What words were learnt to say of needs, and of sub-needs, which are written `need/sub-need`. */
export type NeedEvidence = { needs: Evidence; subNeeds: Evidence };

/** What the words of a line say of each need, phrases aside, how much they say that it is none of them, and the likeliest sub-need of one, if any is likely. */
export type NeedsWeighed = Weighed & { none: number; subNeedOf: (need: string) => string | null };
/** Weighs the words of a line but for those at some positions. */
export type WeighNeeds = (line: Token[], aside: readonly number[]) => NeedsWeighed;

export const NONE = 'none';
/** From so much on a sub-need is likely. */
const LIKELY_FROM = -0.5;

export function createNeedWeights(evidence: NeedEvidence): WeighNeeds {
  const weigh = createWeigh(evidence.needs);
  const weighFiner = createWeigh(evidence.subNeeds);
  return (line, aside) => {
    const features = featuresOf(hintsOf(line, aside));
    const { scores, said, saidAt } = weigh(features);
    const none = scores.get(NONE)!;
    scores.delete(NONE);
    const finer = weighFiner(features).scores;
    return { scores, said, saidAt, none, subNeedOf: (need) => likeliest(finer, need) };
  };
}

function likeliest(scores: ReadonlyMap<string, number>, need: string): string | null {
  let [most, sub]: [number, string | null] = [LIKELY_FROM, null];
  for (const [label, score] of scores) if (score > most && label.startsWith(`${need}/`)) [most, sub] = [score, label.slice(need.length + 1)];
  return sub;
}

/** A line as evidence sees it. What stands `aside`, where somebody lives, and the names of days say nothing of a need. */
export function hintsOf(line: Token[], aside: readonly number[]): Hint[] {
  return line.map(({ key, number, filler, link, clause, word }, at) => ({ key: number === null ? key : '#', isLight: filler || link || aside.includes(at) || isDay(word), clause }));
}

/** What a phrase says of a need, in the coin in which words are weighed. Fitted on lines nobody had tuned them to. */
const SAID: Record<Firmness, number> = { taught: 6, plain: 1, weak: 0.25 };

/** How much the firmest phrase found for a need says. What editors taught outweighs whatever was learnt. */
export function saidBy(found: Match[]): number {
  return Math.max(0, ...found.map(({ firmness }) => SAID[firmness]));
}

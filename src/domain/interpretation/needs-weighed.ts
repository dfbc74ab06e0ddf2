import { createWeigh, type Evidence, type Weighed } from '../evidence/evidence.ts';
import { featuresOf, NUMBER } from '../evidence/features.ts';
import type { Match } from './dictionary.ts';
import type { Token } from './lexicon.ts';
import type { Firmness } from './phrase.ts';

/** What words were learnt to say of needs, and of sub-needs, which are written `need/sub-need`. */
export type NeedEvidence = { needs: Evidence; subNeeds: Evidence };

/** What the words of a line say of each need, phrases aside, and the likeliest sub-need of one, if any is likely. */
export type NeedsWeighed = Weighed & { subNeedOf: (need: string) => string | null };
/** Weighs the words of a line, of which those at some positions say where somebody lives. */
export type WeighNeeds = (line: Token[], place: readonly number[]) => NeedsWeighed;

/** From so much on a sub-need is likely. */
const LIKELY_FROM = -1.5;

export function createNeedWeights(evidence: NeedEvidence): WeighNeeds {
  const weigh = createWeigh(evidence.needs);
  const weighFiner = createWeigh(evidence.subNeeds);
  return (line, place) => {
    const features = featuresOf(wordsForEvidence(line, place));
    let finer: ReadonlyMap<string, number> | null = null;
    return { ...weigh(features), subNeedOf: (need) => likeliest((finer ??= weighFiner(features).scores), need) };
  };
}

function likeliest(scores: ReadonlyMap<string, number>, need: string): string | null {
  let [most, sub]: [number, string | null] = [LIKELY_FROM, null];
  for (const [label, score] of scores) if (score > most && label.startsWith(`${need}/`)) [most, sub] = [score, label.slice(need.length + 1)];
  return sub;
}

/** The words of a line as evidence sees them. Those at `place`, where somebody lives, and the names of days say nothing of a need. */
export function wordsForEvidence(line: Token[], place: readonly number[]): (string | null)[] {
  return line.map(({ key, number, weekday }, at) => (place.includes(at) || weekday ? null : number === null ? key : NUMBER));
}

/** What a phrase says of a need, in the coin in which words are weighed. Fitted on lines nobody had tuned them to. */
const SAID: Record<Firmness, number> = { taught: 6, plain: 0.75, weak: 0 };

/** How much the firmest phrase found for a need says. What editors taught outweighs whatever was learnt. */
export function saidBy(found: Match[]): number {
  return Math.max(0, ...found.map(({ firmness }) => SAID[firmness]));
}

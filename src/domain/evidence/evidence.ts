import { z } from 'zod';
import type { Features } from './features.ts';

/** Looked at by hand: there are hundreds of thousands of numbers, and a schema for each would hold up every start. */
const weightsSchema = z.custom<Record<string, number[]>>(
  (value) => typeof value === 'object' && value !== null && Object.values(value).every((pairs) => Array.isArray(pairs) && pairs.every((number) => typeof number === 'number')),
  'Every feature has a list of numbers',
);

/** How much each feature speaks for each label, as it was learnt: for a feature the numbers of labels, each followed by its weight. */
export const evidenceSchema = z.strictObject({ labels: z.array(z.string()), bias: z.array(z.number()), weights: weightsSchema });
export type Evidence = z.infer<typeof evidenceSchema>;

/** What the words of a line say of each label: how likely it is then, nothing being even odds; how much of that they said; and at which positions most of it. */
export type Weighed = { scores: Map<string, number>; said: (label: string) => number; saidAt: (label: string) => number[] };

/** Of the words that led to a label, how many are named, and how much each must weigh beside the strongest. */
const MOST_WORDS = 3;
const LEAST_SHARE = 0.3;
const NOTHING: number[] = [];

/** A line's score is the sum of the weights of its features over the root of the number of those that were learnt, which keeps long lines comparable with short ones. */
export function createWeigh({ labels, bias, weights }: Evidence): (features: Features) => Weighed {
  const known = new Map(Object.entries(weights));
  return (features) => {
    const scores = bias.slice();
    const found: number[][] = [];
    for (const feature of features.keys()) if (known.has(feature)) found.push(known.get(feature)!);
    const share = 1 / Math.sqrt(Math.max(1, found.length));
    for (const pairs of found) for (let at = 0; at < pairs.length; at += 2) scores[pairs[at]!]! += pairs[at + 1]! * share;
    return {
      scores: new Map(labels.map((label, number) => [label, scores[number]!])),
      said: (label) => scores[labels.indexOf(label)]! - bias[labels.indexOf(label)]!,
      saidAt: (label) => strongest(features, known, labels.indexOf(label)),
    };
  };
}

function weightIn(pairs: number[], label: number): number {
  for (let at = 0; at < pairs.length; at += 2) if (pairs[at] === label) return pairs[at + 1]!;
  return 0;
}

/** The positions of the words that say most: each weighs what its features weigh together. */
function strongest(features: Features, known: ReadonlyMap<string, number[]>, label: number): number[] {
  const byPosition = new Map<number, number>();
  for (const [feature, at] of features) {
    const weight = weightIn(known.get(feature) ?? NOTHING, label) / at.length;
    for (const position of at) byPosition.set(position, (byPosition.get(position) ?? 0) + weight);
  }
  const ranked = [...byPosition].sort((a, b) => b[1] - a[1]);
  const least = (ranked[0]?.[1] ?? 0) * LEAST_SHARE;
  return ranked.filter(([, weight]) => weight > 0 && weight >= least).slice(0, MOST_WORDS).map(([position]) => position).sort((a, b) => a - b);
}

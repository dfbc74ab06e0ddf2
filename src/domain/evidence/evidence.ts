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

/** What the words of a line say of each label: how much, nothing being even odds, and the positions that said most of it. */
export type Weigh = (features: Features) => Map<string, Weight>;
export type Weight = { score: number; at: () => number[] };

/** Of the words that led to a label, how many are named, and how much each must weigh beside the strongest. */
const MOST_WORDS = 3;
const LEAST_SHARE = 0.3;
const NOTHING: number[] = [];

/** A line's score is the sum of the weights of its features over the root of their number, which keeps long lines comparable with short ones. */
export function createWeigh({ labels, bias, weights }: Evidence): Weigh {
  const known = new Map(Object.entries(weights));
  return (features) => {
    const scores = bias.slice();
    const share = 1 / Math.sqrt(Math.max(1, features.size));
    for (const feature of features.keys()) {
      const pairs = known.get(feature) ?? NOTHING;
      for (let at = 0; at < pairs.length; at += 2) scores[pairs[at]!]! += pairs[at + 1]! * share;
    }
    const weightOf = (feature: string, label: number) => {
      const pairs = known.get(feature) ?? NOTHING;
      const at = pairs.findIndex((value, position) => position % 2 === 0 && value === label);
      return at < 0 ? 0 : pairs[at + 1]!;
    };
    return new Map(labels.map((label, at) => [label, { score: scores[at]!, at: () => strongest(features, (feature) => weightOf(feature, at)) }]));
  };
}

/** The positions of the words that say most: each weighs what its features weigh together. */
function strongest(features: Features, weightOf: (feature: string) => number): number[] {
  const byPosition = new Map<number, number>();
  for (const [feature, at] of features) {
    const weight = weightOf(feature) / at.length;
    for (const position of at) byPosition.set(position, (byPosition.get(position) ?? 0) + weight);
  }
  const ranked = [...byPosition].sort((a, b) => b[1] - a[1]);
  const least = (ranked[0]?.[1] ?? 0) * LEAST_SHARE;
  return ranked.filter(([, weight]) => weight > 0 && weight >= least).slice(0, MOST_WORDS).map(([position]) => position).sort((a, b) => a - b);
}

import type { Features } from './features.ts';

/**
 * How much each feature speaks for each label, as it was learnt. `features` are in ascending order; the first has the
 * first `counts[0]` of `speaksFor` (numbers of labels) and `weights` (in units of `UNIT`), the second the next ones.
 */
export type Evidence = { labels: string[]; bias: number[]; features: Uint32Array; counts: Uint8Array; speaksFor: Uint8Array; weights: Int8Array };

/** What a weight of one says: fine enough for what can be learnt, and a byte holds the largest. */
export const UNIT = 1 / 16;

/** What the words of a line say of each label: how likely it is then, nothing being even odds; how much of that they said; and at which positions most of it, of those that tell anything if there are any. */
export type Weighed = {
  scores: Map<string, number>;
  said: (label: string) => number;
  saidAt: (label: string, tells: (position: number) => boolean) => number[];
};

/** Of the words that led to a label, how many are named, and how much each must weigh beside the strongest. */
const MOST_WORDS = 3;
const LEAST_SHARE = 0.3;

/**
 * A line's score is the sum of the weights of its features over the root of the number of those that have any, which keeps
 * long lines comparable with short ones. They are fewer than the line had when it was learnt from: what counts as likely is fitted to that.
 */
export function createWeigh(evidence: Evidence): (features: Features) => Weighed {
  const { labels, bias } = evidence;
  const { find, startOf, said } = tableOf(evidence);

  return (features) => {
    const found = features.numbers.map(find);
    const sums = new Float64Array(labels.length);
    let known = 0;
    for (const at of found) {
      if (at === UNKNOWN) continue;
      known += 1;
      for (let spot = startOf(at); spot < startOf(at + 1); spot += 2) sums[said[spot]!]! += said[spot + 1]!;
    }
    const share = UNIT / Math.sqrt(Math.max(1, known));
    return {
      scores: new Map(labels.map((label, number) => [label, bias[number]! + sums[number]! * share])),
      said: (label) => sums[labels.indexOf(label)]! * share,
      saidAt: (label, tells) => strongest(features, found, labels.indexOf(label), tells),
    };
  };

  /** The positions of the words that say most: two words share what they say together. */
  function strongest({ first, second }: Features, found: number[], label: number, tells: (position: number) => boolean): number[] {
    const byPosition = new Map<number, number>();
    const add = (position: number, weight: number) => byPosition.set(position, (byPosition.get(position) ?? 0) + weight);
    found.forEach((at, feature) => {
      if (at === UNKNOWN) return;
      for (let spot = startOf(at); spot < startOf(at + 1); spot += 2) {
        if (said[spot] !== label) continue;
        add(first[feature]!, said[spot + 1]! / 2);
        add(second[feature]!, said[spot + 1]! / 2);
      }
    });
    const ranked = [...byPosition].filter(([, weight]) => weight > 0).sort((a, b) => b[1] - a[1]);
    const telling = ranked.filter(([position]) => tells(position));
    const named = telling.length > 0 ? telling : ranked;
    const least = (named[0]?.[1] ?? 0) * LEAST_SHARE;
    return named.filter(([, weight]) => weight >= least).slice(0, MOST_WORDS).map(([position]) => position).sort((a, b) => a - b);
  }
}

const UNKNOWN = -1;
/** By so many bits of its number a feature is looked up; a few share them. */
const FIRST_BITS = 18;
const OTHER_BITS = 32 - FIRST_BITS;

/**
 * Evidence laid out for reading, which waits for memory more than for anything else: what is asked for together lies together.
 * `find` says where a feature stands, or `UNKNOWN`; from `startOf` it to that of the next, `said` holds a label and a weight in turns.
 */
function tableOf({ features, counts, speaksFor, weights }: Evidence): { find: (feature: number) => number; startOf: (at: number) => number; said: Int16Array } {
  const said = new Int16Array(2 * weights.length);
  for (let at = 0; at < weights.length; at += 1) [said[2 * at], said[2 * at + 1]] = [speaksFor[at]!, weights[at]!];

  const entries = new Uint32Array(2 * (features.length + 1));
  const first = new Uint32Array((1 << FIRST_BITS) + 1);
  for (let at = 0; at < features.length; at += 1) {
    entries[2 * at] = features[at]!;
    entries[2 * at + 3] = entries[2 * at + 1]! + 2 * counts[at]!;
    first[(features[at]! >>> OTHER_BITS) + 1]! += 1;
  }
  for (let at = 1; at < first.length; at += 1) first[at]! += first[at - 1]!;

  const find = (feature: number) => {
    const end = first[(feature >>> OTHER_BITS) + 1]!;
    for (let at = first[feature >>> OTHER_BITS]!; at < end; at += 1) if (entries[2 * at] === feature) return at;
    return UNKNOWN;
  };
  return { find, startOf: (at) => entries[2 * at + 1]!, said };
}

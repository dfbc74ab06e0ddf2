import type { Evidence } from './evidence.ts';

/** One example: the features of a line, what it is rightly read as, and what would be fair too and teaches nothing. */
export type Example = { features: string[]; right: string[]; fair: string[] };

const ROUNDS = 7;
/** The last rounds are averaged, so that it matters little which line came last. */
const AVERAGED = 4;
const PACE = 1;
/** Draws weights that few examples ask for back to nothing. */
const DOUBT = 0.01;
/** Before anything is said, no label is likely. */
const FIRST_DOUBT = -3;
/** An error this small teaches nothing worth its time. */
const LITTLE = 0.05;
/** A weight this small says nothing, and is not worth its place in the file. */
const SAYS_NOTHING = 0.5;

/**
 * Learns from examples how much each feature speaks for each label: logistic regression, one label at a time, by
 * gradient descent in a fixed order, so that the same examples always give the same weights. A line's score is the sum
 * of the weights of its features over the root of their number, which keeps long lines comparable with short ones.
 */
export function learn(examples: Example[], labels: string[]): Evidence {
  const index = indexOf(examples);
  const lines = examples.map(({ features }) => Int32Array.from(features.flatMap((feature) => index.get(feature) ?? [])));
  const count = labels.length;
  const weights = new Float32Array(index.size * count);
  const seen = new Float32Array(index.size * count).fill(1e-2);
  const bias = new Float64Array(count).fill(FIRST_DOUBT);
  const biasSeen = new Float64Array(count).fill(1);
  const targets = examples.map(({ right, fair }) => labels.map((label) => (right.includes(label) ? 1 : fair.includes(label) ? null : 0)));
  const scores = new Float64Array(count);

  const scoreInto = (line: Int32Array) => {
    const share = 1 / Math.sqrt(Math.max(1, line.length));
    scores.fill(0);
    for (const feature of line) for (let label = 0; label < count; label += 1) scores[label]! += weights[feature * count + label]!;
    for (let label = 0; label < count; label += 1) scores[label] = scores[label]! * share + bias[label]!;
    return share;
  };
  const errors = new Float64Array(count);
  const order = Int32Array.from(examples, (_, at) => at);
  const mean = new Float32Array(weights.length);
  const meanBias = new Float64Array(count);
  for (let round = 0; round < ROUNDS; round += 1) {
    shuffle(order, round);
    for (const at of order) {
      const line = lines[at]!;
      const share = scoreInto(line);
      for (let label = 0; label < count; label += 1) {
        const target = targets[at]![label]!;
        errors[label] = target === null ? 0 : 1 / (1 + Math.exp(-scores[label]!)) - target;
      }
      for (let label = 0; label < count; label += 1) {
        const error = errors[label]!;
        if (Math.abs(error) < LITTLE) continue;
        biasSeen[label]! += error * error;
        bias[label]! -= (PACE * error) / Math.sqrt(biasSeen[label]!) * 0.1;
        for (const feature of line) {
          const spot = feature * count + label;
          const slope = error * share + DOUBT * weights[spot]!;
          seen[spot]! += slope * slope;
          weights[spot]! -= (PACE * slope) / Math.sqrt(seen[spot]!);
        }
      }
    }
    if (round < ROUNDS - AVERAGED) continue;
    for (let spot = 0; spot < mean.length; spot += 1) mean[spot]! += weights[spot]! / AVERAGED;
    for (let label = 0; label < count; label += 1) meanBias[label]! += bias[label]! / AVERAGED;
  }

  const said: Evidence['weights'] = {};
  for (const [feature, at] of index) {
    const pairs = labels.flatMap((_, label) => {
      const weight = mean[at * count + label]!;
      return Math.abs(weight) < SAYS_NOTHING ? [] : [label, Math.round(weight * 100) / 100];
    });
    if (pairs.length > 0) said[feature] = pairs;
  }
  return { labels, bias: [...meanBias].map((value) => Math.round(value * 1000) / 1000), weights: said };
}

/** The features worth a weight, numbered: every word, and the pairs that more than one example has. */
function indexOf(examples: Example[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const { features } of examples) for (const feature of features) times.set(feature, (times.get(feature) ?? 0) + 1);
  const kept = [...times].filter(([feature, count]) => count > 1 || !feature.includes(' '));
  return new Map(kept.map(([feature], at) => [feature, at]));
}

/** The same order every time, another one each round. */
function shuffle(order: Int32Array, round: number) {
  let seed = round + 1;
  for (let at = order.length - 1; at > 0; at -= 1) {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
    const other = seed % (at + 1);
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
}

import { UNIT, type Evidence } from './evidence.ts';

/** One example: the features of a line, what it is rightly read as, and what would be fair too and teaches nothing. */
export type Example = { features: Uint32Array; right: string[]; fair: string[] };

const ROUNDS = 7;
/** The last rounds are averaged, so that it matters little which line came last. */
const AVERAGED = 4;
const PACE = 1;
/** Each time a line is read so many of its features are left out, so that none leans on its neighbours. */
const LEFT_OUT = 0.3;
/** Draws weights that few examples ask for back to nothing. */
const DOUBT = 0.005;
/** Before anything is said, no label is likely. */
const FIRST_DOUBT = -3;
/** An error this small teaches nothing worth its time. */
const LITTLE = 0.05;
/** A weight this small says nothing, and is not worth its place in the file. */
const SAYS_NOTHING = 0.5;
/** The largest number a byte holds. */
const LARGEST = 127;

/**
 * Learns from examples how much each feature speaks for each label: logistic regression, one label at a time, by
 * gradient descent in a fixed order, so that the same examples always give the same weights. A line's score is the sum
 * of the weights of its features over the root of their number, which keeps long lines comparable with short ones.
 */
export function learn(examples: Example[], labels: string[]): Evidence {
  const index = indexOf(examples);
  const lines = examples.map(({ features }) => features.map((feature) => index.get(feature)!));
  const targets = examples.map(({ right, fair }) => labels.map((label) => (right.includes(label) ? 1 : fair.includes(label) ? null : 0)));
  const count = labels.length;
  const weights = new Float32Array(index.size * count);
  const seen = new Float32Array(weights.length).fill(1e-2);
  const bias = new Float64Array(count).fill(FIRST_DOUBT);
  const biasSeen = new Float64Array(count).fill(1);
  const mean = new Float32Array(weights.length);
  const meanBias = new Float64Array(count);
  const scores = new Float64Array(count);
  const random = createRandom();
  const order = Int32Array.from(examples, (_, at) => at);

  for (let round = 0; round < ROUNDS; round += 1) {
    shuffle(order, random);
    for (const at of order) readOnce(lines[at]!.filter(() => random() >= LEFT_OUT), targets[at]!);
    if (round >= ROUNDS - AVERAGED) average();
  }
  return { labels, bias: [...meanBias].map((value) => Math.round(value * 1000) / 1000), ...worthKeeping(index, mean, count) };

  function readOnce(line: Uint32Array, target: (number | null)[]) {
    const share = 1 / Math.sqrt(Math.max(1, line.length));
    scores.fill(0);
    for (const feature of line) for (let label = 0; label < count; label += 1) scores[label]! += weights[feature * count + label]!;
    for (let label = 0; label < count; label += 1) {
      const meant = target[label]!;
      if (meant === null) continue;
      const error = 1 / (1 + Math.exp(-scores[label]! * share - bias[label]!)) - meant;
      if (Math.abs(error) >= LITTLE) correct(line, label, error, share);
    }
  }

  function correct(line: Uint32Array, label: number, error: number, share: number) {
    biasSeen[label]! += error * error;
    bias[label]! -= (PACE * error) / Math.sqrt(biasSeen[label]!) * 0.1;
    for (const feature of line) {
      const spot = feature * count + label;
      const slope = error * share + DOUBT * weights[spot]!;
      seen[spot]! += slope * slope;
      weights[spot]! -= (PACE * slope) / Math.sqrt(seen[spot]!);
    }
  }

  function average() {
    for (let spot = 0; spot < mean.length; spot += 1) mean[spot]! += weights[spot]! / AVERAGED;
    for (let label = 0; label < count; label += 1) meanBias[label]! += bias[label]! / AVERAGED;
  }
}

/** The features of the examples, numbered. One that a single line has is kept too: it is the memory of that line. */
function indexOf(examples: Example[]): Map<number, number> {
  const index = new Map<number, number>();
  for (const { features } of examples) for (const feature of features) if (!index.has(feature)) index.set(feature, index.size);
  return index;
}

/** The weights that say something, feature by feature in ascending order. `weights` has `count` of them for each feature of the index. */
function worthKeeping(index: ReadonlyMap<number, number>, weights: Float32Array, count: number): Omit<Evidence, 'labels' | 'bias'> {
  const features: number[] = [];
  const counts: number[] = [];
  const speaksFor: number[] = [];
  const kept: number[] = [];
  for (const feature of Uint32Array.from(index.keys()).sort()) {
    const before = kept.length;
    for (let label = 0; label < count; label += 1) {
      const weight = weights[index.get(feature)! * count + label]!;
      if (Math.abs(weight) < SAYS_NOTHING) continue;
      speaksFor.push(label);
      kept.push(Math.max(-LARGEST, Math.min(LARGEST, Math.round(weight / UNIT))));
    }
    if (kept.length === before) continue;
    features.push(feature);
    counts.push(kept.length - before);
  }
  return { features: Uint32Array.from(features), counts: Uint8Array.from(counts), speaksFor: Uint8Array.from(speaksFor), weights: Int8Array.from(kept) };
}

function shuffle(order: Int32Array, random: () => number) {
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
}

/** Numbers from nought to below one, the same ones every time (mulberry32). */
function createRandom(): () => number {
  let state = 1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let number = Math.imul(state ^ (state >>> 15), state | 1);
    number ^= number + Math.imul(number ^ (number >>> 7), number | 61);
    return ((number ^ (number >>> 14)) >>> 0) / 2 ** 32;
  };
}

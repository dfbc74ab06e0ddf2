/** Random choices that are the same on every run with one seed. */
export type Random = ReturnType<typeof seededRandom>;

/** `seed` is any whole number. The generator is Tommy Ettinger's mulberry32: small, fast, good enough for test data. */
export function seededRandom(seed: number) {
  let state = seed >>> 0;

  /** At least 0, below 1. */
  function fraction(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from `least` to `most`, both included. */
  const whole = (least: number, most: number) => least + Math.floor(fraction() * (most - least + 1));
  const pick = <Item>(items: readonly Item[]): Item => items[whole(0, items.length - 1)]!;
  const chance = (probability: number) => fraction() < probability;

  /** Each item by itself with the probability given. */
  const some = <Item>(items: readonly Item[], probability: number): Item[] => items.filter(() => chance(probability));

  /** A position in `cumulative`, the running totals of the weights. */
  function weighted(cumulative: readonly number[]): number {
    const wanted = fraction() * cumulative.at(-1)!;
    let low = 0;
    let high = cumulative.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (cumulative[middle]! <= wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** About the normal distribution, with mean 0 and standard deviation 1: twelve uniform numbers added up. */
  const normal = () => Array.from({ length: 12 }, fraction).reduce((sum, each) => sum + each, -6);

  return { fraction, whole, pick, chance, some, weighted, normal };
}

/** Running totals: what `weighted` chooses by. */
export function cumulativeOf(weights: readonly number[]): number[] {
  let total = 0;
  return weights.map((weight) => (total += weight));
}

/** A stretch of a text. `changed` when the other text does not have it there. */
export type Stretch = { text: string; changed: boolean };

/** Below this share of words in common, single words that happen to agree only confuse. */
const LEAST_IN_COMMON = 0.4;
/** Longer texts, after what they share at both ends, are shown as changed throughout. */
const MOST_WORDS = 2000;

/** Two texts in stretches that both have and stretches that only one has. Put together, each gives its text again. */
export function wordDiff(before: string, after: string): { before: Stretch[]; after: Stretch[] } {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  const kept = wordsKept(a, b);
  const share = kept.length / Math.max(a.length, b.length, 1);
  if (share < LEAST_IN_COMMON) return { before: stretches(a, new Set()), after: stretches(b, new Set()) };
  return { before: stretches(a, new Set(kept.map(([i]) => i))), after: stretches(b, new Set(kept.map(([, j]) => j))) };
}

/**
 * The same for two lists, one thing to a line. A line that both have is no change, wherever it stands; of what is left over, as
 * long as it is as much on both sides, the words are compared line by line.
 */
export function lineDiff(before: string, after: string): { before: Stretch[]; after: Stretch[] } {
  const [a, b] = [before.split('\n'), after.split('\n')];
  const [gone, come] = [a.filter((line) => !b.includes(line)), b.filter((line) => !a.includes(line))];
  const isPaired = gone.length === come.length;
  const pairs = gone.map((line, position) => (isPaired ? wordDiff(line, come[position]!) : { before: [{ text: line, changed: true }], after: [] }));
  const added = isPaired ? pairs.map((pair) => pair.after) : come.map((text) => [{ text, changed: true }]);
  const marked = (lines: string[], changed: string[], stretchesOf: Stretch[][]) =>
    lines.flatMap((text, position) => {
      const at = changed.indexOf(text);
      return [...(position > 0 ? [{ text: '\n', changed: false }] : []), ...(at < 0 ? [{ text, changed: false }] : stretchesOf[at]!)];
    });
  return { before: joined(marked(a, gone, pairs.map((pair) => pair.before))), after: joined(marked(b, come, added)) };
}

/** Words and the spaces behind them: a line end is a word of its own. */
function wordsOf(text: string): string[] {
  return text.match(/\n|[^\s]+[^\S\n]*|[^\S\n]+/g) ?? [];
}

/** The positions of the words that both have, in order: as many as there can be. */
function wordsKept(a: string[], b: string[]): [number, number][] {
  const same = (i: number, j: number) => a[i]?.trim() === b[j]?.trim() && a[i] !== undefined && (a[i] === '\n') === (b[j] === '\n');
  let start = 0;
  while (same(start, start)) start += 1;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - start && same(a.length - 1 - tail, b.length - 1 - tail)) tail += 1;
  const [rows, columns] = [a.length - tail - start, b.length - tail - start];
  const middle = Math.max(rows, columns) > MOST_WORDS ? [] : longestCommon(rows, columns, (i, j) => same(start + i, start + j));
  return [
    ...Array.from({ length: start }, (_, i): [number, number] => [i, i]),
    ...middle.map(([i, j]): [number, number] => [start + i, start + j]),
    ...Array.from({ length: tail }, (_, i): [number, number] => [a.length - tail + i, b.length - tail + i]),
  ];
}

/** The longest common subsequence, by the textbook table (Wagner and Fischer, 1974). */
function longestCommon(rows: number, columns: number, same: (i: number, j: number) => boolean): [number, number][] {
  const width = columns + 1;
  const lengths = new Uint16Array((rows + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j]!;
  for (let i = rows - 1; i >= 0; i--) {
    for (let j = columns - 1; j >= 0; j--) lengths[i * width + j] = same(i, j) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < rows && j < columns; ) {
    if (same(i, j)) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}

function stretches(words: string[], kept: Set<number>): Stretch[] {
  return joined(words.map((text, position) => ({ text, changed: !kept.has(position) })));
}

/** Neighbours of one kind as one. */
function joined(stretchesOf: Stretch[]): Stretch[] {
  const runs: Stretch[] = [];
  for (const { text, changed } of stretchesOf) {
    const last = runs.at(-1);
    if (last?.changed === changed) last.text += text;
    else runs.push({ text, changed });
  }
  return runs;
}

import type { Token } from './lexicon.ts';
import type { Step } from './phrase.ts';

/** What ends at a node: which phrase, and which of its parts. */
export type Ending = { phrase: number; part: number };
/** Slots that numbers fill: any, or one that may be the age of a child. */
export const NUMBER_SLOTS: Record<string, (number: number, next: string) => boolean> = {
  n: () => true,
  age: (number, next) => number >= 2 && number <= 19 && !NO_AGE_BEFORE.test(next),
};
const NO_AGE_BEFORE = /^(?:am|pm|hours?|days?|weeks?|months|miles|kids|child|stone|times|of|o)$/;

type Node = { words: Map<string, Node>; slots: Map<string, Node>; gap: Node | null; endings: Ending[] };
/** A place in the tree reached by words of the line: what ends there, and the positions of the words. */
export type Reached = { endings: readonly Ending[]; at: number[] };

/** Fillers and prepositions passed over between two words of a phrase. */
const MOST_SKIPPED = 3;
const LONGEST_GAP = 3;
/** Together more than any real line has; keeps a hostile one short. */
const MOST_FOUND = 500;
const MOST_STEPS = 12_000;

export type PhraseTree = { root: Node; slots: Map<string, Node> };

export function emptyTree(): PhraseTree {
  return { root: emptyNode(), slots: new Map() };
}

export function addSteps(node: Node, steps: Step[], ending: Ending) {
  let here = node;
  for (const step of steps) here = childOf(here, step);
  if (!here.endings.some(({ phrase, part }) => phrase === ending.phrase && part === ending.part)) here.endings.push(ending);
}

export function addSlot(tree: PhraseTree, name: string, steps: Step[]) {
  const node = tree.slots.get(name) ?? emptyNode();
  tree.slots.set(name, node);
  addSteps(node, steps, { phrase: 0, part: 0 });
}

/** Every part of every phrase in the line, at every word it can begin with. */
export function findParts(tree: PhraseTree, line: Token[]): Reached[] {
  const found: Reached[] = [];
  const slotEnds = new Map<string, number[][]>();
  let steps = 0;

  const inSlot = (name: string, from: number): number[][] => {
    const id = `${name} ${from}`;
    const kept = slotEnds.get(id);
    if (kept) return kept;
    const ends: number[][] = [];
    slotEnds.set(id, ends);
    const slot = tree.slots.get(name);
    const number = line[from]?.number ?? null;
    if (number !== null && NUMBER_SLOTS[name]?.(number, line[from + 1]?.word ?? '')) ends.push([from]);
    if (slot) walk(slot, from, [], 0, (at) => ends.push(at));
    return ends;
  };

  const walk = (node: Node, next: number, at: number[], skipped: number, end: (at: number[], endings: Ending[]) => void) => {
    steps += 1;
    if (steps > MOST_STEPS) return;
    // Words passed over do not end a phrase a second time.
    if (node.endings.length > 0 && skipped === 0) end(at, node.endings);
    const token = line[next];
    if (!token || (at.length > 0 && token.clause !== line[at[0]!]!.clause)) return;
    const child = node.words.get(token.key);
    if (child) walk(child, next + 1, [...at, next], 0, end);
    for (const [name, after] of node.slots) {
      for (const inside of inSlot(name, next)) walk(after, inside.at(-1)! + 1, [...at, ...inside], 0, end);
    }
    if (node.gap) for (let gap = 0; gap <= LONGEST_GAP; gap += 1) walk(node.gap, next + gap, at, 0, end);
    if (at.length > 0 && skipped < MOST_SKIPPED && (token.filler || token.link)) walk(node, next + 1, at, skipped + 1, end);
  };

  for (let from = 0; from < line.length && found.length < MOST_FOUND; from += 1) {
    walk(tree.root, from, [], 0, (at, endings) => found.push({ endings, at }));
  }
  return found;
}

function childOf(node: Node, step: Step): Node {
  if ('gap' in step) return (node.gap ??= emptyNode());
  const [children, name] = 'word' in step ? [node.words, step.word] : [node.slots, step.slot];
  const child = children.get(name) ?? emptyNode();
  children.set(name, child);
  return child;
}

function emptyNode(): Node {
  return { words: new Map(), slots: new Map(), gap: null, endings: [] };
}

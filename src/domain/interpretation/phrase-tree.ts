import type { Token } from './lexicon.ts';
import type { Step } from './phrase.ts';

/** `endings` are the numbers of the phrases that end at it. Most nodes are the last of a phrase, and need none of the maps. */
type Node = { words: Map<string, Node> | null; slots: Map<Slot, Node> | null; gap: Node | null; endings: number[] | null; entries: Entries | null };
/** The slots of a node by the word they can begin with, and those that can begin with a number. Made when first needed. */
type Entries = { byWord: Map<string, Entry[]>; numbers: Entry[] };
type Entry = { slot: Slot; after: Node };
/** What may stand in a slot: the phrases of a tree of its own, or a number that passes. `shared` slots are looked up from many phrases. */
type Slot = { root: Node; takes: ((number: number, next: string) => boolean) | null; shared: boolean; starts: Starts | null };
/** What a slot can begin with. Found when first needed. */
type Starts = { words: Set<string>; takesNumber: boolean };
export type PhraseTree = { root: Node; slots: Map<string, Slot> };
/** A phrase that stands in the line, by its number, and the positions of its words. */
export type Reached = { phrase: number; at: number[] };

/** Fillers and prepositions passed over between two words of a phrase. */
const MOST_SKIPPED = 3;
const LONGEST_GAP = 3;
/** Together more than any real line has; keeps a hostile one short. */
const MOST_FOUND = 500;
const MOST_STEPS = 6_000;

const NO_AGE_BEFORE = /^(?:am|pm|hours?|days?|weeks?|months|miles|kids|child|stone|times|of|o)$/;
/** The slots that numbers fill: any, or one that may be the age of a child. */
const NUMBER_SLOTS: Record<string, Slot['takes']> = {
  n: () => true,
  age: (number, next) => number >= 2 && number <= 19 && !NO_AGE_BEFORE.test(next),
};

/** A tree without phrases. All `slots` are there from the start, since one may name another. */
export function emptyTree(slots: string[]): PhraseTree {
  const named = slots.map((name): [string, Slot] => [name, emptySlot(null, true)]);
  const numbers = Object.entries(NUMBER_SLOTS).map(([name, takes]): [string, Slot] => [name, emptySlot(takes ?? null, false)]);
  return { root: emptyNode(), slots: new Map([...named, ...numbers]) };
}

/** Adds one spelling of a phrase; all its spellings are added in a row. Throws a sentence when it names a slot that does not exist. */
export function addSteps(tree: PhraseTree, root: Node, steps: Step[], phrase: number) {
  let here = root;
  for (const step of steps) here = childOf(tree, here, step);
  const endings = (here.endings ??= []);
  if (endings.at(-1) !== phrase) endings.push(phrase);
}

/** Nobody asks what ends in a slot, only where. */
const IN_SLOT = 0;

/** Adds one thing that may stand in a slot, which need not be there before. */
export function addSlot(tree: PhraseTree, name: string, steps: Step[]) {
  const slot = tree.slots.get(name) ?? emptySlot(null, false);
  tree.slots.set(name, slot);
  addSteps(tree, slot.root, steps, IN_SLOT);
}

function childOf(tree: PhraseTree, node: Node, step: Step): Node {
  if ('gap' in step) return (node.gap ??= emptyNode());
  if ('word' in step) return childIn((node.words ??= new Map()), step.word);
  const slot = tree.slots.get(step.slot);
  if (!slot) throw new Error(`There is no slot “${step.slot}”.`);
  return childIn((node.slots ??= new Map()), slot);
}

function childIn<Key>(children: Map<Key, Node>, key: Key): Node {
  const child = children.get(key) ?? emptyNode();
  children.set(key, child);
  return child;
}

function emptyNode(): Node {
  return { words: null, slots: null, gap: null, endings: null, entries: null };
}

function emptySlot(takes: Slot['takes'], shared: boolean): Slot {
  return { root: emptyNode(), takes, shared, starts: null };
}

function entriesOf(slots: Map<Slot, Node>): Entries {
  const entries: Entries = { byWord: new Map(), numbers: [] };
  for (const [slot, after] of slots) {
    const entry = { slot, after };
    const { words, takesNumber } = startsOf(slot);
    if (takesNumber) entries.numbers.push(entry);
    for (const word of words) (entries.byWord.get(word) ?? entries.byWord.set(word, []).get(word)!).push(entry);
  }
  return entries;
}

/** What a slot can begin with, in itself and through the slots its own phrases begin with. */
function startsOf(slot: Slot): Starts {
  const { words, slots } = slot.root;
  const within = [...(slots?.keys() ?? [])].map((inner) => inner.starts ?? startsOf(inner));
  slot.starts = {
    words: new Set([...(words?.keys() ?? []), ...within.flatMap((inner) => [...inner.words])]),
    takesNumber: slot.takes !== null || within.some(({ takesNumber }) => takesNumber),
  };
  return slot.starts;
}

/** The slots of a node that a word can begin. "one" is a word and a number. */
function opened(node: Node, { key, number }: Token): Entry[] {
  if (!node.slots) return NO_SLOTS;
  const { byWord, numbers } = (node.entries ??= entriesOf(node.slots));
  const entries = byWord.get(key) ?? NO_SLOTS;
  return number === null ? entries : [...new Set([...entries, ...numbers])];
}
const NO_SLOTS: Entry[] = [];

/** Every phrase in the line, at every word it can begin with. */
export function findPhrases(tree: PhraseTree, line: Token[]): Reached[] {
  const found: Reached[] = [];
  const kept = new Map<Slot, number[][][]>();
  let steps = 0;

  const inSlot = (slot: Slot, from: number): number[][] => {
    const known = slot.shared ? (kept.get(slot) ?? kept.set(slot, []).get(slot)!) : [];
    return (known[from] ??= readSlot(slot, from));
  };

  const readSlot = (slot: Slot, from: number): number[][] => {
    const token = line[from];
    if (!token) return [];
    if (slot.takes) return token.number !== null && slot.takes(token.number, line[from + 1]?.word ?? '') ? [[from]] : [];
    const ends: number[][] = [];
    walk(slot.root, from, [], 0, (at) => ends.push(at));
    return ends;
  };

  const walk = (node: Node, next: number, at: number[], skipped: number, end: (at: number[], endings: number[]) => void) => {
    steps += 1;
    if (steps > MOST_STEPS) return;
    // Words passed over do not end a phrase a second time.
    if (node.endings && skipped === 0) end(at, node.endings);
    const token = line[next];
    if (!token || (at.length > 0 && token.clause !== line[at[0]!]!.clause)) return;
    const child = node.words?.get(token.key);
    if (child) walk(child, next + 1, [...at, next], 0, end);
    for (const { slot, after } of opened(node, token)) {
      for (const inside of inSlot(slot, next)) walk(after, inside.at(-1)! + 1, [...at, ...inside], 0, end);
    }
    if (node.gap) for (let gap = 0; gap <= LONGEST_GAP; gap += 1) walk(node.gap, next + gap, at, 0, end);
    if (at.length > 0 && skipped < MOST_SKIPPED && (token.filler || token.link)) walk(node, next + 1, at, skipped + 1, end);
  };

  for (let from = 0; from < line.length && found.length < MOST_FOUND; from += 1) {
    walk(tree.root, from, [], 0, (at, endings) => endings.forEach((phrase) => found.push({ phrase, at })));
  }
  return found;
}

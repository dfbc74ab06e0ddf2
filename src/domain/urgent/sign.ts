import { readLine, type Shorthand } from './line.ts';

/** One place in a sign: any of these words, or of these short phrases by their first word. */
export type Slot = { words: Set<string>; phrases: Map<string, string[][]> };
/** `within` is how many words of any kind may stand before it. */
export type Step = { slot: Slot; within: number };
/** Parts may stand in either order, near each other. */
export type Sign = { parts: Step[][] };
/** What signs are written with: named lists, and the spellings lines are read in. */
type Writing = { lists: Record<string, string[]>; shorthand: Shorthand };

const GAPS: Record<string, number> = { '..': 4, '...': 9 };

/**
 * Reads signs as editors write them. `a b` follow each other, light words aside; `a .. b` with up to 4 words between,
 * `a ... b` with up to 9; `a & b` near each other in either order; `a|b` one of them; `go_on` two words in one place; `kick*` with its
 * endings; `@name` a list. Throws a sentence when a list is not known. What stands in many signs is read once.
 */
export function createSignReader({ lists, shorthand }: Writing): (written: string) => Sign {
  // A sign is read as a line is, so that both have one spelling.
  const wordsIn = remembered((choice) => (choice.endsWith('*') ? [choice] : readLine(choice.replaceAll('_', ' '), shorthand).map(({ text }) => text)));
  const slotOf = remembered((piece) => slot(piece.split('|').flatMap((choice) => spread(choice, lists)).map(wordsIn)));
  return (written) => ({ parts: written.split(' & ').map((part) => steps(part.trim(), slotOf)) });
}

function remembered<Read>(read: (written: string) => Read): (written: string) => Read {
  const known = new Map<string, Read>();
  return (written) => {
    const before = known.get(written);
    if (before !== undefined) return before;
    const now = read(written);
    known.set(written, now);
    return now;
  };
}

function steps(part: string, slotOf: (piece: string) => Slot): Step[] {
  const read: Step[] = [];
  let within = 0;
  for (const piece of part.split(/\s+/)) {
    if (GAPS[piece] !== undefined) within = GAPS[piece];
    else {
      read.push({ slot: slotOf(piece), within });
      within = 0;
    }
  }
  if (read.length === 0 || within > 0) throw new Error(`This sign has an empty place: "${part}"`);
  return read;
}

function slot(choices: string[][]): Slot {
  const words = new Set<string>();
  const phrases = new Map<string, string[][]>();
  for (const [first = '', ...rest] of choices) {
    if (rest.length > 0) phrases.set(first, [...(phrases.get(first) ?? []), rest]);
    else inflected(first).forEach((form) => words.add(form));
  }
  return { words, phrases };
}

function spread(choice: string, lists: Record<string, string[]>): string[] {
  if (!choice.startsWith('@')) return [choice];
  const list = lists[choice.slice(1)];
  if (!list) throw new Error(`A sign speaks of ${choice}, and there is no such list`);
  return list.flatMap((each) => spread(each, lists));
}

/** `hit*` is hit, hits, hitting, hitted: forms nobody says do no harm. */
function inflected(word: string): string[] {
  if (!word.endsWith('*')) return [word];
  const base = word.slice(0, -1);
  const stem = base.replace(/e$/, '').replace(/([^aeiou])y$/, '$1i');
  const doubling = /^[^aeiou]*[aeiou][bdgklmnprt]$/.test(base) ? base.at(-1)! : '';
  return [base, `${base}s`, `${stem}es`, `${stem}${doubling}ed`, `${base.replace(/e$/, '')}${doubling}ing`];
}

/** Every single word that signs can look at, for the spelling. */
export function wordsOf(signs: Sign[]): Set<string> {
  const slots = new Set(signs.flatMap(({ parts }) => parts.flat().map(({ slot: asked }) => asked)));
  return new Set([...slots].flatMap(({ words, phrases }) => [...words, ...[...phrases].flat(3)]));
}

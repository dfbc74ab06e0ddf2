import type { Lexicon } from './lexicon.ts';

/** One step of a phrase: a word by its key, anything in a slot, or a gap. */
export type Step = { word: string } | { slot: string } | { gap: true };
/** How much a phrase says, least first; editors teach the firmest. */
export const FIRMNESSES = ['weak', 'plain', 'taught'] as const;
export type Firmness = (typeof FIRMNESSES)[number];

/** A phrase read: every way to say it, and what it weighs. `choices` are slots of its own. */
export type Phrase = { spellings: Step[][]; choices: Map<string, Step[][]>; firmness: Firmness; swallows: boolean; words: number };

const FIRMNESS: Record<string, Firmness> = { '=': 'taught', '~': 'weak' };
/** Alternatives multiply; a phrase that writes out more than this is a mistake. */
const MOST_SPELLINGS = 400;
/** Behind the first word, more alternatives than this are kept as a slot. */
const MOST_WRITTEN_OUT = 3;

/** Reads a phrase of the vocabulary (`phraseSchema` says how one is written). Throws a sentence when it cannot be read. */
export function readPhrase(source: string, lexicon: Lexicon): Phrase {
  const marks = source.trim().split(/\s+/);
  let firmness: Firmness = 'plain';
  let swallows = false;
  for (let last = marks.at(-1); last !== undefined && /^[=~>]$/.test(last); last = marks.at(-1)) {
    if (last === '>') swallows = true;
    else firmness = FIRMNESS[last] ?? 'plain';
    marks.pop();
  }
  if (marks.length === 0) throw new Error(`The phrase “${source}” has no words.`);
  const choices = new Map<string, Step[][]>();
  const spellings = spellingsOf(marks, lexicon, source, choices);
  return { spellings, choices, firmness, swallows, words: contentOf(spellings[0] ?? [], lexicon) };
}

/** Every way to write a phrase: its alternatives, without its fillers, and without its prepositions where two words remain that say enough. */
function spellingsOf(marks: string[], lexicon: Lexicon, source: string, kept: Map<string, Step[][]>): Step[][] {
  let spellings: Step[][] = [[]];
  for (const [at, mark] of marks.entries()) {
    const choices = choicesOf(mark, lexicon);
    const isKept = at > 0 && choices.length > MOST_WRITTEN_OUT && choices.every((choice) => choice.length > 0);
    if (isKept) kept.set(mark, choices);
    const written = isKept ? [[{ slot: mark }]] : choices;
    spellings = spellings.flatMap((spelling) => written.map((choice) => [...spelling, ...choice]));
    if (spellings.length > MOST_SPELLINGS) throw new Error(`The phrase “${source}” can be written in too many ways.`);
  }
  return spellings.flatMap((spelling) => {
    const lean = spelling.filter((step) => !isOf(step, lexicon.isFiller));
    const bare = lean.filter((step) => !isOf(step, lexicon.isLink));
    const saysEnough = contentOf(bare, lexicon) >= 2 && bare.some((step) => !isOf(step, lexicon.isThin) && !('slot' in step && step.slot === 'n'));
    const chosen = !saysEnough ? [spelling] : bare.length < lean.length ? [lean, bare] : [lean];
    return chosen.filter((steps) => steps.length > 0);
  });
}

function choicesOf(mark: string, lexicon: Lexicon): Step[][] {
  if (mark === '..') return [[{ gap: true }]];
  const optional = mark.length > 1 && mark.endsWith('?');
  const choices = (optional ? mark.slice(0, -1) : mark).split('|').map((choice) => choice.split('_').map((text) => stepOf(text, lexicon)));
  return optional ? [...choices, []] : choices;
}

function stepOf(text: string, lexicon: Lexicon): Step {
  const slot = /^\{(.+)\}$/.exec(text)?.[1];
  return slot ? { slot } : { word: lexicon.learn(text) };
}

function isOf(step: Step, test: (word: string) => boolean): boolean {
  return 'word' in step && test(step.word);
}

function contentOf(steps: Step[], lexicon: Lexicon): number {
  return steps.filter((step) => !('gap' in step) && !isOf(step, lexicon.isFiller) && !isOf(step, lexicon.isLink)).length;
}

import type { Sign, Slot, Step } from './sign.ts';

/** A word of a line with every word it may stand for. */
export type ReadWord = { forms: string[] };
/** Which words of the line made a sign, in order. */
export type Match = number[];

const NONE: Match[] = [];
const NO_PHRASES: string[][] = [];
/** How many light words may stand between two words of a sign. */
const LIGHT_WORDS = 3;
/** How far apart the parts of a sign may stand. */
const PARTS_WITHIN = 11;

/** Every place where the sign stands in the line. */
export function matches(sign: Sign, words: ReadWord[], isLight: (word: ReadWord) => boolean): Match[] {
  let found = partMatches(sign.parts[0]!, words, isLight);
  for (const part of sign.parts.slice(1)) {
    const others = found.length > 0 ? partMatches(part, words, isLight) : [];
    found = found.flatMap((match) => {
      const near = others.find((other) => areNear(match, other));
      return near ? [[...new Set([...match, ...near])].toSorted((a, b) => a - b)] : [];
    });
  }
  return found;
}

function areNear(a: Match, b: Match): boolean {
  return b[0]! - a.at(-1)! <= PARTS_WITHIN + 1 && a[0]! - b.at(-1)! <= PARTS_WITHIN + 1;
}

/** Steps through a part with the set of places reached so far, so that no line makes it slow. One match for each start. */
function partMatches(steps: Step[], words: ReadWord[], isLight: (word: ReadWord) => boolean): Match[] {
  const found: Match[] = [];
  for (let start = 0; start < words.length; start += 1) {
    let reached = slotMatches(steps[0]!.slot, words, start, isLight);
    for (let at = 1; at < steps.length && reached.length > 0; at += 1) {
      const { slot, within } = steps[at]!;
      const further = new Map<number, Match>();
      for (const match of reached) {
        for (const place of nextPlaces(words, match.at(-1)! + 1, within, isLight)) {
          for (const more of slotMatches(slot, words, place, isLight)) if (!further.has(more.at(-1)!)) further.set(more.at(-1)!, [...match, ...more]);
        }
      }
      reached = [...further.values()];
    }
    if (reached[0]) found.push(reached[0]);
  }
  return found;
}

/** Where the next word of a sign may stand: so many words on, or behind light words. */
function nextPlaces(words: ReadWord[], from: number, within: number, isLight: (word: ReadWord) => boolean): number[] {
  const places: number[] = [];
  let light = 0;
  for (let at = from; at < words.length; at += 1) {
    places.push(at);
    if (at - from < within) continue;
    light += 1;
    if (light > LIGHT_WORDS || !isLight(words[at]!)) break;
  }
  return places;
}

function slotMatches(slot: Slot, words: ReadWord[], at: number, isLight: (word: ReadWord) => boolean): Match[] {
  const word = words[at];
  if (!word) return NONE;
  let found = NONE;
  for (const form of word.forms) {
    if (slot.words.has(form)) found = [[at], ...found];
    if (slot.phrases.size > 0) for (const rest of slot.phrases.get(form) ?? NO_PHRASES) {
      const match = phraseMatch(rest, words, at, isLight);
      if (match) found = [...found, match];
    }
  }
  return found;
}

function phraseMatch(rest: string[], words: ReadWord[], at: number, isLight: (word: ReadWord) => boolean): Match | null {
  const match = [at];
  for (const wanted of rest) {
    const next = nextPlaces(words, match.at(-1)! + 1, 0, isLight).find((place) => words[place]!.forms.includes(wanted));
    if (next === undefined) return null;
    match.push(next);
  }
  return match;
}

import { featuresOf } from './features.ts';
import type { Example } from './learn.ts';

/** A line somebody said, what it is rightly read as, and what would be fair too. Null teaches nothing of that kind. `subNeeds` are written `need/sub-need`. */
export type ExampleLine = { line: string; needs: Labels | null; subNeeds: string[]; urgent: Labels | null };
type Labels = { right: string[]; fair: string[] };

/** Of a phrase with many ways to say it, how many are written out. */
const MOST_WAYS = 2;
const DEEPEST_SLOT = 4;
const SUB_NEED = /\/[^,]+/g;

/**
 * Reads `examples.tsv`: a heading, then on each row a line, its needs, needs that would be fair too, the urgent group and
 * groups that would be fair too. `-` is none; `?` says that nobody judged it. A need may be said more exactly, as `need/sub-need`.
 */
export function readExampleLines(tsv: string): ExampleLine[] {
  const rows = tsv.split('\n').slice(1).filter(Boolean);
  return rows.map((row) => {
    const [line = '', needs = '?', fairNeeds = '-', urgent = '?', fairUrgent = '-'] = row.split('\t');
    return {
      line,
      needs: labelsOf(needs.replaceAll(SUB_NEED, ''), fairNeeds),
      subNeeds: needs.split(',').filter((need) => need.includes('/')),
      urgent: labelsOf(urgent, fairUrgent),
    };
  });
}

function labelsOf(right: string, fair: string): Labels | null {
  const names = (list: string) => (list === '-' ? [] : [...new Set(list.split(','))]);
  return right === '?' ? null : { right: names(right), fair: names(fair) };
}

/** An example to learn from, of the words of its line as evidence sees them. */
export function exampleOf(words: (string | null)[], { right, fair }: Labels): Example {
  return { features: Uint32Array.from(featuresOf(words).numbers), right, fair };
}

/**
 * A phrase of a vocabulary as people would say it, in a few of its ways: alternatives and the words of slots are
 * taken in turn, marks left out. `slots` are named as they stand in the phrase (`{kin}` or `@kin`).
 */
export function waysToSay(phrase: string, slots: ReadonlyMap<string, string[]>): string[] {
  const marks = phrase.split(/\s+/).filter((mark) => !/^(?:[!~>&-]|\.{2,3})$/.test(mark));
  const ways = Math.min(MOST_WAYS, Math.max(1, ...marks.map((mark) => mark.split('|').length)));
  const written = Array.from({ length: ways }, (_, turn) => marks.map((mark, at) => oneOf(mark, turn + at * (turn > 0 ? 1 : 0), slots, 0)).join(' '));
  return [...new Set(written)];
}

function oneOf(mark: string, turn: number, slots: ReadonlyMap<string, string[]>, depth: number): string {
  const choices = mark.replace(/\?$/, '').split('|');
  return choices[turn % choices.length]!.split('_').map((word) => ofSlot(word, turn, slots, depth)).join(' ');
}

function ofSlot(word: string, turn: number, slots: ReadonlyMap<string, string[]>, depth: number): string {
  const slot = slots.get(word);
  if (!slot || depth > DEEPEST_SLOT) return /^[{@]/.test(word) ? '' : word.replace(/\*$/, '');
  return slot[(turn * 7 + depth) % slot.length]!.split(' ').map((mark) => oneOf(mark, turn, slots, depth + 1)).join(' ');
}

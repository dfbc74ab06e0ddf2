import type { Vocabulary } from '../../src/domain/need.ts';
import { cumulativeOf, type Random } from './random.ts';

/** As many different words as some ten thousand real listings have between them. */
const DIFFERENT_WORDS = 30_000;
/** Zipf's law as Mandelbrot put it, with figures usual for English: the weight of a word by its rank, from 0. */
const zipfWeight = (rank: number) => 1 / (rank + 2.7) ** 1.05;

const SYLLABLES = (
  'ba ber bour bridge by cas ches cot dale den der don dun en er es field ford gar ham har ' +
  'hol ing ken lan le ley lin low mar mere mon nor over pen ros sal shaw stan ter thor ton tun wal war wick win worth'
).split(' ');

export type Writer = { text: (random: Random, characters: number) => string };

/**
 * Writes text whose words are as frequent as words are: those of `samples` in their own order of frequency, then what
 * callers say, then a long tail of invented ones.
 */
export function createWriter(samples: string[], vocabulary: Vocabulary, random: Random): Writer {
  const words = rankedWords(samples, vocabulary, random);
  const cumulative = cumulativeOf(words.map((_, rank) => zipfWeight(rank)));

  /** Sentences of about so many characters. */
  function text(using: Random, characters: number): string {
    let written = '';
    while (written.length < characters) written += sentence(using);
    return written.trim();
  }

  function sentence(using: Random): string {
    const chosen = Array.from({ length: using.whole(7, 18) }, () => words[using.weighted(cumulative)]!).join(' ');
    return `${chosen[0]!.toUpperCase()}${chosen.slice(1)}. `;
  }

  return { text };
}

function rankedWords(samples: string[], vocabulary: Vocabulary, random: Random): string[] {
  const counts = new Map<string, number>();
  for (const word of samples.flatMap(wordsOf)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const used = [...counts].toSorted(([, a], [, b]) => b - a).map(([word]) => word);
  const said = vocabulary.needs.flatMap((need) => need.phrases.flatMap(wordsOf));
  const words = new Set([...used.slice(0, 300), ...said, ...used]);
  while (words.size < DIFFERENT_WORDS) words.add(Array.from({ length: random.whole(2, 4) }, () => random.pick(SYLLABLES)).join(''));
  return [...words];
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[a-z]+(?:'[a-z]+)?/g) ?? [];
}

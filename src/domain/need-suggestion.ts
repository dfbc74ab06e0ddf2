import { z } from 'zod';
import type { Vocabulary } from './need.ts';

/**
 * The words listings use of themselves, by `need` or `need/sub-need`; `inName` counts only in a name ("church",
 * which in a text may be where a group meets). `misleading` are phrases of callers that say something else in a listing.
 */
export const suggestionWordsSchema = z.strictObject({
  anywhere: z.record(z.string(), z.array(z.string())),
  inName: z.record(z.string(), z.array(z.string())),
  misleading: z.array(z.string()),
});
export type SuggestionWords = z.infer<typeof suggestionWordsSchema>;

type Sign = { need: string; subNeed: string | null; onlyInName: boolean };
/** By phrase, its words without case and plural. */
export type NeedSigns = Map<string, Sign[]>;
export type SuggestedNeed = { need: string; subNeeds: string[]; suggested: true };
/** A need, and the words of the listing that speak of it, as they stand there. */
export type ExplainedNeed = { need: string; subNeeds: string[]; words: string[] };

const MOST_NEEDS = 5;
const LONGEST_PHRASE_WORDS = 6;
const NAME_COUNTS = 3;
/** How far "no", "not" or "without" reaches, in words of the same clause. */
const NEGATION_REACH = 4;
const NEGATION = /^(?:no|not|never|without|cannot|cant|dont|doesnt|isnt|arent|unable|excluding|except)$/;
const NO_NEGATION = /\bnot[- ](?:for[- ]profit|only|just)\b|\bnon[- ]profit\b|\bno (?:charge|cost|fee)\b/g;

/**
 * What the vocabulary says about a listing's own words. Of what callers say, the phrases of two words and
 * more: a single word ("deposit", "spice", "formula") too often means something else in a listing.
 */
export function needSigns(vocabulary: Vocabulary, words: SuggestionWords): NeedSigns {
  const signs: NeedSigns = new Map();
  const misleading = new Set(words.misleading.map((phrase) => wordsOf(phrase).join(' ')));
  const add = (phrase: string, target: string, onlyInName: boolean, shortest: number) => {
    const parts = wordsOf(phrase);
    const key = parts.join(' ');
    if (parts.length < shortest || misleading.has(key)) return;
    const [need = '', subNeed = null] = target.split('/');
    const same = signs.get(key) ?? [];
    if (same.some((sign) => sign.need === need && (subNeed === null || sign.subNeed === subNeed))) return;
    signs.set(key, [...same, { need, subNeed, onlyInName }]);
  };

  for (const [target, phrases] of Object.entries(words.anywhere)) phrases.forEach((phrase) => add(phrase, target, false, 1));
  for (const [target, phrases] of Object.entries(words.inName)) phrases.forEach((phrase) => add(phrase, target, true, 1));
  for (const { slug, label, phrases, subNeeds } of vocabulary.needs) {
    [label, ...phrases].forEach((phrase) => add(phrase, slug, false, 2));
    subNeeds.forEach((sub) => add(sub.label, `${slug}/${sub.slug}`, false, 2));
  }
  return signs;
}

/**
 * The needs a listing's name and text speak of, most likely first, at most five, each marked as suggested.
 * Whole words only; what stands behind a "no" or "not" is no sign; without a sign the answer is empty.
 */
export function suggestNeeds(name: string, text: string, signs: NeedSigns): SuggestedNeed[] {
  return explainNeeds(name, text, signs).map(({ need, subNeeds }) => ({ need, subNeeds, suggested: true }));
}

/** The same, each with the words that led to it, for somebody who is asked whether it is right. */
export function explainNeeds(name: string, text: string, signs: NeedSigns): ExplainedNeed[] {
  const scores = new Map<string, { score: number; subNeeds: Map<string, number>; words: Set<string> }>();
  const count = (found: Found[], weight: number) => {
    for (const { sign, words } of found) {
      const entry = scores.get(sign.need) ?? { score: 0, subNeeds: new Map<string, number>(), words: new Set<string>() };
      entry.score += weight * words.length;
      entry.words.add(words.join(' '));
      if (sign.subNeed) entry.subNeeds.set(sign.subNeed, (entry.subNeeds.get(sign.subNeed) ?? 0) + weight * words.length);
      scores.set(sign.need, entry);
    }
  };
  count(signsIn(name, signs, true), NAME_COUNTS);
  count(signsIn(text, signs, false), 1);

  // Sorting is stable: of equals, the one named first stays first.
  return [...scores]
    .sort(([, a], [, b]) => b.score - a.score)
    .slice(0, MOST_NEEDS)
    .map(([need, { subNeeds, words }]) => ({
      need,
      subNeeds: [...subNeeds].sort(([, a], [, b]) => b - a).slice(0, 3).map(([slug]) => slug),
      words: [...words],
    }));
}

/** A sign, and the words of the listing it stands on. */
type Found = { sign: Sign; words: string[] };

/** Each sign once. A longer phrase uses its words up: a "food bank" is no "bank". */
function signsIn(text: string, signs: NeedSigns, isName: boolean): Found[] {
  const found = new Map<Sign, Found>();
  for (const clause of text.toLowerCase().replace(NO_NEGATION, ' ').split(/[,.;:()!?\n]+/)) {
    const written = writtenWords(clause);
    const words = written.map(plainWord);
    let negatedUntil = -1;
    for (let at = 0; at < words.length; at += 1) {
      const length = longestSign(words, at, signs, isName);
      if (length === 0 && NEGATION.test(words[at]!)) negatedUntil = at + NEGATION_REACH;
      if (length === 0) continue;
      const same = signs.get(words.slice(at, at + length).join(' '))!;
      const meant = same.filter((sign) => at > negatedUntil && (isName || !sign.onlyInName));
      meant.forEach((sign) => found.set(sign, { sign, words: written.slice(at, at + length) }));
      at += length - 1;
    }
  }
  return [...found.values()];
}

function longestSign(words: string[], at: number, signs: NeedSigns, isName: boolean): number {
  for (let length = Math.min(LONGEST_PHRASE_WORDS, words.length - at); length > 0; length -= 1) {
    const same = signs.get(words.slice(at, at + length).join(' '));
    if (same?.some((sign) => isName || !sign.onlyInName)) return length;
  }
  return 0;
}

/** Lower-case words without apostrophes, accents and the plural's s, so that "Carers'" is "carer". */
function wordsOf(text: string): string[] {
  return writtenWords(text).map(plainWord);
}

function writtenWords(text: string): string[] {
  return text.split(/[^\p{L}\p{N}'’‘]+/u).filter((word) => /[^'’‘]/.test(word));
}

function plainWord(written: string): string {
  const word = written.toLowerCase().normalize('NFKD').replace(/['’‘]|\p{M}/gu, '');
  return word.length > 3 && /[^siu]s$/.test(word) ? word.slice(0, -1) : word;
}

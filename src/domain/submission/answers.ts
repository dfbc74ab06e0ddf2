import type { ListingDetails } from '../listing.ts';
import type { Vocabulary } from '../need.ts';
import type { PlaceAnswer } from '../place.ts';
import { cleanLine, cleanText, mixedWord } from './plain-writing.ts';
import type { Answers } from './submission.ts';

/** What is wrong with one field, as a sentence for whoever filled it in. */
export type Problem = { field: string; sentence: string };

/** What a reading needs beside the answers. Time and what was looked up come in. */
export type ReadContext = {
  vocabulary: Vocabulary;
  /** The day in the UK: `2026-11-24`. */
  today: string;
  /** What each place named in the answers is, by the place as it was typed (see `placesIn`). */
  places: ReadonlyMap<string, PlaceAnswer>;
};

export type Reading = { details: ListingDetails; problems: Problem[] };

/** One page of the form: its part of a listing as answers, and its answers as that part of a listing. */
export type Step = {
  slug: string;
  title: string;
  /** Every name its form may send. */
  fields: readonly string[];
  /** Some of them, of which one is there once the form was sent, and not before. */
  signs: readonly string[];
  /** The answers that say what a listing says, to begin a change to it. */
  fill: (details: ListingDetails) => Answers;
  /**
   * The listing with this part as answered, and what is wrong or missing. What the form cannot say stays as it is in `base`,
   * and so does what was not touched: `read(fill(d), d)` gives `d`.
   */
  read: (answers: Answers, base: ListingDetails, context: ReadContext) => Reading;
};

/** Answers being read. `before` is what the form held when nobody had touched it. */
export type Form = { answers: Answers; before: Answers; problems: Problem[] };

export function openForm(answers: Answers, before: Answers): Form {
  return { answers, before, problems: [] };
}

export function report(form: Form, field: string, sentence: string) {
  form.problems.push({ field, sentence });
}

/** The first value of a field as typed; empty when there is none. */
export function typed(answers: Answers, field: string): string {
  return answers[field]?.[0] ?? '';
}

/** Whether the fields say nothing: no word in any, no box ticked. */
export function isEmpty(answers: Answers, ...fields: string[]): boolean {
  return fields.every((field) => (answers[field] ?? []).every((value) => value.trim() === ''));
}

/** The values of a field that are not empty. */
export function ticked(answers: Answers, field: string): string[] {
  return (answers[field] ?? []).filter((value) => value !== '');
}

export function isYes(answers: Answers, field: string): boolean {
  return ticked(answers, field).includes('yes');
}

/** Whether the fields say what they said before anybody touched them. */
export function untouched({ answers, before }: Form, ...fields: string[]): boolean {
  return fields.every((field) => {
    const [now, then] = [ticked(answers, field), ticked(before, field)];
    return now.length === then.length && now.every((value) => then.includes(value));
  });
}

/** A line of text. A field that says what it said before is not judged again. */
export function readLine(form: Form, field: string, longest: number): string {
  return readWriting(form, field, longest, cleanLine);
}

/** Paragraphs of text. */
export function readText(form: Form, field: string, longest: number): string {
  return readWriting(form, field, longest, cleanText);
}

function readWriting(form: Form, field: string, longest: number, clean: (text: string) => string): string {
  if (untouched(form, field)) return typed(form.answers, field);
  const text = clean(typed(form.answers, field));
  const mixed = mixedWord(text);
  if (mixed) report(form, field, mixedSentence(mixed));
  else if (text.length > longest) report(form, field, `Keep it to ${longest} characters. It has ${text.length}.`);
  return text.slice(0, longest);
}

export function mixedSentence(word: string): string {
  return `“${word}” mixes letters of two alphabets that look alike. Type that word again.`;
}

/** The one choice made, or null. What the form does not offer was not chosen. */
export function readChoice<Choice extends string>({ answers }: Form, field: string, choices: readonly Choice[]): Choice | null {
  return choices.find((choice) => choice === typed(answers, field)) ?? null;
}

/** The choices ticked: those of `before` in their order there, then the others as the form lists them. */
export function readChoices<Choice extends string>({ answers }: Form, field: string, choices: readonly Choice[], before: readonly Choice[]): Choice[] {
  const chosen = new Set<string>(ticked(answers, field));
  const known = [...before, ...choices.filter((choice) => !before.includes(choice))];
  return known.filter((choice) => chosen.has(choice));
}

import { expect, test } from 'vitest';
import type { Lexicon } from '../../../src/domain/interpretation/lexicon.ts';
import { readPhrase } from '../../../src/domain/interpretation/phrase.ts';

const lexicon: Lexicon = { learn: (word) => word, isFiller: (word) => word === 'the', isLink: (word) => word === 'to', isThin: () => false, reader: () => () => [] };
const spellings = (source: string) => readPhrase(source, lexicon).parts.map((part) => part.map((steps) => steps.map((step) => ('word' in step ? step.word : '?')).join(' ')));

test('a phrase is found without its fillers, and without its prepositions where enough is left', () => {
  expect(spellings('listen to the music')).toEqual([['listen to music', 'listen music']]);
  expect(spellings('the choir')).toEqual([['the choir']]);
});

test('each alternative is a spelling of its own', () => {
  expect(spellings('old lady|man & alone')).toEqual([['old lady', 'old man'], ['alone']]);
});

test('a phrase of more parts than anybody says in a line is refused with a sentence', () => {
  expect(() => readPhrase('a & b & c & d & e & f & g & h & i', lexicon)).toThrow('has more than 8 parts');
});

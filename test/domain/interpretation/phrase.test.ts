import { expect, test } from 'vitest';
import type { Lexicon } from '../../../src/domain/interpretation/lexicon.ts';
import { readPhrase } from '../../../src/domain/interpretation/phrase.ts';

const lexicon: Lexicon = { learn: (word) => word, isFiller: (word) => word === 'the', isLink: (word) => word === 'to', isThin: () => false, reader: () => () => [] };
const spellings = (source: string) => readPhrase(source, lexicon).spellings.map((steps) => steps.map((step) => ('word' in step ? step.word : '?')).join(' '));

test('a phrase is found without its fillers, and without its prepositions where enough is left', () => {
  expect(spellings('listen to the music')).toEqual(['listen to music', 'listen music']);
  expect(spellings('the choir')).toEqual(['the choir']);
});

test('each alternative is a spelling of its own', () => {
  expect(spellings('old lady|man alone')).toEqual(['old lady alone', 'old man alone']);
});

test('a phrase that is nothing but a mark is refused with a sentence', () => {
  expect(() => readPhrase('~', lexicon)).toThrow('has no words');
});

import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCallerVocabulary } from '../../../src/adapters/data-files.ts';
import { createDictionary } from '../../../src/domain/interpretation/dictionary.ts';
import { wordsOfLine } from '../../../src/domain/interpretation/line.ts';
import { withChanges } from '../../../src/domain/interpretation/vocabulary-change.ts';

const shipped = readCallerVocabulary(join(import.meta.dirname, '../../../data'));

test('what editors taught stays taught where a phrase of the vocabulary says the same', () => {
  const { read, find } = createDictionary(withChanges(shipped, [{ kind: 'phrase', text: 'husband alcoholic', means: 'addiction/families-affected' }]));
  const found = find(read(wordsOfLine('husband alcoholic'))).filter(({ at }) => at.join() === '0,1');
  expect(found).toEqual([{ meaning: { is: 'need', need: 'addiction', subNeed: 'families-affected' }, firmness: 'taught', words: 2, at: [0, 1] }]);
});

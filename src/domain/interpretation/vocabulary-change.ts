import { z } from 'zod';
import type { CallerVocabulary } from './vocabulary.ts';

/** Plain words, as somebody says them: the marks of phrases are for the shipped files, where a test reads over them. */
const said = z
  .string()
  .trim()
  .toLowerCase()
  .min(2, 'Write the words as a caller says them')
  .max(80, 'That is long for a phrase: use the few words that matter')
  .regex(/^[\p{L}\d'’ ]+$/u, 'Use letters, digits and spaces only');
const oneWord = said.regex(/^[^\s]+$/, 'Write one word');

/** One thing the editors have taught the directory about what callers say. */
export const vocabularyChangeSchema = z.discriminatedUnion('kind', [
  /** These words mean that need, written `need` or `need/sub-need`. */
  z.strictObject({ kind: z.literal('phrase'), text: said, means: z.string() }),
  /** These words say nothing of a need, whatever is in them. */
  z.strictObject({ kind: z.literal('nothing'), text: said }),
  /** This word is another spelling, or a short form, of that one. */
  z.strictObject({ kind: z.literal('same'), text: oneWord, means: oneWord }),
  /** This word is meant as it is typed: never corrected, never a correction. */
  z.strictObject({ kind: z.literal('protected'), text: oneWord }),
]);
export type VocabularyChange = z.infer<typeof vocabularyChangeSchema>;

/** A change as it is kept. What was undone stays in the list. */
export type KeptChange = { id: string; change: VocabularyChange; by: string; madeAt: string; undoneAt: string | null };

/** The shipped vocabulary with the editors' changes, oldest first. */
export function withChanges(shipped: CallerVocabulary, changes: VocabularyChange[]): CallerVocabulary {
  return changes.reduce(withChange, shipped);
}

function withChange(vocabulary: CallerVocabulary, change: VocabularyChange): CallerVocabulary {
  const { needs, nothing, words } = vocabulary;
  switch (change.kind) {
    case 'phrase': {
      const [need = '', subNeed = need] = change.means.split('/');
      const known = needs[need] ?? {};
      return { ...vocabulary, needs: { ...needs, [need]: { ...known, [subNeed]: [...(known[subNeed] ?? []), `${change.text} =`] } } };
    }
    case 'nothing':
      return { ...vocabulary, nothing: [...nothing, change.text] };
    case 'same':
      return { ...vocabulary, words: { ...words, same: { ...words.same, [change.means]: [...(words.same[change.means] ?? []), change.text] } } };
    case 'protected':
      return { ...vocabulary, words: { ...words, protected: [...words.protected, change.text] } };
  }
}

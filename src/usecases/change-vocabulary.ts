import { linesWith, movedLines, type JudgedLine, type Moved, type Readers } from '../domain/interpretation/judged-lines.ts';
import type { KeptChange, VocabularyChange } from '../domain/interpretation/vocabulary-change.ts';
import { actorText, type Actor } from '../domain/person.ts';
import type { Atomically, VocabularyStore } from '../domain/stores.ts';

export type VocabularyDeps = {
  vocabularyChanges: VocabularyStore;
  atomically: Atomically;
  /** Lines whose meaning is known. */
  judgedLines: () => JudgedLine[];
  /** How lines are read today. */
  interpret: Readers['interpret'];
  urgent: Readers['urgent'];
  /** How lines would be read with these changes, oldest first. Throws a sentence when a phrase cannot be read. */
  interpretWith: (changes: VocabularyChange[]) => Readers['interpret'];
  /** From now on lines are read with what is in the store. */
  reloadReaders: () => Promise<void>;
};

export type Trial = { moved: Moved[]; lines: number };

/** Which judged lines would be understood otherwise with one change more, of how many. Keeps nothing. */
export async function tryVocabulary({ vocabularyChanges, judgedLines, interpretWith, ...today }: VocabularyDeps, change: VocabularyChange): Promise<Trial> {
  const live = liveChanges(await vocabularyChanges.list());
  const lines = judgedLines();
  const concerned = linesWith(lines, 'means' in change && change.kind === 'same' ? `${change.text} ${change.means}` : change.text);
  return { moved: movedLines(concerned, today, interpretWith([...live, change])), lines: lines.length };
}

/** Keeps the change; the next line is read with it. */
export async function changeVocabulary({ atomically, reloadReaders }: VocabularyDeps, change: VocabularyChange, who: Actor): Promise<void> {
  await atomically(async ({ vocabularyChanges, audit }) => {
    await vocabularyChanges.add(change, actorText(who));
    await audit.add(who, 'taught', `vocabulary ${change.kind}`, changeText(change));
  });
  await reloadReaders();
}

/** False when it had been undone before. */
export async function undoVocabulary({ atomically, reloadReaders }: VocabularyDeps, id: string, who: Actor): Promise<boolean> {
  const undone = await atomically(async ({ vocabularyChanges, audit }) => {
    const change = await vocabularyChanges.undo(id);
    if (change) await audit.add(who, 'took back', `vocabulary ${change.kind}`, changeText(change));
    return change !== null;
  });
  if (undone) await reloadReaders();
  return undone;
}

export function liveChanges(kept: KeptChange[]): VocabularyChange[] {
  return kept.filter(({ undoneAt }) => undoneAt === null).map(({ change }) => change);
}

function changeText(change: VocabularyChange): string {
  return 'means' in change ? `“${change.text}” means ${change.means}` : `“${change.text}”`;
}

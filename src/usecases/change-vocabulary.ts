import { linesWith, movedLines, type JudgedLine, type Moved } from '../domain/interpretation/judged-lines.ts';
import type { KeptChange, VocabularyChange } from '../domain/interpretation/vocabulary-change.ts';
import type { ReadLine } from '../domain/line-read.ts';
import { actorText, type Actor } from '../domain/person.ts';
import type { Atomically, VocabularyStore } from '../domain/stores.ts';

export type VocabularyDeps = {
  vocabularyChanges: VocabularyStore;
  atomically: Atomically;
  /** Lines whose meaning is known. */
  judgedLines: () => JudgedLine[];
  /** How lines are read today. */
  read: ReadLine;
  /** How lines would be read with these changes, oldest first. Throws a sentence when a phrase cannot be read. */
  readWith: (changes: VocabularyChange[]) => ReadLine;
  /** From now on lines are read with what is in the store. */
  reloadReader: () => Promise<void>;
};

export type Trial = { moved: Moved[]; lines: number };

/** Which judged lines would be understood otherwise with one change more, of how many. Keeps nothing. */
export async function tryVocabulary({ vocabularyChanges, judgedLines, read, readWith }: VocabularyDeps, change: VocabularyChange): Promise<Trial> {
  const live = liveChanges(await vocabularyChanges.list());
  const lines = judgedLines();
  const concerned = linesWith(lines, 'means' in change && change.kind === 'same' ? `${change.text} ${change.means}` : change.text);
  return { moved: movedLines(concerned, read, readWith([...live, change])), lines: lines.length };
}

/** Keeps the change; the next line is read with it. */
export async function changeVocabulary({ atomically, reloadReader }: VocabularyDeps, change: VocabularyChange, who: Actor): Promise<void> {
  await atomically(async ({ vocabularyChanges, audit }) => {
    await vocabularyChanges.add(change, actorText(who));
    await audit.add(who, 'taught', `vocabulary ${change.kind}`, changeText(change));
  });
  await reloadReader();
}

/** False when it had been undone before. */
export async function undoVocabulary({ atomically, reloadReader }: VocabularyDeps, id: string, who: Actor): Promise<boolean> {
  const undone = await atomically(async ({ vocabularyChanges, audit }) => {
    const change = await vocabularyChanges.undo(id);
    if (change) await audit.add(who, 'took back', `vocabulary ${change.kind}`, changeText(change));
    return change !== null;
  });
  if (undone) await reloadReader();
  return undone;
}

export function liveChanges(kept: KeptChange[]): VocabularyChange[] {
  return kept.filter(({ undoneAt }) => undoneAt === null).map(({ change }) => change);
}

function changeText(change: VocabularyChange): string {
  return 'means' in change ? `“${change.text}” means ${change.means}` : `“${change.text}”`;
}

import type { FieldChange } from '../../domain/changes.ts';
import { wordDiff, type Stretch } from '../../domain/word-diff.ts';

/** A change as a page prints it: its words in stretches, those that changed marked. */
export type ShownChange = { field: string; label: string; before: Stretch[]; after: Stretch[] };

export function shownChange({ field, label, before, after }: FieldChange): ShownChange {
  const words = before === '' || after === '' ? { before: plain(before), after: plain(after) } : wordDiff(before, after);
  return { field, label, ...words };
}

/** What stands alone needs no marks. */
function plain(text: string): Stretch[] {
  return text === '' ? [] : [{ text, changed: false }];
}

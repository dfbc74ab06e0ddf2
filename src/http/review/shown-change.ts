import type { FieldChange } from '../../domain/changes.ts';
import { LIST_FIELDS } from '../../domain/listing-fields.ts';
import { lineDiff, wordDiff, type Stretch } from '../../domain/word-diff.ts';

/** One line of what a field says, in stretches, those that changed marked. */
type Line = Stretch[];

/** A change as a page prints it. `isList`: each line is a thing of its own. */
export type ShownChange = { field: string; label: string; isList: boolean; before: Line[]; after: Line[] };

export function shownChange({ field, label, before, after }: FieldChange): ShownChange {
  const isList = LIST_FIELDS.includes(field);
  const words = before === '' || after === '' ? { before: plain(before), after: plain(after) } : isList ? lineDiff(before, after) : wordDiff(before, after);
  return { field, label, isList, before: linesOf(words.before), after: linesOf(words.after) };
}

/** What stands alone needs no marks. */
function plain(text: string): Stretch[] {
  return text === '' ? [] : [{ text, changed: false }];
}

function linesOf(stretches: Stretch[]): Line[] {
  const lines: Line[] = [];
  for (const { text, changed } of stretches) {
    text.split('\n').forEach((part, position) => {
      if (position > 0 || lines.length === 0) lines.push([]);
      if (part !== '') lines.at(-1)!.push({ text: part, changed });
    });
  }
  return lines;
}

import type { ListingDetails } from '../listing.ts';
import { QUALITY_MARK_KINDS, QUALITY_MARKS, type QualityMarkKind } from '../quality-mark.ts';
import { isEmpty, isYes, readChoices, readLine, report, untouched, type Form } from './answers.ts';
import type { Answers } from './submission.ts';

type Mark = ListingDetails['marks'][number];

/** Those whose number stands in a public register. A group is asked for no other: what it writes is shown to everybody. */
export const REGISTERED_MARKS: readonly QualityMarkKind[] = ['food-hygiene', 'immigration-advice', 'debt-advice'];

/** What a group can say of its quality marks. `marks-asked` tells a form that asked, and had nothing ticked, from one that did not ask. */
export const MARK_FIELDS = ['marks', 'marks-asked', ...REGISTERED_MARKS.map((kind) => markField(kind, 'number'))];

/** The name of the field that says what is known of a quality mark; its number is under it. */
export function markField(kind: QualityMarkKind, part?: 'number'): string {
  return part ? `mark-${kind}-${part}` : `mark-${kind}`;
}

export function fillMarks(marks: Mark[]): Answers {
  const numbers = REGISTERED_MARKS.map((kind) => [markField(kind, 'number'), [marks.find((mark) => mark.kind === kind)?.number ?? '']]);
  return { marks: kindsOf(marks), 'marks-asked': ['yes'], ...Object.fromEntries(numbers) };
}

/** What a group says it has. Nobody has seen the proof of what it says anew, of another number too; the rest stays as it is known. */
export function readMarks(form: Form, before: Mark[], today: string): Mark[] {
  if (!isYes(form.answers, 'marks-asked') || untouched(form, ...MARK_FIELDS)) return before;
  const claimed = readChoices(form, 'marks', QUALITY_MARK_KINDS, kindsOf(before));
  for (const kind of REGISTERED_MARKS.filter((other) => !claimed.includes(other))) askWhatOf(form, kind, 'Tick its box if you have it');
  return claimed.flatMap((kind) => {
    const known = before.filter((mark) => mark.kind === kind);
    const isRegistered = REGISTERED_MARKS.includes(kind);
    if (known.length > 0 && (!isRegistered || untouched(form, markField(kind, 'number')))) return known;
    return [{ kind, number: isRegistered ? readLine(form, markField(kind, 'number'), 60) : '', on: today, proofSeenBy: '' }];
  });
}

/** Asks about a number that was typed for what nobody said is there. One that was known goes with what is given up. */
export function askWhatOf(form: Form, kind: QualityMarkKind, what: string) {
  const field = markField(kind, 'number');
  if (isEmpty(form.answers, field) || untouched(form, field)) return;
  report(form, field, `You wrote a number for the ${QUALITY_MARKS[kind]}. ${what}, or take the number out.`);
}

function kindsOf(marks: Mark[]): QualityMarkKind[] {
  return [...new Set(marks.map(({ kind }) => kind))];
}

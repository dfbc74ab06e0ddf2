import { dateText } from '../date-text.ts';
import type { ListingDetails } from '../listing.ts';
import { QUALITY_MARK_KINDS, type QualityMarkKind } from '../quality-mark.ts';
import { readDate } from '../written-date.ts';
import { openForm, readChoice, readLine, readText, report, typed, untouched, type Form, type ReadContext, type Reading, type Step } from './answers.ts';
import type { Answers } from './submission.ts';

type Mark = ListingDetails['marks'][number];
const MARK_STATES = ['none', 'said', 'seen'] as const;

/** The name of the field that says what is known of a quality mark; its number is under it. */
export function markField(kind: QualityMarkKind, part?: 'number'): string {
  return part ? `mark-${kind}-${part}` : `mark-${kind}`;
}

/** What editors alone say of a listing: their own words, whose proof they have seen, whether they have checked it, until when it has money. */
export const forEditors: Step = {
  slug: 'for-editors',
  title: 'From the editors',
  fields: ['editor-note', 'checked', 'funded-until', ...QUALITY_MARK_KINDS.flatMap((kind) => [markField(kind), markField(kind, 'number')])],
  signs: ['editor-note'],
  fill,
  read,
};

function fill({ editorNote, fundedUntil, marks }: ListingDetails): Answers {
  const known = QUALITY_MARK_KINDS.map((kind) => [kind, marks.find((mark) => mark.kind === kind)] as const);
  return {
    'editor-note': [editorNote],
    checked: ['no'],
    'funded-until': [fundedUntil ? dateText(fundedUntil) : ''],
    ...Object.fromEntries(known.map(([kind, mark]) => [markField(kind), [mark ? (mark.proofSeenBy ? 'seen' : 'said') : 'none']])),
    ...Object.fromEntries(known.map(([kind, mark]) => [markField(kind, 'number'), [mark?.number ?? '']])),
  };
}

function read(answers: Answers, base: ListingDetails, { today }: ReadContext): Reading {
  const form = openForm(answers, fill(base));
  const how = readChoice(form, 'checked', ['phoned', 'visited']);
  const details: ListingDetails = {
    ...base,
    editorNote: readText(form, 'editor-note', 600),
    fundedUntil: readFundedUntil(form, base.fundedUntil, today),
    marks: readMarks(form, base.marks, today),
    check: how ? { on: today, how, role: 'editor' } : base.check,
  };
  return { details, problems: form.problems };
}

function readFundedUntil(form: Form, before: string | null, today: string): string | null {
  const text = typed(form.answers, 'funded-until').trim();
  if (text === '') return null;
  if (untouched(form, 'funded-until')) return before;
  const day = readDate(text, today);
  if ('date' in day) return day.date;
  report(form, 'funded-until', day.wrong);
  return before;
}

/** One that says what it said keeps its day. */
function readMarks(form: Form, before: Mark[], today: string): Mark[] {
  const marks = QUALITY_MARK_KINDS.flatMap((kind) => {
    const known = before.filter((mark) => mark.kind === kind);
    if (untouched(form, markField(kind), markField(kind, 'number'))) return known;
    const state = readChoice(form, markField(kind), MARK_STATES) ?? 'none';
    if (state === 'none') return [];
    return [{ kind, number: readLine(form, markField(kind, 'number'), 60), on: today, proofSeenBy: state === 'seen' ? 'editor' : '' }];
  });
  const isSame = marks.length === before.length && marks.every((mark) => before.includes(mark));
  return isSame ? before : marks;
}

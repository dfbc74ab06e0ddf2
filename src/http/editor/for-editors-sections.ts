import { QUALITY_MARK_KINDS, QUALITY_MARKS } from '../../domain/quality-mark.ts';
import { markField } from '../../domain/submission/for-editors.ts';
import { createFields, section } from '../submissions/section.ts';
import type { MakeSections } from '../submissions/sections.ts';

const HOW_CHECKED = [
  { value: 'no', label: 'No' },
  { value: 'phoned', label: 'Yes, I rang them today' },
  { value: 'visited', label: 'Yes, I went there today' },
];
const MARK_STATES = [
  { value: 'none', label: 'Not known' },
  { value: 'said', label: 'The group says so' },
  { value: 'seen', label: 'I have seen the proof' },
];

/** What editors alone can say: their note, the proofs they have seen, and what is private. */
export const forEditorsSections: MakeSections = (answers, problems) => {
  const form = createFields(answers, problems);
  const marks = QUALITY_MARK_KINDS.flatMap((kind) => [
    form.one(markField(kind), QUALITY_MARKS[kind].charAt(0).toUpperCase() + QUALITY_MARKS[kind].slice(1), MARK_STATES, { inline: true }),
    form.text(markField(kind, 'number'), `Number of the ${QUALITY_MARKS[kind]}`, { optional: true, width: 20, autocomplete: 'off', spellcheck: false }),
  ]);
  return [
    section([
      form.area('editor-note', 'Your words to navigators', { optional: true, rows: 3, maxlength: 600, hint: 'Shown apart from the group’s own: “The editors say”.' }),
      form.one('checked', 'Have you checked all of it?', HOW_CHECKED, { hint: 'Only what somebody confirmed by phone or on the spot is a check.' }),
      form.text('funded-until', 'Funded until', { optional: true, width: 20, hint: 'Never shown. Its owner is asked four weeks before. Like 31 March 2027.' }),
    ]),
    section(marks, { heading: 'Quality marks', look: 'folded', open: marks.some((field) => field.error) }),
  ];
};

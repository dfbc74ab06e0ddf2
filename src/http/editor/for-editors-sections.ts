import { capacityOn } from '../../domain/capacity.ts';
import { dateText } from '../../domain/date-text.ts';
import { capacityLine } from '../../domain/listing-text.ts';
import type { ListingDetails } from '../../domain/listing.ts';
import { marksToProve, QUALITY_MARK_KINDS, QUALITY_MARKS } from '../../domain/quality-mark.ts';
import { markField } from '../../domain/submission/marks.ts';
import type { Answers } from '../../domain/submission/submission.ts';
import type { Option } from '../fields.ts';
import { roomOptions } from '../room-form.ts';
import { createFields, folded, section, type Problems } from '../submissions/section.ts';
import type { MakeSections, SectionContext } from '../submissions/sections.ts';

const HOW_CHECKED = [
  { value: 'no', label: 'No' },
  { value: 'phoned', label: 'Yes, I rang them today' },
  { value: 'visited', label: 'Yes, I went there today' },
];

/** What groups are not asked: the editors' note, room, what is private, who runs it, the proofs they have seen. */
export const forEditorsSections: MakeSections = (answers, problems, context) => {
  const { reading } = context;
  const form = createFields(answers, problems);
  const marks = QUALITY_MARK_KINDS.flatMap((kind) => {
    const label = QUALITY_MARKS[kind];
    const known = reading.base.marks.find((mark) => mark.kind === kind);
    return [
      form.one(markField(kind), label.charAt(0).toUpperCase() + label.slice(1), markStates(known), { inline: true }),
      form.text(markField(kind, 'number'), `Number of the ${label}`, { optional: true, width: 20, autocomplete: 'off', spellcheck: false }),
    ];
  });
  return [
    section([
      form.area('editor-note', 'Your words to navigators', {
        optional: true, rows: 3, maxlength: 600,
        hint: 'Shown apart from the group’s own: “The editors say”.',
      }),
      form.one('checked', 'Have you checked all of it?', HOW_CHECKED, { hint: 'Only what somebody confirmed by phone or on the spot is a check.' }),
      form.one('state', 'Is there room?', roomChoices(answers, problems, context), { hint: 'Anything but “As it is” counts as said today.' }),
      form.text('funded-until', 'Funded until', { optional: true, width: 20, hint: 'Never shown. Its owner is asked four weeks before. Like 31 March 2027.' }),
    ]),
    folded('More about who runs it', [
      form.area('organisation-description', 'What they do', { optional: true, rows: 3, maxlength: 1000 }),
      form.text('organisation-website', 'Their website', {
        optional: true, inputmode: 'url', autocomplete: 'off', spellcheck: false,
        hint: 'Not that of this listing alone. Like example.org',
      }),
    ], [
      `On the page of ${reading.details.organisation.name || 'who runs it'}, which all that they run share.`,
      'Does another organisation run it now? If that is in the directory already, its own words stay, unless you write new ones here.',
    ]),
    section(marks, { heading: 'Quality marks', look: 'folded', open: marks.some((field) => field.error) || marksToProve(reading.base).length > 0 }),
  ];
};

/** What can be known of a quality mark. A proof that was seen can be seen again, which makes it newer. */
function markStates(known: ListingDetails['marks'][number] | undefined): Option[] {
  const isSeen = known !== undefined && known.proofSeenBy !== '';
  return [
    { value: 'none', label: 'Not known' },
    { value: 'said', label: 'The group says so' },
    { value: 'seen', label: isSeen ? `Proof seen on ${dateText(known.on)}` : 'I have seen the proof' },
    ...(isSeen ? [{ value: 'again', label: 'I have seen it again today' }] : []),
  ];
}

/** That it stays as it was said comes first: nobody should say by accident that somebody has just asked. */
function roomChoices(answers: Answers, problems: Problems, { reading: { base, context: { today } }, capacity = base.capacity }: SectionContext): Option[] {
  const isTooOld = capacity !== null && capacityOn(capacity, today) === 'ask';
  const asSaid = capacity ? `As it is: ${capacityLine(capacity)}` : 'As it is: nobody has said';
  return [
    { value: 'as-said', label: asSaid, hint: isTooOld ? 'Too long ago: people are told to ask.' : undefined },
    ...roomOptions(answers, Object.fromEntries(problems)),
    ...(base.capacity ? [{ value: 'not-known', label: 'Nobody knows', hint: 'Takes out what was said. People are told to ask.' }] : []),
  ];
}

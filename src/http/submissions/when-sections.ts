import { sessionText } from '../../domain/hours-text.ts';
import { DAY_LABELS } from '../../domain/labels.ts';
import { placesForTimes } from '../../domain/submission/further.ts';
import { timeSentence } from '../../domain/submission/read-row.ts';
import type { Part, TimeRow } from '../../domain/submission/time-row.ts';
import { fieldOf, readRows, rowsOf, withRows } from '../../domain/submission/when.ts';
import type { Answers } from '../../domain/submission/submission.ts';
import type { Field } from '../fields.ts';
import { createFields, isUsed, optionsOf, section, type Problems, type Section } from './section.ts';
import type { MakeSections, SectionContext } from './sections.ts';

const NTH_LABELS: [string, string][] = [['1', 'First'], ['2', 'Second'], ['3', 'Third'], ['4', 'Fourth'], ['5', 'Fifth'], ['-1', 'Last']];

/** When it happens: whether at set times, and then a section for each row, with what it says written back. */
export const whenSections: MakeSections = (answers, problems, context) => {
  const rows = rowsOf(answers);
  const readings = readRows(answers, context.reading.base, context.reading.context);
  // Rows are numbered anew when one was taken out.
  const shown = withRows(answers, rows);
  const setTimes = createFields(answers, problems).one('set-times', 'Is it at set times?', [
    { value: 'yes', label: 'Yes, on certain days or dates' },
    { value: 'no', label: 'No, people ring first or it is always there' },
  ]);
  const { today } = context.reading.context;
  return [
    section([setTimes]),
    ...rows.map((row, position): Section => {
      const { session } = readings[position]!;
      const { main, more } = rowFields(shown, problems, context, row, position);
      return {
        ...section(main, { heading: rows.length > 1 ? `Time ${position + 1}` : 'The days and times', look: 'times' }),
        // A time that can be read is one line, to be opened and changed.
        lines: session ? [timeSentence(session, today)] : [],
        more: { label: 'More about this time', fields: more, open: isUsed(more) },
        hidden: [[fieldOf(position, 'of'), row.of[0] ?? '']],
        button: rows.length > 1 ? { value: `remove-${position}`, text: 'Take this time out', label: `time ${position + 1}` } : null,
      };
    }),
  ];
};

function rowFields(
  answers: Answers,
  problems: Problems,
  { reading: { base } }: SectionContext,
  row: TimeRow,
  position: number,
): { main: Field[]; more: Field[] } {
  const form = createFields(answers, problems);
  const name = (part: Part) => fieldOf(position, part);
  const days = optionsOf(DAY_LABELS);
  const kept = row.often[0] === 'as-it-is' ? base.sessions[Number(row.of[0])] : undefined;
  const next = form.text(name('next'), 'A date it is on', { width: 20, hint: 'Like Tuesday 1 December. The weeks are counted from it.' });
  const date = form.text(name('date'), 'The date', { width: 20, hint: 'Like 5 December 2026. For another date, add another time.' });
  const often = [
    { value: 'weekly', label: 'Every week', reveals: [form.some(name('days'), 'On which days?', days)] },
    { value: 'fortnightly', label: 'Every other week', reveals: [next] },
    {
      value: 'monthly', label: 'Every month',
      reveals: [
        form.some(name('nth'), 'Which of the month?', NTH_LABELS.map(([value, label]) => ({ value, label }))),
        form.select(name('weekday'), 'Which day?', [{ value: '', label: 'Choose a day' }, ...days]),
      ],
    },
    { value: 'once', label: 'On one date', reveals: [date] },
    ...(kept ? [{ value: 'as-it-is', label: `As it is: ${sessionText(kept)}` }] : []),
  ];
  const places = placesForTimes(answers, base).map((place, at) => ({
    value: String(at),
    label: at < base.venues.length ? place : addedPlaceLabel(place),
  }));
  return {
    main: [
      form.one(name('often'), 'How often?', often),
      form.text(name('starts'), 'Starts', { width: 10, hint: 'Like 10:30am' }),
      form.text(name('ends'), 'Ends', { width: 10, hint: 'Like 12 noon' }),
      ...(places.length > 1 ? [form.select(name('venue'), 'At which place?', [{ value: '', label: 'All of them' }, ...places])] : []),
    ],
    more: [
      form.some(name('term'), 'School holidays', [{ value: 'yes', label: 'Only in term time' }], { optional: true }),
      form.text(name('first'), 'First day', { optional: true, width: 20, hint: 'If it has not begun yet. Like 12 January.' }),
      form.text(name('last'), 'Last day', { optional: true, width: 20, hint: 'If it stops. Like 16 February.' }),
      form.text(name('note'), 'Anything to know about this time?', { optional: true, hint: 'Like: doors open at quarter past.' }),
    ],
  };
}

function addedPlaceLabel(place: string): string {
  return place ? `${place} (added below)` : 'A place you add below';
}

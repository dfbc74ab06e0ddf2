import type { ListingDetails } from '../listing.ts';
import { openForm, report, typed, type ReadContext, type Reading, type Step } from './answers.ts';
import { placesForTimes } from './further.ts';
import { readRow, type RowReading } from './read-row.ts';
import type { Answers } from './submission.ts';
import { EMPTY_ROW, fillRow, isEmptyRow, PARTS, type Part, type TimeRow } from './time-row.ts';

/** As many as a listing may have sessions. */
const MOST_ROWS = 60;

/** When it happens: rows of times, or none because people ring first. */
export const when: Step = {
  slug: 'when',
  title: 'When it happens',
  fields: ['set-times', ...Array.from({ length: MOST_ROWS }, (_, row) => PARTS.map((part) => fieldOf(row, part))).flat()],
  signs: ['set-times', 'times-0-starts'],
  fill,
  read,
};

/** The name of a field of a row: `times-0-days`. */
export function fieldOf(row: number, part: Part): string {
  return `times-${row}-${part}`;
}

function fill({ sessions }: ListingDetails): Answers {
  const rows = sessions.map((session, position) => answersOfRow(position, fillRow(session, position)));
  return Object.assign({ 'set-times': [sessions.length > 0 ? 'yes' : 'no'] }, ...rows) as Answers;
}

function answersOfRow(row: number, parts: TimeRow): Answers {
  return Object.fromEntries(PARTS.map((part) => [fieldOf(row, part), parts[part]]));
}

/** The rows as typed, in order, closed up where one was taken out. There is always one to begin with. */
export function rowsOf(answers: Answers): TimeRow[] {
  const numbers = Array.from({ length: MOST_ROWS }, (_, row) => row).filter((row) => PARTS.some((part) => fieldOf(row, part) in answers));
  const rows = numbers.map((row) => Object.fromEntries(PARTS.map((part) => [part, answers[fieldOf(row, part)] ?? []])) as TimeRow);
  return rows.length > 0 ? rows : [EMPTY_ROW];
}

/** The answers with these rows and no others. */
export function withRows(answers: Answers, rows: TimeRow[]): Answers {
  const others = Object.entries(answers).filter(([field]) => !field.startsWith('times-'));
  return Object.assign(Object.fromEntries(others), ...rows.map((row, position) => answersOfRow(position, row))) as Answers;
}

/** What each row says, in the order of `rowsOf`. An empty one beside others says nothing, and nothing is wrong with it. */
export function readRows(answers: Answers, base: ListingDetails, { today }: ReadContext): RowReading[] {
  const rows = rowsOf(answers);
  const places = placesForTimes(answers, base).length;
  const someSay = rows.some((row) => !isEmptyRow(row));
  return rows.map((row) => {
    if (someSay && isEmptyRow(row)) return { session: null, problems: [] };
    const of = row.of[0] ?? '';
    return readRow(row, of === '' ? null : (base.sessions[Number(of)] ?? null), today, places);
  });
}

function read(answers: Answers, base: ListingDetails, context: ReadContext): Reading {
  const form = openForm(answers, fill(base));
  const setTimes = typed(answers, 'set-times');
  if (setTimes === 'no') return { details: { ...base, sessions: [] }, problems: [] };
  if (setTimes !== 'yes') {
    report(form, 'set-times', 'Say whether it is at set times.');
    return { details: base, problems: form.problems };
  }
  const readings = readRows(answers, base, context);
  readings.forEach(({ problems }, row) => problems.forEach(({ part, sentence }) => report(form, fieldOf(row, part), sentence)));
  return { details: { ...base, sessions: readings.flatMap(({ session }) => session ?? []) }, problems: form.problems };
}

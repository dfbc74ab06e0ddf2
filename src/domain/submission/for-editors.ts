import { CAPACITY_STATES, type Capacity } from '../capacity.ts';
import { dateText } from '../date-text.ts';
import type { ListingDetails } from '../listing.ts';
import { QUALITY_MARK_KINDS } from '../quality-mark.ts';
import { readDate } from '../written-date.ts';
import { readWebAddress } from './address.ts';
import { openForm, readChoice, readLine, readText, report, typed, untouched, type Form, type ReadContext, type Reading, type Step } from './answers.ts';
import { askWhatOf, markField } from './marks.ts';
import { readRoom, ROOM_FIELDS } from './room.ts';
import type { Answers } from './submission.ts';

type Mark = ListingDetails['marks'][number];
/** `again` is a proof that was seen before, and today. */
const MARK_STATES = ['none', 'said', 'seen', 'again'] as const;

/** What can be said of room here: what an owner can say, that it stays as it was said, or that nobody knows any more. */
const ROOM_CHOICES = ['as-said', ...CAPACITY_STATES, 'not-known'] as const;

/**
 * What groups are not asked: the editors' own words, whose proof they have seen, whether they have checked it, whether there is
 * room, until when it has money, more about who runs it.
 */
export const forEditors: Step = {
  slug: 'for-editors',
  title: 'From the editors',
  fields: [
    'editor-note',
    'checked',
    ...ROOM_FIELDS,
    'funded-until',
    'organisation-description',
    'organisation-website',
    ...QUALITY_MARK_KINDS.flatMap((kind) => [markField(kind), markField(kind, 'number')]),
  ],
  signs: ['editor-note'],
  fill,
  read,
};

function fill({ editorNote, fundedUntil, marks, organisation }: ListingDetails): Answers {
  const known = QUALITY_MARK_KINDS.map((kind) => [kind, marks.find((mark) => mark.kind === kind)] as const);
  return {
    'editor-note': [editorNote],
    checked: ['no'],
    state: ['as-said'],
    'funded-until': [fundedUntil ? dateText(fundedUntil) : ''],
    'organisation-description': [organisation.description],
    'organisation-website': [organisation.website ?? ''],
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
    capacity: readCapacity(form, base.capacity, today),
    organisation: {
      ...base.organisation,
      description: readText(form, 'organisation-description', 1000),
      website: readWebAddress(form, 'organisation-website'),
    },
    fundedUntil: readFundedUntil(form, base.fundedUntil, today),
    marks: readMarks(form, base.marks, today),
    check: how ? { on: today, how, role: 'editor' } : base.check,
  };
  return { details, problems: form.problems };
}

/** Whatever is said of it anew is said today, even when it is the same. */
function readCapacity(form: Form, before: Capacity | null, today: string): Capacity | null {
  const choice = readChoice(form, 'state', ROOM_CHOICES) ?? 'as-said';
  if (choice === 'as-said') return before;
  if (choice === 'not-known') return null;
  const room = readRoom(form.answers, today);
  if (!('errors' in room)) return { ...room, saidOn: today };
  for (const [field, sentence] of Object.entries(room.errors)) report(form, field, sentence);
  return before;
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
    if (state === 'none') {
      askWhatOf(form, kind, 'Say above what is known');
      return [];
    }
    return [{ kind, number: readLine(form, markField(kind, 'number'), 60), ...proofOf(state, known[0], today) }];
  });
  const isSame = marks.length === before.length && marks.every((mark) => before.includes(mark));
  return isSame ? before : marks;
}

/** When the proof was seen, or the mark said. A number put right is no proof seen anew: only `again` makes a seen one newer. */
function proofOf(state: 'said' | 'seen' | 'again', known: Mark | undefined, today: string): Pick<Mark, 'on' | 'proofSeenBy'> {
  if (known && state === (known.proofSeenBy ? 'seen' : 'said')) return { on: known.on, proofSeenBy: known.proofSeenBy };
  return { on: today, proofSeenBy: state === 'said' ? '' : 'editor' };
}

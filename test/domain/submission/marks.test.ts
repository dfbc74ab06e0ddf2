import { describe, expect, test } from 'vitest';
import type { ListingDetails } from '../../../src/domain/listing.ts';
import { forEditors } from '../../../src/domain/submission/for-editors.ts';
import { what } from '../../../src/domain/submission/what.ts';
import { details, TODAY } from '../../support/listings.ts';
import { context, readNew, sent } from '../../support/submission.ts';

const MINIMAL = { name: 'Lunch Club', kind: 'group', summary: 'A hot meal on Wednesdays.', 'marks-asked': 'yes' };
const SEEN = details({ marks: [{ kind: 'food-hygiene', number: '4', on: '2026-10-02', proofSeenBy: 'editor' }, { kind: 'insurance', number: 'PL 4410', on: '2026-10-02', proofSeenBy: 'editor' }] });

/** What the group's form makes of a listing when some fields of it were filled in otherwise. */
const changed = (base: ListingDetails, fields: Record<string, string[]>) => what.read({ ...sent(what.fill(base)), ...fields }, base, context).details.marks;

describe('the quality marks that a group says it has', () => {
  test('are said by it today, and nobody has seen them', () => {
    const { problems, details: said } = readNew(what, { ...MINIMAL, marks: ['insurance', 'food-hygiene'], 'mark-food-hygiene-number': '5' });
    expect(problems).toEqual({});
    expect(said.marks).toEqual([{ kind: 'insurance', number: '', on: TODAY, proofSeenBy: '' }, { kind: 'food-hygiene', number: '5', on: TODAY, proofSeenBy: '' }]);
  });

  test('need not be said, and cannot be said to be seen', () => {
    expect(readNew(what, MINIMAL)).toMatchObject({ problems: {}, details: { marks: [] } });
    expect(readNew(what, { ...MINIMAL, marks: ['insurance', 'a-medal'], 'mark-insurance': 'seen', 'mark-insurance-number': 'X1' }).details.marks).toEqual([{ kind: 'insurance', number: '', on: TODAY, proofSeenBy: '' }]);
  });

  test.each([['typed alone', {}], ['typed, and its box ticked and unticked', { marks: ['insurance'] }]])('are asked for where a number of one is %s, and the number is not lost', (_case, ticked) => {
    const { problems, details: said } = readNew(what, { ...MINIMAL, ...ticked, 'mark-debt-advice-number': '617 000' });
    expect(problems).toEqual({ 'mark-debt-advice-number': 'You wrote a number for the debt advice permission. Tick its box if you have it, or take the number out.' });
    expect(said.marks.map(({ kind }) => kind)).not.toContain('debt-advice');
    expect(readNew(what, { ...MINIMAL, 'mark-debt-advice-number': ' ' }).problems).toEqual({});
  });

  test('are given up with their numbers by unticking them, unless another number was written', () => {
    const given = (fields: Record<string, string[]>) => what.read({ ...sent(what.fill(SEEN)), summary: ['Lunch'], marks: ['insurance'], ...fields }, SEEN, context);
    expect(given({})).toMatchObject({ problems: [], details: { marks: [SEEN.marks[1]] } });
    expect(given({ 'mark-food-hygiene-number': ['5'] }).problems.map(({ field }) => field)).toEqual(['mark-food-hygiene-number']);
  });

  test('are asked for of an editor too who writes only a number', () => {
    const edited = (fields: Record<string, string[]>) => forEditors.read({ ...sent(forEditors.fill(SEEN)), ...fields }, SEEN, context);
    expect(edited({ 'mark-dbs-number': ['D 12'] }).problems).toEqual([{ field: 'mark-dbs-number', sentence: 'You wrote a number for the DBS checks. Say above what is known, or take the number out.' }]);
    expect(edited({ 'mark-insurance': ['none'] })).toMatchObject({ problems: [], details: { marks: [{ kind: 'food-hygiene' }] } });
  });

  test('keep the proof that was seen of them, as long as they are the same', () => {
    expect(changed(SEEN, { summary: ['Other words'] })).toEqual(SEEN.marks);
    expect(changed(SEEN, { marks: ['food-hygiene', 'insurance', 'dbs'] })).toEqual([...SEEN.marks, { kind: 'dbs', number: '', on: TODAY, proofSeenBy: '' }]);
    expect(changed(SEEN, { 'mark-food-hygiene-number': ['5'] })).toEqual([{ kind: 'food-hygiene', number: '5', on: TODAY, proofSeenBy: '' }, SEEN.marks[1]]);
    expect(changed(SEEN, { marks: ['insurance'] })).toEqual([SEEN.marks[1]]);
    expect(changed(SEEN, { marks: [] })).toEqual([]);
  });

  test('stay as they are with a form that did not ask', () => {
    expect(what.read({ name: ['Lunch Club'] }, SEEN, context).details.marks).toEqual(SEEN.marks);
  });

  test('are seen when an editor notes it, with the day', () => {
    const said = details({ marks: [{ kind: 'insurance', on: '2026-11-01' }] });
    const { details: noted } = forEditors.read({ ...sent(forEditors.fill(said)), 'mark-insurance': ['seen'] }, said, context);
    expect(noted.marks).toEqual([{ kind: 'insurance', number: '', on: TODAY, proofSeenBy: 'editor' }]);
    const { details: again } = forEditors.read({ ...sent(forEditors.fill(SEEN)), 'mark-insurance': ['again'] }, SEEN, context);
    expect(again.marks.map(({ kind, number, on }) => [kind, number, on])).toEqual([['insurance', 'PL 4410', TODAY], ['food-hygiene', '4', '2026-10-02']]);
  });

  test('keep their day and who saw them when an editor puts a number right', () => {
    const base = details({ marks: [{ kind: 'insurance', number: 'PL 4410', on: '2026-10-02', proofSeenBy: 'link worker' }, { kind: 'debt-advice', number: '61', on: '2026-10-03' }] });
    const noted = (fields: Record<string, string[]>) => forEditors.read({ ...sent(forEditors.fill(base)), ...fields }, base, context).details.marks.map(({ number, on, proofSeenBy }) => [number, on, proofSeenBy]);
    const numbers = { 'mark-insurance-number': ['PL 4411'], 'mark-debt-advice-number': ['617'] };
    expect(noted(numbers)).toEqual([['PL 4411', '2026-10-02', 'link worker'], ['617', '2026-10-03', '']]);
    expect(noted({ ...numbers, 'mark-insurance': ['again'], 'mark-debt-advice': ['seen'] })).toEqual([['PL 4411', TODAY, 'editor'], ['617', TODAY, 'editor']]);
    expect(noted({ 'mark-insurance': ['said'] })[0]).toEqual(['PL 4410', TODAY, '']);
  });
});

import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readDataFiles } from '../../src/adapters/data-files.ts';
import { changesBetween, reconcile } from '../../src/domain/changes.ts';
import type { ListingInput } from '../../src/domain/listing.ts';
import { details, weekly } from '../support/listings.ts';

const { vocabulary } = readDataFiles(join(import.meta.dirname, '../../data'));
const changes = (before: Partial<ListingInput>, after: Partial<ListingInput>) => changesBetween(details(before), details(after), vocabulary).map(({ label, before: old, after: now }) => [label, old, now]);

const HALL = { name: 'Sale Moor Hall', address: 'Norris Road, Sale', postcode: 'M33 2TN', authority: 'Trafford' };
const CHURCH = { name: 'St Paul’s', postcode: 'M33 7ND' };

describe('what changed', () => {
  test('is nothing when nothing did, however the keys lie', () => {
    const { name, ...rest } = details({ venues: [HALL], sessions: [weekly('tu', '10:00', '12:00', 0)] });
    expect(changesBetween({ ...rest, name }, { name, ...rest }, vocabulary)).toEqual([]);
  });

  test('of a new listing is everything it says, and nothing it does not', () => {
    const all = changesBetween(null, details({ needs: [{ need: 'loneliness' }] }), vocabulary);
    expect(all.map(({ label, after }) => [label, after])).toEqual([
      ['Name', 'Tuesday Walking Group'], ['What it is', 'Group'], ['Run by', 'Longford Striders'], ['Needs', 'Loneliness and company'],
    ]);
    expect(all.every(({ before }) => before === '')).toBe(true);
  });

  test.each<[string, Partial<ListingInput>, Partial<ListingInput>, string[][]]>([
    ['a name', { name: 'Walks' }, { name: 'Walks and talks' }, [['Name', 'Walks', 'Walks and talks']]],
    ['a number, read aloud', { phoneLines: [{ number: '+441614960100' }] }, { phoneLines: [{ number: '+441614960101', purpose: 'office', texts: true }] },
      [['Phone numbers', '0161 496 0100', '0161 496 0101; office; takes texts']]],
    ['when it is, as a sentence', { sessions: [weekly('tu', '10:00', '12:00')] }, { sessions: [{ ...weekly('2tu', '10:00', '12:00'), freq: 'monthly', until: '2026-12-08' }] },
      [['When', 'Tuesdays, 10am to 12 noon', 'Second Tuesday of the month, 10am to 12 noon; until 8 December 2026']]],
    ['a day it is not on', { sessions: [weekly('tu', '10:00', '12:00')] }, { sessions: [{ ...weekly('tu', '10:00', '12:00'), exceptions: [{ date: '2026-12-22', note: 'Christmas' }] }] },
      [['When', 'Tuesdays, 10am to 12 noon', 'Tuesdays, 10am to 12 noon; not on 22 December 2026 (Christmas)']]],
    ['a place, with what is known of it', {}, { venues: [{ ...HALL, access: ['step-free'], lat: 53.42, lon: -2.3 }] },
      [['Where', '', 'Sale Moor Hall, Norris Road, Sale, M33 2TN; in Trafford; Step-free; pin at 53.42000, -2.30000']]],
    ['a private address, which editors alone see', { venues: [HALL] }, { venues: [{ ...HALL, confidential: true }] },
      [['Where', 'Sale Moor Hall, Norris Road, Sale, M33 2TN; in Trafford', 'Sale Moor Hall, Norris Road, Sale, M33 2TN; in Trafford; the address is kept private']]],
    ['needs by their names', { needs: [{ need: 'food', subNeeds: ['hot-meals'], suggested: true }] }, { needs: [{ need: 'food', subNeeds: ['hot-meals'] }] },
      [['Needs', 'Food: Meals delivered and community meals (suggested by a rule, not confirmed)', 'Food: Meals delivered and community meals']]],
    ['audiences by theirs', { audiences: [] }, { audiences: ['carers'] }, [['Who it is for', '', 'Unpaid carers']]],
    ['areas as people say them', { areasServed: [{ type: 'authority', name: 'Trafford' }] }, { areasServed: [{ type: 'postcode', prefix: 'M33' }, { type: 'radius', miles: 1 }] },
      [['Area it serves', 'Trafford', 'M33 postcodes\nWithin 1 mile of the venue']]],
    ['a price', { cost: { kind: 'free' } }, { cost: { kind: 'price', pence: 250, note: 'tea included' } }, [['Cost', 'Free', '£2.50; tea included']]],
    ['ages', { age: { min: 55, max: null } }, { age: { min: 50, max: 80 } }, [['Ages', '55 and over', '50 to 80']]],
    ['room', { capacity: { state: 'open', saidOn: '2026-11-01' } }, { capacity: { state: 'full', until: '2027-03-01', saidOn: '2026-11-20' } },
      [['Room', 'Has room, said on 1 November 2026', 'Full, until 1 March 2027, said on 20 November 2026']]],
    ['a person who agreed', {}, { contact: { name: 'Pat', role: 'walk leader', consentedOn: '2026-11-20' } }, [['Ask for', '', 'Pat, walk leader; agreed to be named on 20 November 2026']]],
    ['a mark', {}, { marks: [{ kind: 'insurance', number: 'X1', on: '2026-11-20' }] },
      [['Quality marks', '', 'Public liability insurance: X1, said by the group on 20 November 2026; nobody has seen the proof']]],
    ['a check', {}, { check: { on: '2026-11-20', how: 'phoned', role: 'editor' } }, [['Checked', '', 'Checked by phone on 20 November 2026 (editor)']]],
    ['who runs it', { organisation: { name: 'A' } }, { organisation: { name: 'A', charityNumber: '1234567' } }, [['Charity number', '', '1234567']]],
    ['a session that moves to another place', { venues: [HALL, CHURCH], sessions: [weekly('tu', '10:00', '12:00', 0)] }, { venues: [HALL, CHURCH], sessions: [weekly('tu', '10:00', '12:00', 1)] },
      [['When', 'Tuesdays, 10am to 12 noon; at Sale Moor Hall', 'Tuesdays, 10am to 12 noon; at St Paul’s']]],
  ])('is said in words: %s', (_, before, after, expected) => {
    expect(changes(before, after)).toEqual(expected);
  });
});

describe('a proposal about a listing that moved on', () => {
  const base = details({ summary: 'A walk', phoneLines: [{ number: '+441614960100' }], venues: [HALL, CHURCH], sessions: [weekly('tu', '10:00', '12:00', 1)] });

  test('is just itself when nothing moved', () => {
    const theirs = details({ ...base, name: 'Walks', venues: [CHURCH], sessions: [weekly('we', '10:00', '12:00', 0)] });
    expect(reconcile(base, theirs, base)).toEqual({ details: theirs, conflicts: [] });
  });

  test('changes what it changed and nothing else', () => {
    const today = { ...base, email: 'walks@example.org' };
    const { details: both, conflicts } = reconcile(base, { ...base, summary: 'A slow walk' }, today);
    expect([both.summary, both.email, conflicts]).toEqual(['A slow walk', 'walks@example.org', []]);
  });

  test('has no quarrel with somebody who made the same change', () => {
    const theirs = { ...base, summary: 'A slow walk' };
    expect(reconcile(base, theirs, theirs)).toEqual({ details: theirs, conflicts: [] });
  });

  test('waits for a choice where both changed a field', () => {
    const theirs = { ...base, summary: 'A slow walk', name: 'Walks' };
    const today = { ...base, summary: 'A brisk walk' };
    const open = reconcile(base, theirs, today);
    expect([open.details.summary, open.details.name, open.conflicts]).toEqual(['A brisk walk', 'Walks', ['summary']]);
    expect(reconcile(base, theirs, today, { summary: 'theirs' }).details.summary).toBe('A slow walk');
    expect(reconcile(base, theirs, today, { summary: 'today' })).toMatchObject({ details: { summary: 'A brisk walk' }, conflicts: [] });
  });

  test('leaves sessions at the place they were at when the places change their order', () => {
    const theirs = { ...base, venues: [base.venues[1]!, base.venues[0]!], sessions: [{ ...base.sessions[0]!, venue: 0 }] };
    const today = { ...base, sessions: [...base.sessions, { ...base.sessions[0]!, byday: ['we'], venue: 0 }] };
    const { details: both, conflicts } = reconcile(base, theirs, today);
    expect([both.sessions.map(({ venue }) => both.venues[venue!]!.name), conflicts]).toEqual([['St Paul’s', 'Sale Moor Hall'], []]);
  });
});

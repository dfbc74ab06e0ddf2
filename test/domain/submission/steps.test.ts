import { describe, expect, test } from 'vitest';
import { contact, readSubmitter } from '../../../src/domain/submission/contact.ts';
import { join } from '../../../src/domain/submission/join.ts';
import { needs } from '../../../src/domain/submission/needs.ts';
import { BLANK, missingFrom, STEPS } from '../../../src/domain/submission/steps.ts';
import { what } from '../../../src/domain/submission/what.ts';
import { who } from '../../../src/domain/submission/who.ts';
import { details } from '../../support/listings.ts';
import { context, readNew } from '../../support/submission.ts';

test('a new submission asks for twelve things at most', () => {
  const missing = missingFrom({}, BLANK, context);
  expect(missing.map(({ step, field }) => `${step.slug}: ${field}`)).toEqual([
    'what: name', 'what: kind', 'what: summary', 'needs: main-need', 'when: set-times', 'where: how', 'where: areas', 'join: route', 'join: cost', 'contact: phone', 'contact: your-email',
  ]);
  expect(missing.length).toBeLessThanOrEqual(12);
});

test('each field belongs to one step', () => {
  const fields = STEPS.flatMap((step) => step.fields);
  expect(new Set(fields).size).toBe(fields.length);
});

describe('what it is', () => {
  const minimal = { name: 'Lunch Club', kind: 'group', summary: 'A hot meal on Wednesdays.' };

  test('a group that runs itself does not write its name twice', () => {
    expect(readNew(what, minimal)).toMatchObject({ problems: {}, details: { name: 'Lunch Club', kind: 'group', organisation: { name: 'Lunch Club' } } });
    expect(readNew(what, { ...minimal, organisation: 'St Paul’s' }).details.organisation.name).toBe('St Paul’s');
  });

  test.each([
    ['1234567', '1234567'], ['123456', '123456'], ['No. 1234567', '1234567'], ['1234567-1', '1234567-1'], ['sc 012345', 'SC012345'], ['SC12345', 'SC012345'], ['NIC101234', 'NIC101234'], ['NI 101234', 'NIC101234'],
    ['12345', null], ['12345678', null], ['SC1', null], ['abc', null], ['pending', null],
  ])('the charity number %s is kept as %s', (written, number) => {
    const { details: read, problems } = readNew(what, { ...minimal, 'charity-number': written });
    expect([read.organisation.charityNumber, 'charity-number' in problems]).toEqual([number, number === null]);
  });

  test.each([
    ['01234567', '01234567'], ['1234567', '01234567'], ['SC123456', 'SC123456'], ['ni 612345', 'NI612345'], ['OC301234', 'OC301234'], ['CE012345', 'CE012345'], ['IP12345R', 'IP12345R'],
    ['123456789', null], ['1234', null], ['ABC12345', null],
  ])('the company number %s is kept as %s', (written, number) => {
    const { details: read, problems } = readNew(what, { ...minimal, 'company-number': written });
    expect([read.organisation.companyNumber, 'company-number' in problems]).toEqual([number, number === null]);
  });
});

describe('what people come for', () => {
  test('the main need comes first, a sub-need counts with its need, and a box ticked is confirmed', () => {
    const { details: read, problems } = readNew(needs, { 'main-need': 'loneliness', needs: ['food', 'food/hot-meals', 'loneliness/coffee-lunch', 'creative-nature', 'debt/bailiffs-court'] });
    expect(problems).toEqual({});
    expect(read.needs).toEqual([
      { need: 'loneliness', subNeeds: ['coffee-lunch'], suggested: false }, { need: 'food', subNeeds: ['hot-meals'], suggested: false }, { need: 'creative-nature', subNeeds: [], suggested: false },
    ]);
  });

  test('five at most, of those there are', () => {
    const { problems } = readNew(needs, { 'main-need': 'food', needs: ['debt', 'housing', 'benefits', 'legal', 'energy', 'made-up'] });
    expect(problems.needs).toContain('Choose up to five. You chose six');
  });
});

describe('who it is for', () => {
  test.each([
    ['18', '', { min: 18, max: null }, []], ['', '25', { min: null, max: 25 }, []], ['', '', { min: null, max: null }, []], ['60', '50', { min: 60, max: 50 }, ['age-to']],
    ['adults', '', { min: null, max: null }, ['age-from']], ['130', '-1', { min: null, max: null }, ['age-from', 'age-to']], ['16.5', '', { min: null, max: null }, ['age-from']],
  ])('from “%s” to “%s”', (from, to, age, wrong) => {
    const { details: read, problems } = readNew(who, { 'age-from': from, 'age-to': to, audiences: ['carers', 'made-up'] });
    expect(read.age).toEqual(age);
    expect(read.audiences).toEqual(['carers']);
    expect(Object.keys(problems)).toEqual(wrong);
  });
});

describe('how to join', () => {
  const minimal = { route: ['ring', 'drop-in'], cost: 'free' };

  test.each([
    [{ cost: 'price', price: '£2.50' }, { kind: 'price', pence: 250, note: '' }, []],
    [{ cost: 'price', price: '50p' }, { kind: 'price', pence: 50, note: '' }, []],
    [{ cost: 'price', price: '3', 'cost-note': 'carers free' }, { kind: 'price', pence: 300, note: 'carers free' }, []],
    [{ cost: 'price', 'cost-note': 'by income' }, { kind: 'price', pence: null, note: 'by income' }, []],
    [{ cost: 'price' }, { kind: 'price', pence: null, note: '' }, ['price']],
    [{ cost: 'price', price: '£2 or £3' }, { kind: 'price', pence: null, note: '' }, ['price']],
    [{ cost: 'donation', suggested: '1' }, { kind: 'donation', pence: 100, note: '' }, []],
    [{ cost: 'free', price: '9' }, { kind: 'free', pence: null, note: '' }, []],
    [{ cost: 'unknown', 'cost-note': 'ask' }, { kind: 'unknown', pence: null, note: 'ask' }, []],
  ])('what it costs: %j', (given, cost, wrong) => {
    const { details: read, problems } = readNew(join, { ...minimal, ...given });
    expect([read.cost, Object.keys(problems)]).toEqual([cost, wrong]);
  });

  test.each([
    ['English, Polish and Urdu', ['en', 'pl', 'ur'], false], ['BSL; welsh', ['bfi', 'cy'], false], ['', [], false], ['English, Klingon', ['en'], true],
  ])('languages: %s', (languages, codes, isWrong) => {
    const { details: read, problems } = readNew(join, { ...minimal, languages });
    expect([read.languages, 'languages' in problems]).toEqual([codes, isWrong]);
  });

  test('somebody has to be able to join', () => {
    expect(Object.keys(readNew(join, {}).problems)).toEqual(['route', 'cost']);
  });
});

describe('how to reach it', () => {
  const minimal = { phone: '0161 496 0100', 'your-email': 'jo@example.org' };

  test('a number with when it is answered, as people write it', () => {
    const { details: read, problems } = readNew(contact, { ...minimal, phone: '(0161) 496-0100', 'phone-purpose': 'Ask for Jo', 'phone-answered': 'Mon to Fri 9.30am - 3pm', 'phone-texts': 'yes' });
    expect(problems).toEqual({});
    expect(read.phoneLines).toEqual([{ number: '+441614960100', purpose: 'Ask for Jo', texts: true, answered: [{ byday: ['mo', 'tu', 'we', 'th', 'fr'], opensAt: '09:30', closesAt: '15:00' }] }]);
  });

  test.each([
    ['every day 9am to 9pm', true], ['24 hours', true], ['Mon 9-12', true], ['2nd Tuesday of the month 10am-12', false], ['when we can', false], ['Mondays 9am to 5pm term time only', false],
  ])('answered “%s”', (answered, isRead) => {
    const { details: read, problems } = readNew(contact, { ...minimal, 'phone-answered': answered });
    expect([read.phoneLines[0]!.answered.length > 0, 'phone-answered' in problems]).toEqual([isRead, !isRead]);
  });

  test.each([
    ['nothing at all', {}, 'phone'], ['no number', { phone: 'ring Jo' }, 'phone'], ['a foreign number', { phone: '+33 1 23 45 67 89' }, 'phone'],
    ['a person who was not asked', { ...minimal, 'person-name': 'Jo Bloggs' }, 'person-agreed'],
  ])('%s has a sentence', (_case, given, field) => {
    expect(readNew(contact, { 'your-email': 'a@example.org', ...given }).problems).toHaveProperty(field);
  });

  test('a number is missed where people have to ring', () => {
    const ring = details({ name: 'x', organisation: { name: 'x' }, routeIn: ['ring'] });
    expect(readNew(contact, { email: 'a@example.org', 'your-email': 'a@example.org' }, ring).problems.phone).toContain('people ring first');
    expect(readNew(contact, { email: 'a@example.org', 'your-email': 'a@example.org' }).problems).toEqual({});
  });

  test('a number is asked for, once, where only something about it is written', () => {
    const given = { 'phone-purpose': ['Ask for Jo'], 'your-email': ['a@example.org'] };
    for (const email of ['', 'a@example.org']) {
      expect(contact.read({ ...given, email: [email] }, BLANK, context).problems).toEqual([{ field: 'phone', sentence: 'Write the number that this is about.' }]);
    }
  });

  test('a person who agreed is shown, with the day they did', () => {
    const agreed = { ...minimal, 'person-name': 'Jo Bloggs', 'person-role': 'organiser', 'person-agreed': 'yes' };
    expect(readNew(contact, agreed).details.contact).toEqual({ name: 'Jo Bloggs', role: 'organiser', consentedOn: context.today });
    const before = details({ contact: { name: 'Jo Bloggs', role: 'chair', consentedOn: '2025-03-02' } });
    expect(readNew(contact, agreed, before).details.contact).toEqual({ name: 'Jo Bloggs', role: 'organiser', consentedOn: '2025-03-02' });
    expect(readNew(contact, { ...agreed, 'person-name': 'Al Bloggs' }, before).details.contact!.consentedOn).toBe(context.today);
    expect(readNew(contact, minimal, before).details.contact).toBeNull();
  });

  test('who sends it in is nowhere in the listing', () => {
    const answers = { ...minimal, 'your-email': 'Secret@Example.org', 'your-role': 'treasurer' };
    expect(JSON.stringify(readNew(contact, answers).details).toLowerCase()).not.toContain('secret');
    expect(readSubmitter({ 'your-email': ['Secret@Example.org'], 'your-role': ['treasurer'] })).toEqual({ email: 'secret@example.org', role: 'treasurer' });
    expect(readSubmitter({ 'your-email': ['not yet'] })).toBeNull();
  });
});

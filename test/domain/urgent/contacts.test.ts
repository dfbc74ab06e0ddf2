import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { NATIONS } from '../../../src/domain/area-served.ts';
import { contactsSchema, dueContacts } from '../../../src/domain/urgent/contact.ts';
import { allUrgent } from '../../../src/domain/urgent/help.ts';
import { localSettingsSchema } from '../../../src/domain/urgent/local-settings.ts';
import { readJson, shippedUrgentData } from './data.ts';

const data = shippedUrgentData();
const kept = z.array(z.looseObject({ key: z.string(), ship: z.string(), phone: z.string().nullable() })).parse(readJson('data/contacts.json'));
const digits = (text: string) => text.replace(/\D/g, '');
const everywhere = [null, ...NATIONS].flatMap((nation) => allUrgent(data, nation));

test('the digits shown are the digits dialled', () => {
  const phones = everywhere.flatMap(({ contacts }) => contacts).flatMap(({ phone }) => phone ?? []);
  expect(phones.length).toBeGreaterThan(100);
  expect(phones.filter(({ display, tel }) => digits(display) !== tel)).toEqual([]);
});

test('a number that must not be shown is nowhere, even when a group names it', () => {
  const withheld = kept.filter(({ ship }) => ship === 'no').map(({ key }) => key);
  expect(withheld.length).toBeGreaterThan(0);
  const careless = { ...data, groups: data.groups.map((group) => ({ ...group, contacts: [...group.contacts, ...withheld] })) };
  expect(allUrgent(careless, null).flatMap(({ contacts }) => contacts).filter(({ key }) => withheld.includes(key))).toEqual([]);
  expect(kept.filter(({ ship, phone }) => ship === 'no' && phone !== null)).toEqual([]);
});

test('every contact a group names stands in the list', () => {
  const keys = new Set(kept.map(({ key }) => key));
  expect(data.groups.flatMap(({ contacts }) => contacts).filter((key) => !keys.has(key))).toEqual([]);
});

describe.each([...NATIONS])('in %s', (nation) => {
  test.each(data.groups.map(({ id }) => id))('%s has a way to reach somebody, or names the local service', (id) => {
    const help = allUrgent(data, nation).find((each) => each.id === id)!;
    expect(help.contacts.filter(({ phone, text, name }) => phone !== null || text !== null || /council|supplier|local/i.test(name))).not.toEqual([]);
    expect(help.contacts.every(({ nations }) => nations.includes(nation))).toBe(true);
  });
});

test('nobody in Northern Ireland is sent to 111, which does not exist there', () => {
  const shown = allUrgent(data, 'northern-ireland').flatMap(({ contacts }) => contacts);
  expect(shown.filter(({ phone }) => phone?.tel === '111')).toEqual([]);
  expect(shown.map(({ key }) => key)).toContain('lifeline-ni');
});

test('hours nobody trusts are not shown', () => {
  const nspcc = allUrgent(data, null).find(({ id }) => id === 'child-at-risk')!.contacts.find(({ key }) => key === 'nspcc')!;
  expect(nspcc).toMatchObject({ phone: { display: '0808 800 5000', tel: '08088005000' }, hours: null, verifiedOn: '2026-11-21' });
});

test('contacts are due again 200 days after somebody verified them', () => {
  expect(dueContacts(data, '2027-06-08')).toEqual([]);
  expect(dueContacts(data, '2027-06-09')).toHaveLength(data.contacts.length);
});

test('a contact that stands twice is refused', () => {
  const [first] = readJson('data/contacts.json') as unknown[];
  expect(contactsSchema.safeParse([first, first]).success).toBe(false);
});

test('all 17 groups are listed, most urgent first, each with what to do in six words', () => {
  const all = allUrgent(data, null);
  expect(all).toHaveLength(17);
  expect(all.map(({ level }) => level)).toEqual([...Array(4).fill('999-now'), ...Array(7).fill('crisis-now'), ...Array(6).fill('same-day')]);
  expect(all.filter(({ doFirst }) => doFirst.split(' ').length > 6)).toEqual([]);
});

test('the demonstration area is filled in with numbers that ring nowhere', () => {
  const local = localSettingsSchema.parse(readJson('data/local-demo.json'));
  const numbers = JSON.stringify(local).match(/\d{5} \d{6}/g) ?? [];
  expect(numbers.length).toBeGreaterThan(5);
  expect(numbers.filter((number) => !/^01632 960\d{3}$/.test(number))).toEqual([]);
});

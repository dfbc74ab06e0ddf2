import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Guide, guidesSchema, type PracticeCaller, practiceCallersSchema, type RolePage, rolePagesSchema } from '../../src/domain/guide.ts';
import type { Need } from '../../src/domain/need.ts';

const path = (file: string) => new URL(`../../data/${file}`, import.meta.url);
const json = (file: string) => JSON.parse(readFileSync(path(file), 'utf8'));
const needs: Need[] = json('needs.json');
const contacts: { key: string; ship: string }[] = json('contacts.json');
const guides = guidesSchema.parse(json('guides.json'));
const roles = rolePagesSchema.parse(json('roles.json'));
const callers = practiceCallersSchema.parse(json('practice-callers.json'));

const needSlugs = needs.map(({ slug }) => slug);
const textsOfGuide = (guide: Guide) => [guide.covers, ...guide.ask, ...guide.listenFor, ...guide.doNotPromise, guide.linkWorker, guide.clinician];
const textsOfRole = (role: RolePage) => [role.label, role.intro, ...role.sections.flatMap(({ heading, items }) => [heading, ...items])];
const textsOfCaller = ({ line, place, note }: PracticeCaller) => [line, place, note];
const wordCount = (texts: string[]) => texts.join(' ').split(/\s+/).length;
const sentences = (texts: string[]) => texts.flatMap((text) => text.split(/(?<=[.?!])\s+/));
const repeated = (values: string[]) => values.filter((value, at) => values.indexOf(value) !== at);

const allTexts = [...guides.flatMap(textsOfGuide), ...roles.flatMap(textsOfRole), ...callers.flatMap(textsOfCaller)];

describe('guides to the needs', () => {
  test('every need has one guide, in the order of the needs', () => {
    expect(guides.map(({ need }) => need)).toEqual(needSlugs);
  });

  test.each(guides.map((guide) => [guide.need, guide] as const))('%s is read in twenty seconds', (_need, guide) => {
    expect(wordCount(textsOfGuide(guide))).toBeLessThanOrEqual(100);
    expect(sentences(textsOfGuide(guide)).filter((text) => wordCount([text]) > 17)).toEqual([]);
    expect(guide.ask.filter((question) => !question.endsWith('?'))).toEqual([]);
  });

  test('every national contact is in the list and may be shown', () => {
    const shown = new Set(contacts.filter(({ ship }) => ship !== 'no').map(({ key }) => key));
    expect(guides.flatMap((guide) => guide.contacts).filter((key) => !shown.has(key))).toEqual([]);
    expect(guides.flatMap((guide) => repeated(guide.contacts))).toEqual([]);
  });
});

describe('role pages', () => {
  test('each of the six roles has one', () => {
    expect(roles.map(({ slug }) => slug)).toEqual(['navigator', 'receptionist', 'link-worker', 'group', 'editor', 'practice']);
  });

  test.each(roles.map((role) => [role.slug, role] as const))('%s fits on a page and says what it is not for', (_slug, role) => {
    expect(wordCount(textsOfRole(role))).toBeLessThan(220);
    expect(role.sections.at(-1)?.heading).toBe('What it is not for');
  });
});

describe('what the roles are told to do', () => {
  test('speaks of nothing that the pages do not have', () => {
    expect(allTexts.filter((text) => /line for the record|shortlist|\bcopy\b/i.test(text))).toEqual([]);
  });
});

describe('practice callers', () => {
  test('there are 24, and together they touch every need', () => {
    expect(callers).toHaveLength(24);
    expect(repeated(callers.map(({ id }) => id))).toEqual([]);
    expect(new Set(callers.flatMap(({ lookFor }) => lookFor))).toEqual(new Set(needSlugs));
  });

  test('each says two or three sentences, and its note is one', () => {
    expect(callers.filter(({ line }) => ![2, 3].includes(sentences([line]).length)).map(({ id }) => id)).toEqual([]);
    expect(callers.filter(({ note }) => sentences([note]).length !== 1).map(({ id }) => id)).toEqual([]);
  });
});

describe('urgent signs', () => {
  test.skipIf(!existsSync(path('urgent.json')))('every sign named is a group of the urgent list, and no group is left without a guide', () => {
    const data: { id: string }[] | { groups: { id: string }[] } = json('urgent.json');
    const ids = (Array.isArray(data) ? data : data.groups).map(({ id }) => id);
    const inGuides = guides.flatMap((guide) => guide.urgent);
    expect([...inGuides, ...callers.flatMap(({ urgent }) => urgent ?? [])].filter((id) => !ids.includes(id))).toEqual([]);
    expect(ids.filter((id) => !inGuides.includes(id))).toEqual([]);
    expect(guides.flatMap((guide) => repeated(guide.urgent))).toEqual([]);
  });
});

describe('the words of guides, roles and callers', () => {
  test('hold no telephone number: those come from the contacts and the listings alone', () => {
    expect(allTexts.filter((text) => /\d(?:[\s().–-]*\d){2,}/.test(text))).toEqual([]);
  });

  test('are words that people use', () => {
    expect(allTexts.filter((text) => /service users?|vulnerable|suffer(?:s|ing)? from|signpost|safeguarding|triage|caseload/i.test(text))).toEqual([]);
  });
});

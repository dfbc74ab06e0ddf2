import { describe, expect, test } from 'vitest';
import { checkColumns, readMapping, type Mapping } from '../../../src/domain/import/mapping.ts';
import { readRecord } from '../../../src/domain/import/record.ts';

function mapping(document: object): Mapping {
  const read = readMapping(document);
  if ('wrong' in read) throw new Error(read.wrong);
  return read.mapping;
}
const wrong = (document: unknown) => {
  const read = readMapping(document);
  return 'wrong' in read ? read.wrong : '';
};

describe('a value comes from', () => {
  const row = { Name: ' Sale  Pantry ', Town: 'Sale', Street: '1 School Road', Kind: 'pantry; cafe', Note: 'Managed by Trafford Council', Phone: '', Mobile: '07700 900123' };
  const read = (fields: object) => readRecord(row, mapping({ fields: { name: 'name', ...fields } }));

  test('a column, whatever its case and the spaces in it', () => {
    expect(read({})).toEqual({ name: ['Sale Pantry'] });
  });

  test('a text with columns in braces, unless one of them is empty', () => {
    expect(read({ summary: { text: '{name} in {town}' } }).summary).toEqual(['Sale Pantry in Sale']);
    expect(read({ summary: { text: 'Ring {phone}' } }).summary).toBeUndefined();
  });

  test('the first column that has something, or all of them where several have a place', () => {
    expect(read({ venue: ['Phone', 'Street', 'Town'] }).venue).toEqual(['1 School Road']);
    expect(read({ address: ['Street', 'Town'] }).address).toEqual(['1 School Road', 'Sale']);
  });

  test('what a pattern finds in a column', () => {
    expect(read({ organisation: [{ from: 'note', match: '^managed by (.+)$' }] }).organisation).toEqual(['Trafford Council']);
    expect(read({ organisation: [{ from: 'town', match: '^managed by (.+)$' }, 'name'] }).organisation).toEqual(['Sale Pantry']);
  });

  test('a table, for each piece of a list', () => {
    const table = { PANTRY: ['food/low-cost-food', 'food'], cafe: null };
    expect(read({ needs: { from: 'kind', table } }).needs).toEqual(['food/low-cost-food', 'food']);
    expect(read({ kind: { from: 'note', table: {}, otherwise: 'group' } }).kind).toEqual(['group']);
    expect(read({ cost: { from: 'phone', table: {}, otherwise: 'free' } }).cost).toEqual(['free']);
  });
});

describe('rules', () => {
  const rules = [
    { when: { flags: 'private' }, set: { phone: null, hold: { text: 'Private' } } },
    { when: { flags: '', name: { matches: 'trust$' } }, set: { kind: { text: 'group' } } },
    { when: { flags: ['a', 'b'] }, set: { confidential: { text: 'yes' } } },
  ];
  const read = (row: object) => readRecord({ phone: '1', ...row }, mapping({ empty: ['NA'], fields: { name: 'name', phone: 'phone' }, rules }));

  test('take fields away and set them, where the column has the value among its own', () => {
    expect(read({ name: 'X', flags: ['all_caps', 'private'] })).toEqual({ name: ['X'], hold: ['Private'] });
  });

  test('hold for an empty column and a pattern together', () => {
    expect(read({ name: 'The Smith Trust', flags: 'NA' }).kind).toEqual(['group']);
    expect(read({ name: 'The Smith Trust', flags: 'x' }).kind).toBeUndefined();
  });

  test('hold for any of several values', () => {
    expect(read({ name: 'X', flags: 'b' }).confidential).toEqual(['yes']);
  });
});

test('HTML, entities and control characters are read out of every value', () => {
  const record = readRecord({ name: 'A &amp; B\u0000', text: '<p>First</p><p>Second &pound;2</p>' }, mapping({ fields: { name: 'name', description: 'text' } }));
  expect(record).toEqual({ name: ['A & B'], description: ['First\nSecond £2'] });
});

describe('a wrong mapping is said to be wrong where it is', () => {
  test.each([
    [{ fields: { name: 'a', colour: 'b' } }, /at fields\.colour: There is no such field/],
    [{ fields: { kind: 'a' } }, /at fields\.name: A listing needs a name/],
    [{ fields: { name: 'a' }, rule: [] }, /rule/],
    [{ fields: { name: { from: 'a', match: '(' } } }, /at fields\.name\.match: .*regular expression/],
    [{}, /at fields: It has to say which column/],
    ['name', /at its top/],
  ])('%j', (document, sentence) => {
    expect(wrong(document)).toMatch(sentence);
  });
});

describe('a mapping and a file that do not belong together', () => {
  const own = mapping({ fields: { name: 'Title', phone: 'Tel' } });
  test('no name: the sentence lists the columns there are', () => {
    expect(checkColumns(own, ['Name', 'Tel'])).toEqual({ wrong: expect.stringMatching(/“Title”.*It has: Name, Tel/) });
  });
  test('another column missing is told', () => {
    expect(checkColumns(own, ['title '])).toEqual({ missing: ['Tel'] });
  });
});

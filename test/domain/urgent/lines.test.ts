import { describe, expect, test } from 'vitest';
import { readJson, shippedUrgent } from './data.ts';

type Lines = { panel: Record<string, string[]>; line: Record<string, string[]>; neverPanel: string[] };
const lines = readJson('test/domain/urgent/lines.json') as Lines;
const urgent = shippedUrgent();
const shown = (line: string) => urgent(line).map(({ id, as }) => `${id} ${as}`);

describe.each(Object.entries(lines.panel))('%s opens its panel', (id, said) => {
  test.each(said)('%s', (line) => expect(shown(line)).toContain(`${id} panel`));
});

describe.each(Object.entries(lines.line))('%s keeps its line, without a panel', (id, said) => {
  test.each(said)('%s', (line) => expect(shown(line)).toContain(`${id} line`));
});

describe('other meanings open no panel', () => {
  test.each(lines.neverPanel)('%s', (line) => expect(shown(line).filter((each) => each.endsWith('panel'))).toEqual([]));
});

test('the table says enough to be worth keeping', () => {
  const all = [...Object.values(lines.panel), ...Object.values(lines.line), lines.neverPanel].flat();
  expect(new Set(all).size).toBeGreaterThanOrEqual(250);
  expect(Object.values(lines.panel).every((said) => said.length >= 8)).toBe(true);
});

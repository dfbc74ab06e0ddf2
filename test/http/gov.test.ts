import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { COMPONENTS, createGov, type Component, type Params } from '../../src/http/gov.ts';

type Fixture = { name: string; options: Params; html: string };

const folder = join(dirname(createRequire(import.meta.url).resolve('govuk-frontend/package.json')), 'dist/govuk/components');
const gov = createGov();

function fixturesOf(name: Component): Fixture[] {
  return (JSON.parse(readFileSync(join(folder, name, 'fixtures.json'), 'utf8')) as { fixtures: Fixture[] }).fixtures;
}

/** The same parameters with each string made anew. */
function withStrings(value: unknown, change: (text: string, name: string) => unknown, name = ''): unknown {
  if (typeof value === 'string') return change(value, name);
  if (Array.isArray(value)) return value.map((item) => withStrings(item, change, name));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withStrings(inner, change, key)]));
}

describe.each(COMPONENTS)('%s', (name) => {
  test('is what govuk-frontend prints, byte for byte', () => {
    const printed = fixturesOf(name).map(({ name: fixture, options }) => {
      const params = withStrings(options, (text, key) => (/html$/i.test(key) ? gov.html(text) : text)) as Params;
      return [fixture, gov(name, params).toString()];
    });
    expect(printed).toEqual(fixturesOf(name).map(({ name: fixture, html }) => [fixture, html]));
  });

  test('says whatever it is given as text', () => {
    const printed = fixturesOf(name).map(({ options }) => {
      const params = withStrings(options, (text, key) => (/html$/i.test(key) ? undefined : `"'><script>${text}`)) as Params;
      return gov(name, params).toString();
    });
    expect(printed.filter((markup) => markup.includes('<script'))).toEqual([]);
  });
});

describe('markup', () => {
  test('is taken from a component or an include, never from what was asked', () => {
    const name = { key: { text: 'Name' }, value: { html: gov('tag', { text: 'A & B' }) } };
    expect(gov('summary-list', { rows: [name] }).toString()).toMatch(/<strong class="govuk-tag">\s+A &amp; B\s+<\/strong>/);
    const asked = { val: '<b>', toString: '<b>' };
    for (const params of [{ html: '<b>x</b>' }, { html: asked }, { rows: [{ value: { html: '<b>x</b>' } }] }, { titleHtml: '<b>x</b>' }, { attributes: ' onclick="x"' }]) {
      expect(() => gov('summary-list', params)).toThrow('nothing else');
    }
  });
});

import { join } from 'node:path';
import ejs from 'ejs';
import { describe, expect, test } from 'vitest';
import { errorsOf, type Field } from '../../src/http/fields.ts';
import { createGov } from '../../src/http/gov.ts';
import { everyField } from '../support/fields.ts';

const views = join(import.meta.dirname, '../../views');
const gov = createGov();

/** The form as a page prints it. */
function printed(fields: Field[]): string {
  const template = "<%- include('/forms/_errors', { errors }) %><form method=\"post\" novalidate><%- include('/forms/_guard') %><%- include('/forms/_fields', { fields }) %></form>";
  return ejs.render(template, { gov, fields, errors: errorsOf(fields), formToken: 'a"b' }, { root: views, rmWhitespace: true });
}

describe('a form', () => {
  test('carries its token, and a trap that nobody reaches by keyboard or hears', () => {
    const html = printed([]);
    expect(html).toContain('<input type="hidden" name="_token" value="a&#34;b">');
    expect(html).toMatch(/aria-hidden="true">[\s\S]*name="_trap" tabindex="-1" autocomplete="off"/);
    expect(html).not.toContain('govuk-error-summary');
  });

  test('says each error beside its field and in the summary, with a link to where it is put right', () => {
    const html = printed(everyField({ wrong: true }));
    const links = [...html.matchAll(/<a href="#([^"]+)">/g)].map((match) => match[1]!);
    expect(links).toEqual(everyFieldName());
    for (const id of links) expect(html).toContain(`id="${id}"`);
    expect(html.match(/class="govuk-error-message"/g)).toHaveLength(links.length);
  });

  test('keeps whatever was typed, and prints it as text', () => {
    const typed = '"><script>alert(1)</script>\n  \'&amp; two';
    const html = printed(everyField({ typed }));
    expect(html).not.toContain('<script');
    expect(html).toContain('>&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\n  &#39;&amp;amp; two</textarea>');
    expect(html.match(/value="&quot;&gt;&lt;script&gt;alert\(1\)&lt;\/script&gt;\n {2}&#39;&amp;amp; two"/g)!.length).toBeGreaterThanOrEqual(7);
  });

  test('shows what was chosen, and under it the fields that belong to it', () => {
    const html = printed(everyField({}));
    expect(html).toMatch(/name="place" type="radio" value="venue" checked/);
    expect(html.match(/ checked/g)).toHaveLength(3);
    expect(html).toMatch(/<option value="month" selected>/);
    expect(html).toMatch(/id="conditional-place">\s*<div class="govuk-form-group">\s*<label[^>]*for="postcode"/);
  });

  test('names the parts of a date, and marks the wrong one alone', () => {
    const html = printed([{ kind: 'date', name: 'starts', label: 'First day', value: { day: '31', month: '13', year: '2026' }, error: 'Enter a month from 1 to 12', wrong: ['month'] }]);
    for (const part of ['day', 'month', 'year']) expect(html).toContain(`id="starts-${part}" name="starts-${part}"`);
    expect(html.match(/govuk-input--error/g)).toHaveLength(1);
    expect(html).toContain('<a href="#starts-month">Enter a month from 1 to 12</a>');
  });
});

/** Where each error of every field leads. */
function everyFieldName(): string[] {
  return errorsOf(everyField({ wrong: true })).map(({ href }) => href.slice(1));
}

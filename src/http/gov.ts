import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import nunjucks from 'nunjucks';
import { componentOf, type Field } from './fields.ts';

/** The components of govuk-frontend that pages are made of. Only these have styles: see public/css/forms. */
export const COMPONENTS = [
  'back-link', 'breadcrumbs', 'button', 'character-count', 'checkboxes', 'date-input', 'details', 'error-message', 'error-summary', 'fieldset', 'hint',
  'input', 'inset-text', 'label', 'notification-banner', 'pagination', 'panel', 'radios', 'select', 'summary-list', 'table', 'tag', 'task-list',
  'textarea', 'warning-text',
] as const;
export type Component = (typeof COMPONENTS)[number];

/** A component's parameters, as https://design-system.service.gov.uk/components/ lists them for Nunjucks. */
export type Params = Record<string, unknown>;

const made = Symbol('made by a template');
/** Markup that a template made. Nothing that came with a request can be one. */
type Html = { readonly [made]: string; toString: () => string };

export type Gov = {
  /**
   * A component of govuk-frontend as HTML: `<%- gov('tag', { text: 'Due' }) %>`. What a parameter says is escaped.
   * The parameters that stand for markup (`html`, `titleHtml`…) take what `gov` or `gov.html` gave, and throw on anything else.
   */
  (name: Component, params: Params): Html;
  /** One field with its label, hint and error. */
  field: (field: Field) => Html;
  /** Markup for the `html` of a component. In templates it stands around an `include(…)` alone; a test holds that. */
  html: (markup: string) => Html;
};

/** Renders the macros of govuk-frontend as they are shipped, so that a new version of it brings its markup along. */
export function createGov(): Gov {
  const require = createRequire(import.meta.url);
  const folder = join(dirname(require.resolve('govuk-frontend/package.json')), 'dist/govuk');
  const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader(folder), { autoescape: true, trimBlocks: true, lstripBlocks: true });
  const templates = new Map(COMPONENTS.map((name) => [name, nunjucks.compile(callOf(name), environment)]));
  const component = (name: Component, params: Params): Html => html(templates.get(name)!.render({ params: withMarkup(params) }).trim());
  const gov: Gov = Object.assign(component, { html, field: (field: Field) => component(...componentOf(field, gov)) });
  return gov;
}

function callOf(name: Component): string {
  const macro = `govuk${name.split('-').map((word) => word[0]!.toUpperCase() + word.slice(1)).join('')}`;
  return `{% from "components/${name}/macro.njk" import ${macro} %}{{ ${macro}(params) }}`;
}

function html(markup: string): Html {
  return { [made]: markup, toString: () => markup };
}

/** The parameters with markup as strings. It throws where a macro would print something unescaped. */
function withMarkup(value: unknown, name = ''): unknown {
  if (isHtml(value)) return value[made];
  const printedRaw = /html$/i.test(name) || (name === 'attributes' && typeof value === 'string');
  if (printedRaw && value) throw new TypeError(`“${name}” of a component takes what gov() or gov.html() gave, nothing else. Text goes into “text”.`);
  if (Array.isArray(value)) return value.map((item) => withMarkup(item, name));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withMarkup(inner, key)]));
}

function isHtml(value: unknown): value is Html {
  return typeof value === 'object' && value !== null && made in value;
}

import type { Component, Gov, Params } from './gov.ts';

/**
 * A field of a form. A page gives its template `{ fields, errors: errorsOf(fields) }` and `renderPage` the option `forms: true`;
 * the template prints
 *
 *     <%- include('/forms/_errors', { errors }) %>
 *     <form method="post" novalidate>
 *       <%- include('/forms/_guard') %>
 *       <%- include('/forms/_fields', { fields }) %>
 *       <%- gov('button', { text: 'Continue' }) %>
 *     </form>
 *
 * A form that comes back with status 422 is the same page: values as they were typed, and an `error` on each field that has one.
 * A field's `id` is its name unless it has one, so `#name` leads to it: to the first option of a choice, to the first wrong part of a date.
 */
export type Field = {
  /** What the form sends. A date sends `name-day`, `name-month` and `name-year`. */
  name: string;
  /** Where two groups of boxes send under one name: what tells them apart. Otherwise the name. */
  id?: string;
  label: string;
  hint?: string;
  /** What is wrong, as one sentence that says what to do: “Enter a phone number, like 0161 496 0100”. */
  error?: string | null;
  /** Adds “(optional)” to the label. Everything else is expected. */
  optional?: boolean;
  /** The label is the heading of the page: for a step that asks one thing. */
  heading?: boolean;
} & (TypedField | TextArea | OneOf | SomeOf | DateField);

type TypedField = {
  /** `number` is a whole number typed as text; `time` is hh:mm typed as text, because that is quicker and kinder than a picker. */
  kind: 'text' | 'email' | 'tel' | 'url' | 'number' | 'time';
  value?: string | null;
  /** How many characters it looks made for. Without it, as wide as the column. */
  width?: 2 | 3 | 4 | 5 | 10 | 20 | 30;
  /** WCAG 1.3.5: what the browser may fill in. `email` and `tel` have theirs unless told `off`. */
  autocomplete?: string;
  inputmode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'url';
  prefix?: string;
  suffix?: string;
  spellcheck?: boolean;
};

type TextArea = {
  kind: 'textarea';
  value?: string | null;
  rows?: number;
  /** Counted beside the field. It never cuts off what is typed or pasted: whoever reads the form says so with an error. */
  maxlength?: number;
};

type OneOf = {
  kind: 'radios' | 'select';
  value?: string | null;
  options: Option[];
  /** Radios on one line: for two short options, yes and no. */
  inline?: boolean;
};

type SomeOf = { kind: 'checkboxes'; values?: readonly string[]; options: Option[] };

type DateField = {
  kind: 'date';
  /** As typed, so that a wrong one can be shown again. */
  value?: Partial<Record<DatePart, string>> | null;
  /** Which inputs the error is about; all of them unless said. */
  wrong?: DatePart[];
};
type DatePart = 'day' | 'month' | 'year';

export type Option = {
  value: string;
  label: string;
  hint?: string;
  /** Fields that belong to this option, under it: shown while it is chosen, and always where CSS cannot tell. Not for a select. */
  reveals?: Field[];
  /** “None of these”: stands apart under an “or”. Not for a select. */
  apart?: boolean;
};

/** What the summary of errors prints, in the order of the fields. */
export type ErrorLink = { text: string; href: string };

/** The summary's list: what is wrong with these fields and with those their chosen options reveal, each as a link to its field. */
export function errorsOf(fields: Field[]): ErrorLink[] {
  return fields.flatMap((field) => [
    ...(field.error ? [{ text: field.error, href: `#${anchorOf(field)}` }] : []),
    ...('options' in field ? field.options.flatMap(({ reveals = [] }) => errorsOf(reveals)) : []),
  ]);
}

function anchorOf(field: Field): string {
  return field.kind === 'date' ? `${field.name}-${field.wrong?.[0] ?? 'day'}` : (field.id ?? field.name);
}

/** The macro that prints a field, and its parameters. `gov` prints the fields that an option reveals. */
export function componentOf(field: Field, gov: Gov): [Component, Params] {
  switch (field.kind) {
    case 'textarea':
      return textAreaOf(field);
    case 'select':
      return ['select', { ...labelled(field), items: selectItemsOf(field) }];
    case 'radios':
      return ['radios', { ...grouped(field), classes: radiosClasses(field), items: itemsOf(field, [field.value ?? ''], gov) }];
    case 'checkboxes':
      return ['checkboxes', { ...grouped(field), classes: 'govuk-checkboxes--small', items: itemsOf(field, field.values ?? [], gov) }];
    case 'date':
      return ['date-input', { ...grouped(field), id: field.name, namePrefix: field.name, items: datePartsOf(field) }];
    default:
      return ['input', { ...labelled(field), ...inputOf(field) }];
  }
}

const INPUTS = {
  text: {},
  email: { type: 'email', autocomplete: 'email', spellcheck: false },
  tel: { type: 'tel', autocomplete: 'tel' },
  url: { type: 'url', spellcheck: false },
  number: { inputmode: 'numeric', spellcheck: false },
  time: { spellcheck: false },
} as const satisfies Record<TypedField['kind'], Params>;
const NARROW: Partial<Record<TypedField['kind'], number>> = { tel: 20, number: 4, time: 5 };

function inputOf({ kind, width = NARROW[kind] as TypedField['width'], prefix, suffix, value, autocomplete, inputmode, spellcheck }: TypedField): Params {
  return {
    ...INPUTS[kind],
    value: value ?? '',
    classes: width ? `govuk-input--width-${width}` : '',
    ...(autocomplete !== undefined && { autocomplete }),
    ...(inputmode !== undefined && { inputmode }),
    ...(spellcheck !== undefined && { spellcheck }),
    ...(prefix !== undefined && { prefix: { text: prefix } }),
    ...(suffix !== undefined && { suffix: { text: suffix } }),
  };
}

function textAreaOf(field: Field & TextArea): [Component, Params] {
  const params = { ...labelled(field), value: field.value ?? '', rows: field.rows ?? 5 };
  return field.maxlength ? ['character-count', { ...params, maxlength: field.maxlength }] : ['textarea', params];
}

function selectItemsOf({ options, value: chosen }: OneOf): Params[] {
  return options.map(({ value, label }) => ({ value, text: label, selected: value === (chosen ?? '') }));
}

function radiosClasses({ inline }: OneOf): string {
  return inline ? 'govuk-radios--small govuk-radios--inline' : 'govuk-radios--small';
}

function itemsOf({ options }: { options: Option[] }, chosen: readonly string[], gov: Gov): Params[] {
  return options.flatMap(({ value, label, hint, reveals = [], apart }) => [
    ...(apart ? [{ divider: 'or' }] : []),
    {
      value, text: label, checked: chosen.includes(value), hint: textOf(hint),
      ...(reveals.length > 0 && { conditional: { html: gov.html(reveals.map((field) => gov.field(field)).join('')) } }),
    },
  ]);
}

function datePartsOf({ value, wrong, error }: Field & DateField): Params[] {
  return (['day', 'month', 'year'] as const).map((part) => ({
    name: part,
    value: value?.[part] ?? '',
    classes: `govuk-input--width-${part === 'year' ? 4 : 2}${error && (wrong ?? [part]).includes(part) ? ' govuk-input--error' : ''}`,
  }));
}

function labelled(field: Field): Params {
  const label = { text: labelOf(field), isPageHeading: field.heading ?? false, classes: `govuk-label--${field.heading ? 'l' : 's'}` };
  return { ...said(field), id: field.id ?? field.name, label };
}

function grouped(field: Field): Params {
  const legend = { text: labelOf(field), isPageHeading: field.heading ?? false, classes: `govuk-fieldset__legend--${field.heading ? 'l' : 's'}` };
  return { ...said(field), idPrefix: field.id ?? field.name, fieldset: { legend } };
}

function said({ name, hint, error }: Field): Params {
  return { name, hint: textOf(hint), errorMessage: textOf(error) };
}

function labelOf({ label, optional }: Field): string {
  return optional ? `${label} (optional)` : label;
}

function textOf(text: string | null | undefined): { text: string } | undefined {
  return text ? { text } : undefined;
}

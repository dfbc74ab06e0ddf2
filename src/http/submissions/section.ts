import type { Answers } from '../../domain/submission/submission.ts';
import type { Field } from '../fields.ts';

/** Fields that stand together on a step. */
export type Section = {
  heading: string | null;
  /** Sentences under the heading. */
  lines: string[];
  /** `folded` opens at a press; `times` and `place` are there only while the answer above them calls for them; `pin` is the map. */
  look: 'plain' | 'folded' | 'times' | 'place' | 'pin';
  /** Of a folded one, and of a time that says something, whether it is open from the start. */
  open: boolean;
  fields: Field[];
  /** Fields of it that few people need, behind a press. */
  more: { label: string; fields: Field[]; open: boolean } | null;
  /** What the form carries along unseen. */
  hidden: [name: string, value: string][];
  /** Something that can be done with this section alone. */
  button: { value: string; text: string; label: string } | null;
};

export function section(fields: Field[], more: Partial<Section> = {}): Section {
  return { heading: null, lines: [], look: 'plain', open: false, more: null, hidden: [], button: null, fields, ...more };
}

/** Fields that few people need: folded away as long as there is nothing in them. */
export function folded(heading: string, fields: Field[], lines: string[] = []): Section {
  return section(fields, { heading, lines, look: 'folded', open: isUsed(fields) });
}

/** Whether something was typed into one of them or into what it reveals, or is wrong with it. */
export function isUsed(fields: Field[]): boolean {
  return fields.flatMap(withRevealed).some((field) => field.error || (field.kind === 'checkboxes' ? (field.values ?? []).length > 0 : field.value));
}

/** What is wrong with each field, by its name. */
export type Problems = ReadonlyMap<string, string>;

type Of<Kind extends Field['kind']> = Field & { kind: Kind };
type More<Kind extends Field['kind']> = Partial<Omit<Of<Kind>, 'kind' | 'name' | 'label'>>;
type Options = Of<'radios'>['options'];

/** Makes the fields of a step: each with what was typed into it, and what is wrong with that. */
export function createFields(answers: Answers, problems: Problems) {
  const value = (name: string) => answers[name]?.[0] ?? '';
  const asked = (name: string, label: string) => ({ name, label, error: problems.get(name) ?? null });
  return {
    text: (name: string, label: string, more: More<'text'> = {}): Field => ({
      kind: 'text', ...asked(name, label), value: value(name), ...more,
    }),
    area: (name: string, label: string, more: More<'textarea'> = {}): Field => ({
      kind: 'textarea', ...asked(name, label), value: value(name), ...more,
    }),
    one: (name: string, label: string, options: Options, more: More<'radios'> = {}): Field => ({
      kind: 'radios', ...asked(name, label), options, value: value(name), ...more,
    }),
    select: (name: string, label: string, options: Options, more: More<'select'> = {}): Field => ({
      kind: 'select', ...asked(name, label), options, value: value(name), ...more,
    }),
    some: (name: string, label: string, options: Options, more: More<'checkboxes'> = {}): Field => ({
      kind: 'checkboxes', ...asked(name, label), options, values: answers[name] ?? [], ...more,
    }),
  };
}

export type MakeFields = ReturnType<typeof createFields>;

/** Options of words that have labels. */
export function optionsOf<Word extends string>(labels: Record<Word, string>, hints: Partial<Record<Word, string>> = {}): Options {
  return (Object.keys(labels) as Word[]).map((value) => ({ value, label: labels[value], ...(hints[value] && { hint: hints[value] }) }));
}

/** All fields of sections, with those that options reveal. */
export function fieldsIn(sections: Section[]): Field[] {
  return sections.flatMap(({ fields, more }) => [...fields, ...(more?.fields ?? [])].flatMap(withRevealed));
}

function withRevealed(field: Field): Field[] {
  const revealed = 'options' in field ? field.options.flatMap(({ reveals = [] }) => reveals.flatMap(withRevealed)) : [];
  return [field, ...revealed];
}

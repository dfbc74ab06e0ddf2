import { z } from 'zod';

/**
 * The columns of Fingerpost's own CSV: what a row of any layout can say of a listing. A `list` takes every
 * value there is, a `text` puts its values one under another, an `address` beside one another with commas;
 * of a `value` the first that is not empty counts.
 */
export const FIELDS = {
  id: 'value', source: 'value', licence: 'value', attribution: 'value',
  name: 'value', kind: 'value', summary: 'value', description: 'text',
  organisation: 'value', organisation_description: 'text', organisation_website: 'value', charity_number: 'value', company_number: 'value',
  venue: 'value', address: 'address', postcode: 'value', lat: 'value', lon: 'value', authority: 'value',
  confidential: 'value', access: 'list', venue_note: 'value',
  opening_times: 'text', phone: 'list', email: 'value', website: 'value',
  needs: 'list', suggested_needs: 'list', audiences: 'list', min_age: 'value', max_age: 'value',
  delivery: 'list', areas: 'list', route_in: 'list', have_ready: 'text', cost: 'value', price: 'value', cost_note: 'value',
  languages: 'list', suits: 'text', does_not_suit: 'text', first_visit: 'text', company: 'value', funded_until: 'value',
  hold: 'value',
} as const satisfies Record<string, 'value' | 'text' | 'address' | 'list'>;
export type FieldName = keyof typeof FIELDS;
const FIELD_NAMES = Object.keys(FIELDS) as FieldName[];

const oneOrMore = <Schema extends z.ZodType>(schema: Schema) => z.union([schema, z.array(schema)]);

const pattern = z.string().refine(isPattern, 'This is not a regular expression that JavaScript can read');

/** Where a value comes from: a column, a text with columns in braces, or a column and what is done with it. */
const partSchema = z.union([
  z.string(),
  z.strictObject({ text: z.string() }),
  z.strictObject({
    from: z.string(),
    /** Takes the first group of what matches, or the whole of it; nothing where it does not match. */
    match: pattern.optional(),
    split: z.string().min(1).optional(),
    /** What each value becomes; the case of the value does not matter. One that is not here stays, or becomes `otherwise`. */
    table: z.record(z.string(), z.union([oneOrMore(z.string()), z.null()])).optional(),
    otherwise: z.union([oneOrMore(z.string()), z.null()]).optional(),
  }),
]);
export type Part = z.infer<typeof partSchema>;

const conditionSchema = z.union([oneOrMore(z.string()), z.strictObject({ matches: pattern })]);
export type Condition = z.infer<typeof conditionSchema>;

const fields = <Schema extends z.ZodType>(value: Schema) =>
  z.partialRecord(z.enum(FIELD_NAMES), value, { error: (issue) => (issue.input === undefined ? 'It has to say which column feeds which field' : undefined) });

/** How the rows of one layout become listings. `data/mappings/README.md` says it for those who write one. */
const mappingSchema = z.strictObject({
  about: z.string().default(''),
  delimiter: z.string().length(1).optional(),
  /** Values that mean nothing was said: "NA", "Not known". */
  empty: z.array(z.string()).default([]),
  /** Repairs what is written in capitals all through; the names given (of places) keep theirs in a sentence. */
  repairCapitals: z.array(z.string()).nullable().default(null),
  /** Whose words suggest needs; the name is always read. */
  suggestFrom: z.array(partSchema).default([]),
  /** The column that names the row, by its id, that this row says more about. */
  continues: z.string().min(1).optional(),
  fields: fields(oneOrMore(partSchema)).refine((given) => given.name !== undefined, { path: ['name'], message: 'A listing needs a name' }),
  /** In order; a later one replaces what an earlier one said. Null takes a field away. */
  rules: z
    .array(z.strictObject({ when: z.record(z.string(), conditionSchema), set: fields(z.union([oneOrMore(partSchema), z.null()])) }))
    .default([]),
});
export type Mapping = z.infer<typeof mappingSchema>;

/** Reads a mapping document. Where it is wrong, the sentence names the key. */
export function readMapping(document: unknown): { mapping: Mapping } | { wrong: string } {
  const parsed = mappingSchema.safeParse(document);
  if (parsed.success) return { mapping: parsed.data };
  const issue = deepest(parsed.error.issues[0]!);
  return { wrong: `The mapping is wrong at ${issue.path.join('.') || 'its top'}: ${issue.message}` };
}

/** Of a value that fits none of the ways to write it, what is wrong with the way it comes nearest to. */
function deepest(issue: z.core.$ZodIssue): { path: PropertyKey[]; message: string } {
  if (issue.code === 'unrecognized_keys') {
    const isField = issue.path.at(-1) === 'fields' || issue.path.at(-1) === 'set';
    const message = isField ? `There is no such field. The fields are: ${FIELD_NAMES.join(', ')}` : 'There is no such key';
    return { path: [...issue.path, issue.keys[0]!], message };
  }
  if (issue.code !== 'invalid_union') return issue;
  const inner = issue.errors.flat().map(deepest);
  const furthest = inner.sort((a, b) => b.path.length - a.path.length)[0];
  if (!furthest || furthest.path.length === 0) return { path: issue.path, message: 'It is written in none of the ways the README shows' };
  return { ...furthest, path: [...issue.path, ...furthest.path] };
}

/**
 * Compares a mapping with the columns of the file at hand. It is wrong when the name cannot come from any of
 * them; other columns that the file does not have are told.
 */
export function checkColumns(mapping: Mapping, columns: string[]): { missing: string[] } | { wrong: string } {
  const present = new Set(columns.map((column) => column.trim().toLowerCase()));
  const isMissing = (column: string) => !present.has(column.trim().toLowerCase());
  const nameColumns = [mapping.fields.name!].flat().flatMap(columnsOf);
  if (nameColumns.length > 0 && nameColumns.every(isMissing)) {
    return { wrong: `The mapping takes the name from “${nameColumns.join('”, “')}”, and the file has no such column. It has: ${columns.join(', ')}` };
  }
  return { missing: [...new Set(Object.values(mapping.fields).flat().flatMap(columnsOf))].filter(isMissing) };
}

/** The columns one part reads. */
export function columnsOf(part: Part): string[] {
  if (typeof part === 'string') return [part];
  return 'text' in part ? [...part.text.matchAll(/\{([^{}]+)\}/g)].map(([, column]) => column!) : [part.from];
}

function isPattern(source: string): boolean {
  try {
    return new RegExp(source) instanceof RegExp;
  } catch {
    return false;
  }
}

import { readdirSync, readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { z } from 'zod';
import { bankHolidaysSchema, termDatesSchema } from '../domain/holidays.ts';
import { readExampleLines, type ExampleLine } from '../domain/evidence/examples.ts';
import { contactsSchema } from '../domain/urgent/contact.ts';
import { urgentContextSchema, urgentGroupsSchema } from '../domain/urgent/group.ts';
import type { UrgentData } from '../domain/urgent/help.ts';
import { localSettingsSchema, type LocalSettings } from '../domain/urgent/local-settings.ts';
import { judgedLineSchema, type JudgedLine } from '../domain/interpretation/judged-lines.ts';
import { callerVocabularySchema, type CallerVocabulary } from '../domain/interpretation/vocabulary.ts';
import { createCalendars, type Calendars } from '../domain/listing-calendar.ts';
import type { ListingInput } from '../domain/listing.ts';
import { audienceSchema, needSchema, type Vocabulary } from '../domain/need.ts';
import { guidesSchema, practiceCallersSchema, rolePagesSchema, type Guide, type PracticeCaller, type RolePage } from '../domain/guide.ts';
import { needSigns, suggestionWordsSchema, type NeedSigns } from '../domain/need-suggestion.ts';

const searchWordsSchema = z.strictObject({ stopWords: z.array(z.string()), protectedWords: z.array(z.string()) });

const namesSchema = z.strictObject({ given: z.array(z.string()), surnames: z.array(z.string()) });

export type DataFiles = {
  vocabulary: Vocabulary;
  calendars: Calendars;
  searchWords: z.infer<typeof searchWordsSchema>;
  /** By what words of a listing its needs are suggested. */
  signs: NeedSigns;
  urgentData: UrgentData;
  guides: Guide[];
  roles: RolePage[];
  practiceCallers: PracticeCaller[];
  /** Given names and surnames, in lower case: no word that may be somebody's name is counted. */
  names: ReadonlySet<string>;
  /** The invented settings of the demonstration. */
  demonstrationSettings: LocalSettings;
};

/** What the product ships in `data/`, checked. Throws when a file does not have its shape. */
export function readDataFiles(dataFolder: string): DataFiles {
  const read = <Shape>(name: string, schema: z.ZodType<Shape>): Shape => schema.parse(JSON.parse(readFileSync(join(dataFolder, name), 'utf8')));
  const vocabulary = { needs: read('needs.json', z.array(needSchema)), audiences: read('audiences.json', z.array(audienceSchema)) };
  return {
    vocabulary,
    urgentData: {
      ...read('urgent.json', urgentGroupsSchema),
      context: read('urgent-context.json', urgentContextSchema),
      contacts: read('contacts.json', contactsSchema),
      ordinaryWords: ordinaryWordsIn(dataFolder),
    },
    guides: read('guides.json', guidesSchema),
    practiceCallers: read('practice-callers.json', practiceCallersSchema),
    names: namesIn(read('names.json', namesSchema)),
    roles: read('roles.json', rolePagesSchema),
    demonstrationSettings: read('local-demo.json', localSettingsSchema),
    signs: needSigns(vocabulary, read('suggestions.json', suggestionWordsSchema)),
    calendars: createCalendars(read('bank-holidays.json', bankHolidaysSchema), read('term-dates.json', termDatesSchema)),
    searchWords: read('search-words.json', searchWordsSchema),
  };
}

/** The words of the language as people here write it: a file of its own, a word on a line. */
function ordinaryWordsIn(dataFolder: string): string[] {
  return readFileSync(join(dataFolder, 'ordinary-words.txt'), 'utf8').trimEnd().split('\n');
}

function namesIn({ given, surnames }: z.infer<typeof namesSchema>): ReadonlySet<string> {
  return new Set([...given, ...surnames]);
}

/** What callers say: each file of `data/vocabulary` is the part it is named after. Throws when one does not have its shape. */
export function readCallerVocabulary(dataFolder: string): CallerVocabulary {
  const parts = (folder: string, nameOf: (name: string) => string) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => [nameOf(parse(name).name), JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown]);
  const folder = join(dataFolder, 'vocabulary');
  const inCamelCase = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  return callerVocabularySchema.parse({
    ...Object.fromEntries(parts(folder, inCamelCase)),
    needs: Object.fromEntries(parts(join(folder, 'needs'), (name) => name)),
    ordinaryWords: ordinaryWordsIn(dataFolder),
  });
}

/** Lines that words are learnt from. */
export function readExamples(dataFolder: string): ExampleLine[] {
  return readExampleLines(readFileSync(join(dataFolder, 'evidence/examples.tsv'), 'utf8'));
}

/** Lines whose meaning is known, by which a change of the vocabulary is judged. */
export function readJudgedLines(dataFolder: string): JudgedLine[] {
  const folder = join(dataFolder, 'judged-lines');
  const files = readdirSync(folder).filter((name) => name.endsWith('.json')).toSorted();
  return files.flatMap((name) => z.array(judgedLineSchema).parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))));
}

/** The invented listings, as they are written in `data/demo`. */
export async function readDemonstration(dataFolder: string): Promise<ListingInput[]> {
  const folder = join(dataFolder, 'demo');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.ndjson')).toSorted();
  const files = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return files.flatMap((file) => file.split('\n').filter(Boolean).map((line) => JSON.parse(line) as ListingInput));
}

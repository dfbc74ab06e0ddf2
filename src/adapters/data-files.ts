import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { bankHolidaysSchema, termDatesSchema } from '../domain/holidays.ts';
import { contactsSchema } from '../domain/urgent/contact.ts';
import { urgentContextSchema, urgentGroupsSchema } from '../domain/urgent/group.ts';
import type { UrgentData } from '../domain/urgent/help.ts';
import { localSettingsSchema, type LocalSettings } from '../domain/urgent/local-settings.ts';
import { createCalendars, type Calendars } from '../domain/listing-calendar.ts';
import type { ListingInput } from '../domain/listing.ts';
import { audienceSchema, needSchema, type Vocabulary } from '../domain/need.ts';
import { guidesSchema, practiceCallersSchema, rolePagesSchema, type Guide, type PracticeCaller, type RolePage } from '../domain/guide.ts';
import { needSigns, suggestionWordsSchema, type NeedSigns } from '../domain/need-suggestion.ts';

const searchWordsSchema = z.strictObject({ stopWords: z.array(z.string()), protectedWords: z.array(z.string()) });

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
  /** The invented settings of the demonstration. */
  demonstrationSettings: LocalSettings;
};

/** What the product ships in `data/`, checked. Throws when a file does not have its shape. */
export function readDataFiles(dataFolder: string): DataFiles {
  const read = <Shape>(name: string, schema: z.ZodType<Shape>): Shape => schema.parse(JSON.parse(readFileSync(join(dataFolder, name), 'utf8')));
  const vocabulary = { needs: read('needs.json', z.array(needSchema)), audiences: read('audiences.json', z.array(audienceSchema)) };
  return {
    vocabulary,
    urgentData: { ...read('urgent.json', urgentGroupsSchema), context: read('urgent-context.json', urgentContextSchema), contacts: read('contacts.json', contactsSchema) },
    guides: read('guides.json', guidesSchema),
    practiceCallers: read('practice-callers.json', practiceCallersSchema),
    roles: read('roles.json', rolePagesSchema),
    demonstrationSettings: read('local-demo.json', localSettingsSchema),
    signs: needSigns(vocabulary, read('suggestions.json', suggestionWordsSchema)),
    calendars: createCalendars(read('bank-holidays.json', bankHolidaysSchema), read('term-dates.json', termDatesSchema)),
    searchWords: read('search-words.json', searchWordsSchema),
  };
}

/** The invented listings, as they are written in `data/demo`. */
export async function readDemonstration(dataFolder: string): Promise<ListingInput[]> {
  const folder = join(dataFolder, 'demo');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.ndjson')).toSorted();
  const files = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return files.flatMap((file) => file.split('\n').filter(Boolean).map((line) => JSON.parse(line) as ListingInput));
}

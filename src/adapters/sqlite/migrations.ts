import type { Migration } from 'kysely';
import { createBrowsing } from './migrations/browsing.ts';
import { createDuplicates } from './migrations/duplicates.ts';
import { createKeptTrue } from './migrations/kept-true.ts';
import { createListings } from './migrations/listings.ts';
import { createSettings } from './migrations/settings.ts';
import { createPeople } from './migrations/people.ts';
import { createSubmissions } from './migrations/submissions.ts';
import { indexWebPages } from './migrations/web-pages.ts';
import { createVocabulary } from './migrations/vocabulary.ts';

/** In order of name; once landed, a migration is never changed. */
export const migrations: Record<string, Migration> = {
  '2026-11-21-listings': { up: createListings },
  '2026-11-21-settings': { up: createSettings },
  '2026-11-21-submissions': { up: createSubmissions },
  '2026-11-21-submitters-and-editors': { up: createPeople },
  '2026-11-22-duplicates': { up: createDuplicates },
  '2026-11-22-kept-true': { up: createKeptTrue },
  '2026-11-22-vocabulary': { up: createVocabulary },
  '2026-11-23-browsing': { up: createBrowsing },
  '2026-11-23-web-pages': { up: indexWebPages },
};

import type { Clock } from '../../domain/ports.ts';
import type { Atomically, Stores } from '../../domain/stores.ts';
import { createDuplicates } from './duplicates.ts';
import { createClaims } from './claims.ts';
import { createAudit, createRevisions } from './history.ts';
import { createLinks } from './links.ts';
import { createListings } from './listings.ts';
import { createMailQueue } from './mail-queue.ts';
import { createOwners } from './owners.ts';
import { createPeople } from './people.ts';
import { createReports } from './reports.ts';
import { createSubmissions } from './submissions.ts';
import type { Database } from './tables.ts';
import { createTasks } from './tasks.ts';
import { createUnrecognisedWords } from './unrecognised-words.ts';
import { createVocabularyChanges } from './vocabulary-changes.ts';
import { createWebChecks } from './web-checks.ts';
import { within } from './within.ts';

/** Everything that is kept, and a way to change several things at once. */
export function createStores(db: Database, clock: Clock): Stores & { atomically: Atomically } {
  return { ...storesOn(db, clock), atomically: (work) => within(db, (transaction) => work(storesOn(transaction, clock))) };
}

function storesOn(db: Database, clock: Clock): Stores {
  return {
    listings: createListings(db, clock),
    submissions: createSubmissions(db, clock),
    people: createPeople(db, clock),
    links: createLinks(db, clock),
    mail: createMailQueue(db, clock),
    owners: createOwners(db, clock),
    tasks: createTasks(db, clock),
    reports: createReports(db, clock),
    claims: createClaims(db, clock),
    webChecks: createWebChecks(db, clock),
    audit: createAudit(db, clock),
    revisions: createRevisions(db),
    duplicates: createDuplicates(db),
    vocabularyChanges: createVocabularyChanges(db, clock),
    unrecognisedWords: createUnrecognisedWords(db),
  };
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { evidenceSchema } from '../../../src/domain/evidence/evidence.ts';
import { contactsSchema } from '../../../src/domain/urgent/contact.ts';
import { urgentContextSchema, urgentGroupsSchema } from '../../../src/domain/urgent/group.ts';
import type { UrgentData } from '../../../src/domain/urgent/help.ts';

export function readJson(path: string): unknown {
  return JSON.parse(readFileSync(join(import.meta.dirname, '../../..', path), 'utf8'));
}

/** What the product ships. */
export function shippedUrgentData(): UrgentData {
  return {
    ...urgentGroupsSchema.parse(readJson('data/urgent.json')),
    context: urgentContextSchema.parse(readJson('data/urgent-context.json')),
    contacts: contactsSchema.parse(readJson('data/contacts.json')),
    evidence: evidenceSchema.parse(readJson('data/evidence/urgent.json')),
  };
}

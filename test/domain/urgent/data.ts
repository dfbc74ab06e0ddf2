import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDataFiles } from '../../../src/adapters/data-files.ts';
import { readEvidence } from '../../../src/adapters/evidence-files.ts';
import { createUrgent, type UrgentData } from '../../../src/domain/urgent/help.ts';

const root = join(import.meta.dirname, '../../..');

export function readJson(path: string): unknown {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}

/** What the product ships. */
export function shippedUrgentData(): UrgentData {
  return readDataFiles(join(root, 'data')).urgentData;
}

/** What reads a line for the urgent help it calls for, as the product ships. */
export function shippedUrgent() {
  return createUrgent(shippedUrgentData(), readEvidence(join(root, 'data'), 'urgent'));
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDataFiles } from '../../../src/adapters/data-files.ts';
import type { UrgentData } from '../../../src/domain/urgent/help.ts';

export function readJson(path: string): unknown {
  return JSON.parse(readFileSync(join(import.meta.dirname, '../../..', path), 'utf8'));
}

/** What the product ships. */
export function shippedUrgentData(): UrgentData {
  return readDataFiles(join(import.meta.dirname, '../../../data')).urgentData;
}

import { auditSubject } from '../domain/audit.ts';
import type { AuditTrail } from '../domain/stores.ts';

const MOST_ENTRIES = 50;

/** What editors put right in a submission since the group last sent it, as labels of fields. */
export async function listEdits({ audit }: { audit: AuditTrail }, submission: { id: string }): Promise<string[]> {
  const entries = await audit.list({ subject: auditSubject.submission(submission), limit: MOST_ENTRIES });
  const sent = entries.findIndex(({ who }) => who === 'group');
  const since = sent < 0 ? entries : entries.slice(0, sent);
  return [...new Set(since.filter(({ action }) => action === 'edited').flatMap(({ note }) => note.split(', ')))];
}

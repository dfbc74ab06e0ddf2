/** What an editor has to see to, what misleads callers first. */
export const TASK_KINDS = ['problem', 'closing', 'claim', 'overdue', 'broken-link', 'dead-mail'] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

/** At most one of a kind is open for one listing; a second cause is added to its note. */
export type Task = {
  id: string;
  listingId: string;
  kind: TaskKind;
  note: string;
  openedAt: string;
  closedAt: string | null;
  /** What was done about it. */
  outcome: string;
};

export const TASK_LABELS: Record<TaskKind, string> = {
  problem: 'Somebody says something is wrong',
  'broken-link': 'Its web page does not answer',
  'dead-mail': 'Mail to its owner comes back',
  claim: 'Somebody says it is theirs',
  closing: 'Its owner says it has closed',
  overdue: 'Nobody has confirmed it for a year',
};

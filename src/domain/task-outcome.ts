import type { TaskKind } from './task.ts';

/** What can come of a task. Each is one press for the editor. */
export type TaskOutcome = 'corrected' | 'phoned' | 'closed' | 'nothing-wrong' | 'goes-on' | 'reaches-them' | 'no-contact';

/** What the button says, and what somebody who reported it hears unless the editor wrote a sentence of their own. */
export const OUTCOMES: Record<TaskOutcome, { label: string; answer: string }> = {
  corrected: { label: 'The listing is put right', answer: 'Thank you. You were right, and the listing has been put right.' },
  phoned: { label: 'I rang, and it is right', answer: 'We rang them. What the listing says is right.' },
  closed: { label: 'It has closed', answer: 'Thank you. It has closed, and we have taken it out of the directory.' },
  'nothing-wrong': { label: 'Nothing is wrong', answer: 'We looked into it and found nothing to put right.' },
  'goes-on': { label: 'It goes on', answer: 'We asked them. It goes on.' },
  'reaches-them': { label: 'The address is right: try again', answer: '' },
  'no-contact': { label: 'They are no longer its contact', answer: '' },
};

/** The outcomes of each kind, the likeliest first. A claim is settled by deciding it. */
export const OUTCOMES_OF: Record<TaskKind, TaskOutcome[]> = {
  problem: ['corrected', 'phoned', 'closed', 'nothing-wrong'],
  overdue: ['phoned', 'corrected', 'closed', 'nothing-wrong'],
  closing: ['closed', 'goes-on'],
  'broken-link': ['corrected', 'closed', 'nothing-wrong'],
  'dead-mail': ['reaches-them', 'no-contact', 'closed'],
  claim: [],
};

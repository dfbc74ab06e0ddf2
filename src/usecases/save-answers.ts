import { NotFound } from '../domain/errors.ts';
import type { Atomically } from '../domain/stores.ts';
import type { Step } from '../domain/submission/answers.ts';
import { readSubmitter } from '../domain/submission/contact.ts';
import { isOpen, type Answers, type Submission } from '../domain/submission/submission.ts';

/** `open` is false when it is with the editors or decided: then nothing was kept. */
export type Saved = { open: boolean; submission: Submission };

/** Keeps what was typed into one step, right or wrong, in place of what was there. */
export function saveAnswers({ atomically }: { atomically: Atomically }, id: string, step: Step, typed: Answers): Promise<Saved> {
  return atomically(async ({ submissions }) => {
    const submission = await submissions.find(id);
    if (!submission) throw new NotFound('What this link is for is not here any more.');
    if (!isOpen(submission)) return { open: false, submission };
    const others = Object.entries(submission.answers).filter(([field]) => !step.fields.includes(field));
    const own = step.fields.flatMap((field) => (typed[field] ? [[field, typed[field].map(withPlainLineEnds)]] : []));
    const answers = Object.fromEntries([...others, ...own]) as Answers;
    const saved = await submissions.save(id, submission.version, { answers, email: readSubmitter(answers)?.email ?? submission.email });
    return { open: true, submission: saved! };
  });
}

/** Browsers send every line end as two characters, whatever was typed. */
function withPlainLineEnds(text: string): string {
  return text.replace(/\r\n/g, '\n');
}

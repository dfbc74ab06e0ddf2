import { dateText } from '../domain/date-text.ts';
import type { Clock } from '../domain/ports.ts';
import type { Atomically, TaskStore, WebCheckStore } from '../domain/stores.ts';
import { outcomeOf, type DueWebCheck, type WebProbe } from '../domain/web-check.ts';

/** `webProbe` is null where looking is switched off. */
export type WebsiteDeps = { webChecks: WebCheckStore; webProbe: WebProbe | null; atomically: Atomically; clock: Clock };

const HOUR_MS = 3_600_000;
const MOST_AN_HOUR = 20;

/**
 * Looks whether the next few web pages answer, one after the other, so that no host is asked twice at once. One that failed on
 * two days becomes a task; when it answers again the task closes itself. Killed between two pages it forgets nothing.
 * `signal` ends it early. Answers with how many it asked for.
 */
export async function checkWebsites({ webChecks, webProbe, atomically, clock }: WebsiteDeps, signal: AbortSignal): Promise<number> {
  if (!webProbe) return 0;
  const left = MOST_AN_HOUR - (await webChecks.countSince(new Date(clock().getTime() - HOUR_MS)));
  const due = left > 0 ? await webChecks.listDue(left) : [];
  let asked = 0;
  for (const page of due) {
    const answer = await webProbe(page.url, signal);
    if (signal.aborted) break;
    const { failedOn, nextAt, isBroken } = outcomeOf(page, answer, clock());
    await atomically(async ({ webChecks: checks, tasks }) => {
      await checks.note({ ...page, failedOn, nextAt, why: answer.answers ? '' : answer.why });
      if (answer.answers) await closeBroken(tasks, page);
      else if (isBroken) await tasks.open(page.listingId, 'broken-link', `${page.url} ${answer.why}. It failed first on ${dateText(failedOn!)}.`);
    });
    asked += 1;
  }
  return asked;
}

async function closeBroken(tasks: TaskStore, { listingId }: DueWebCheck) {
  const task = (await tasks.listFor(listingId)).find(({ kind, closedAt }) => kind === 'broken-link' && !closedAt);
  if (task) await tasks.close(task.id, 'It answers again.');
}

import { checkWebsites, type WebsiteDeps } from './check-websites.ts';
import { closeMootTasks, type MootDeps } from './close-moot-tasks.ts';
import { forgetOld, type ForgetDeps } from './forget-old.ts';
import { sendReviewMails, type ReviewDeps } from './send-review-mails.ts';

export type TruthDeps = ReviewDeps & MootDeps & WebsiteDeps & ForgetDeps;

const HOUR_MS = 3_600_000;
/** Not while the program is still starting. */
const FIRST_AFTER_MS = 60_000;

/** The clockwork that keeps the directory true while the program runs. */
export type TruthKeeper = { stop(): Promise<void> };

/**
 * Every hour: asks owners, closes what is settled, forgets what was kept long enough, looks at web pages.
 * `onFault` is told what could not be done; it is tried again.
 */
export function keepTrue(deps: TruthDeps, onFault: (error: unknown) => void): TruthKeeper {
  const ending = new AbortController();
  let turn: Promise<void> = Promise.resolve();
  const run = () => void (turn = turn.then(() => runOnce(deps, ending.signal, onFault)));
  const first = setTimeout(run, FIRST_AFTER_MS).unref();
  const hourly = setInterval(run, HOUR_MS).unref();
  return {
    async stop() {
      ending.abort();
      clearTimeout(first);
      clearInterval(hourly);
      await turn;
    },
  };
}

/** One that fails keeps none of the others from being done. */
async function runOnce(deps: TruthDeps, signal: AbortSignal, onFault: (error: unknown) => void) {
  for (const step of [sendReviewMails, closeMootTasks, forgetOld, checkWebsites]) {
    if (!signal.aborted) await step(deps, signal).catch(onFault);
  }
}

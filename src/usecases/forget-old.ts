import type { Clock } from '../domain/ports.ts';
import { KEPT_DAYS, type Kept, type Retention } from '../domain/retention.ts';

export type ForgetDeps = { retention: Retention; clock: Clock };

const DAY_MS = 86_400_000;

/** Forgets what has been kept for as long as the privacy page says. Answers with how many rows. */
export async function forgetOld({ retention, clock }: ForgetDeps): Promise<number> {
  let forgotten = 0;
  for (const kind of Object.keys(KEPT_DAYS) as Kept[]) {
    forgotten += await retention.forget(kind, new Date(clock().getTime() - KEPT_DAYS[kind] * DAY_MS).toISOString());
  }
  return forgotten;
}

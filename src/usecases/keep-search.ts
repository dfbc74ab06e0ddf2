import { healSearch, syncSearch, type SyncDeps } from './sync-search.ts';

const CHECK_EVERY_MS = 2000;

/** Keeps the index in step with the store while the program runs. */
export type SearchKeeper = {
  /** Something changed: returns when the index has it. Rejects when the index cannot be reached; it is tried again by itself. */
  sync(): Promise<void>;
  /** The index may have been lost or come back: makes sure that it is whole. */
  heal(): Promise<void>;
  /** True once the index has been found or made whole. */
  isWhole(): boolean;
  stop(): Promise<void>;
};

/** `onFault` is told why the index could not be brought up to date. */
export function keepSearch(deps: SyncDeps, onFault: (error: unknown) => void): SearchKeeper {
  let whole = false;
  let stopped = false;
  let waiting = 0;
  let last: Promise<void> = Promise.resolve();

  /** One at a time: two that write the same listings would only do the work twice. */
  function inTurn(work: () => Promise<unknown>): Promise<void> {
    waiting += 1;
    const turn = last.catch(() => undefined).then(async () => {
      if (!stopped) await work();
    });
    last = turn.finally(() => (waiting -= 1));
    return last;
  }

  async function heal() {
    whole = false;
    await inTurn(async () => {
      await healSearch(deps);
      whole = true;
    });
  }

  /** Whatever is under way catches up too: a check that queued behind it would only keep those waiting who save. */
  async function check() {
    if (waiting > 0 || !(await deps.index.isUp())) return;
    if (waiting === 0) await (whole ? inTurn(() => syncSearch(deps)) : heal());
  }

  // Scripts write to the store beside this process, and days turn; asking costs one indexed look-up.
  const timer = setInterval(() => void check().catch(onFault), CHECK_EVERY_MS);
  timer.unref();

  return {
    heal,
    sync: () => inTurn(() => syncSearch(deps)),
    isWhole: () => whole,
    async stop() {
      stopped = true;
      clearInterval(timer);
      await last.catch(() => undefined);
    },
  };
}

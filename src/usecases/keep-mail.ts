import { sendMail, type SendMailDeps } from './send-mail.ts';

const LOOK_EVERY_MS = 1000;

/** Sends the queue while the program runs. */
export type MailKeeper = {
  /** Returns when everything that is due has been tried once. */
  flush(): Promise<void>;
  stop(): Promise<void>;
};

/** `onFault` is told what went wrong with the queue itself; a mail that does not go is only tried again. */
export function keepMail(deps: SendMailDeps, onFault: (error: unknown) => void): MailKeeper {
  let stopped = false;
  let last: Promise<unknown> = Promise.resolve();
  const flush = () => {
    const turn = last.catch(() => undefined).then(() => (stopped ? 0 : sendMail(deps)));
    last = turn;
    return turn;
  };
  let isLooking = false;
  const timer = setInterval(() => {
    if (isLooking) return;
    isLooking = true;
    void flush().catch(onFault).finally(() => (isLooking = false));
  }, LOOK_EVERY_MS);
  timer.unref();
  return {
    flush: async () => void (await flush()),
    async stop() {
      stopped = true;
      clearInterval(timer);
      await last.catch(() => undefined);
    },
  };
}

import { setTimeout as sleep } from 'node:timers/promises';
import { answers, forgetRunning } from './running-server.ts';
import { type Ending, findPort, type Launch, type ServerProcess, startProcess } from './server-process.ts';

const RESTART_AFTER_MS = [0, 500, 1_000, 2_000, 5_000];
/** A life this long forgives the deaths before it: the next restart is at once again. */
const STEADY_AFTER_MS = 10_000;
/** Meilisearch answers within 0.1 s, also on 100,000 listings; past this it hangs. */
const READY_TIMEOUT_MS = 20_000;
const STOP_TIMEOUT_MS = 10_000;

/**
 * Keeps one Meilisearch running until `stop()`: whenever it dies it is started again, on the same port where that is still free.
 * `server()` is its present life, or the last one. `ready` settles when it answers for the first time.
 * `lastEnding()` says why it last died.
 */
export function supervise(launch: Launch, log: (message: string) => void, onState: (state: 'up' | 'down') => void) {
  const stopping = new AbortController();
  let server: ServerProcess | undefined;
  let lastEnding: Ending | undefined;
  let sayReady = () => {};
  const ready = new Promise<void>((resolve) => (sayReady = resolve));

  const killAtExit = () => server?.kill('SIGKILL');
  process.on('exit', killAtExit);
  const finished = keepRunning();

  async function keepRunning(): Promise<void> {
    for (let restarts = 0; !stopping.signal.aborted; restarts += 1) {
      const startedAt = Date.now();
      const ending = await live();
      if (stopping.signal.aborted) return;

      lastEnding = ending;
      if (Date.now() - startedAt > STEADY_AFTER_MS) restarts = 0;
      // Whoever asked it to go may be about to stop us too.
      if (ending.wasAsked) restarts = Math.max(restarts, 1);
      await pause(RESTART_AFTER_MS[Math.min(restarts, RESTART_AFTER_MS.length - 1)]!);
    }
  }

  /** One life, from the start to the death of the process. */
  async function live(): Promise<Ending> {
    try {
      const port = await findPort(server?.port ?? 0);
      if (stopping.signal.aborted) return { why: 'it was stopped', wasAsked: true };
      server = startProcess(launch, port);
    } catch (error) {
      return notStarted({ why: error instanceof Error ? error.message : String(error), wasAsked: false });
    }

    if (!(await becomesReady(server))) {
      const hung = server.isAlive();
      server.kill('SIGKILL');
      const ending = await server.ended;
      return notStarted(hung ? { why: 'it did not answer', wasAsked: false } : ending);
    }
    if (!stopping.signal.aborted) onState('up');
    sayReady();
    const ending = await server.ended;
    if (!stopping.signal.aborted) {
      onState('down');
      log(`The search engine stopped: ${ending.why}. It is being started again.`);
    }
    return ending;
  }

  function notStarted(ending: Ending): Ending {
    const isNews = ending.why !== lastEnding?.why && !stopping.signal.aborted;
    if (isNews) log(`The search engine does not start: ${ending.why}. It is being tried again.`);
    return ending;
  }

  async function becomesReady({ port, isAlive }: ServerProcess): Promise<boolean> {
    const giveUpAt = Date.now() + READY_TIMEOUT_MS;
    while (isAlive() && Date.now() < giveUpAt) {
      if (await answers(`http://127.0.0.1:${port}`, launch.key)) return isAlive();
      await pause(25);
    }
    return false;
  }

  async function pause(milliseconds: number): Promise<void> {
    await sleep(milliseconds, undefined, { signal: stopping.signal }).catch(() => {});
  }

  async function stop(): Promise<void> {
    stopping.abort();
    server?.kill('SIGTERM');
    const patience = setTimeout(() => server?.kill('SIGKILL'), STOP_TIMEOUT_MS);
    await finished;
    clearTimeout(patience);
    process.off('exit', killAtExit);
    forgetRunning(launch.folder);
  }

  return { ready, stop, server: () => server, lastEnding: () => lastEnding };
}

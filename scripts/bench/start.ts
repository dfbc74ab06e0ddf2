import { startProgress } from './progress.ts';
import type { Compared } from './indexing.ts';
import type { EngineRequest } from './recorder.ts';
import { startEngine } from './engine.ts';
import { startProgram } from './program.ts';

/** Times, in milliseconds, from the spawn to the first answer of an index that exists: Meilisearch alone, and the program. In turns. */
export async function measureStart(dataDir: string, first: EngineRequest, rounds: number, holdLock: () => { release(): void }): Promise<Compared> {
  const start: Compared = { raw: [], product: [] };
  const bar = startProgress('Starting and stopping', rounds);
  for (let round = 0; round < rounds; round += 1) {
    const lock = holdLock();
    const engine = await startEngine(dataDir);
    const askedAt = performance.now();
    const answer = await fetch(engine.url + first.path, {
      method: 'POST',
      headers: { authorization: `Bearer ${engine.key}`, 'content-type': 'application/json' },
      body: first.body,
    });
    await answer.arrayBuffer();
    start.raw.push(engine.readyMs + performance.now() - askedAt);
    await engine.stop();
    lock.release();

    const program = await startProgram(dataDir);
    start.product.push(program.firstAnswerMs);
    await program.stop();
    bar.to(round + 1);
  }
  bar.end();
  return start;
}

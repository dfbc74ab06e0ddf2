import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeIndex } from '../support/search-index.ts';
import { aDataDir, clear, killEngine, startProgram, type Program } from './program.ts';

const PATHS = ['/api/search?need=food&near=M33+7ND', '/search?q=lonely&near=M33', '/api/search?q=group', '/api/pins?bbox=-2.6,53.2,-2,53.7&zoom=11', '/', '/needs/food', '/api/search?sort=name&page=2'];

describeIndex('while the search engine is down', { timeout: 60_000 }, () => {
  let program: Program;
  const dataDir = aDataDir();
  beforeAll(async () => {
    program = startProgram(dataDir);
    await program.ready();
  }, 40_000);
  afterAll(() => clear(dataDir, program ? [program] : []), 30_000);

  test('killed with -9 in the middle of searches, every page still answers, some from the database, and soon all from the index again', async () => {
    const whole = (await program.ask(PATHS[0]!)).json;
    const answers: { path: string; status: number; degraded: boolean | undefined }[] = [];
    const calls = { on: true };
    const caller = async (first: number) => {
      for (let turn = first; calls.on; turn += 1) {
        const path = PATHS[turn % PATHS.length]!;
        const { status, json } = await program.ask(path);
        answers.push({ path, status, degraded: json.degraded });
        await sleep(5);
      }
    };
    const callers = [0, 1, 2, 3].map(caller);
    for (let deaths = 0; deaths < 3; deaths += 1) {
      await sleep(300);
      killEngine(dataDir);
    }
    await sleep(1500);
    calls.on = false;
    await Promise.all(callers);

    expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
    expect(answers.some(({ degraded }) => degraded === true)).toBe(true);
    await program.ready();
    const healed = (await program.ask(PATHS[0]!)).json;
    expect([healed.degraded, healed.total, healed.facets]).toEqual([false, whole.total, whole.facets]);
  });

  test('the reduced search finds by need, name and place, the nearest first, and the page says plainly what it is', async () => {
    const food = await whileDown('/api/search?need=food&near=M33+7ND&within=3&per_page=50');
    expect(food.json.total).toBeGreaterThan(0);
    for (const { needs } of food.json.results) expect(needs).toContain('food');
    const distances = food.json.results.map(({ distance_m }) => distance_m ?? Infinity);
    expect(distances).toEqual(distances.toSorted((a, b) => a - b));
    // Without a postcode file the district is known, which is looked around from its edge.
    expect(food.json.query?.near?.precision).toBe('district');
    expect(distances.filter(Number.isFinite).every((metres) => metres < 3 * 1609.4 + 2000)).toBe(true);

    const named = await whileDown('/api/search?q=waterside+natter');
    expect(named.json.results.map(({ name }) => name)).toContain('Waterside Tuesday Natter');
    const page = await whileDown('/search?need=food', /reduced search/i);
    expect(page.text).toMatch(/reduced search/i);
    await program.ready();
  });

  /** The answer to a request that the index could not serve: it is killed again until one is. */
  async function whileDown(path: string, says?: RegExp) {
    for (let tries = 0; tries < 200; tries += 1) {
      killEngine(dataDir);
      const answer = await program.ask(path);
      expect(answer.status).toBe(200);
      if (says ? says.test(answer.text) : answer.json.degraded) return answer;
    }
    throw new Error(`The index was never down. The program said:\n${program.said()}`);
  }
});

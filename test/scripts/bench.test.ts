import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordQueries } from '../../scripts/bench/queries.ts';
import { startRecorder, type EngineRequest, type Recorder } from '../../scripts/bench/recorder.ts';
import { createIndex } from '../../src/adapters/meilisearch/index.ts';
import { runningServer } from '../../src/adapters/meilisearch/running-server.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { data, describeIndex } from '../support/search-index.ts';

/** How many questions were put to the engine in one request, each with a page of its own. */
const askedFor = ({ body }: EngineRequest) => (JSON.parse(body) as { queries: { hitsPerPage: number }[] }).queries.filter(({ hitsPerPage }) => hitsPerPage > 0).length;

describeIndex('what the bench puts to the engine', { timeout: 60_000 }, () => {
  let app: RunningApp;
  let recorder: Recorder;
  let queries: Awaited<ReturnType<typeof recordQueries>>;
  beforeAll(async () => {
    app = await startApp({ clock: () => new Date('2026-11-24T10:30:00Z') });
    const engine = (await runningServer(app.dataDir))!;
    recorder = await startRecorder(engine.url);
    const index = createIndex({ ...data, words: data.searchWords, server: () => ({ url: () => recorder.url, key: engine.key }) });
    queries = await recordQueries({ ...app.context, index }, recorder, ['M33 7ND', 'M33 2DH', 'WA14 1SA', 'M32 0JG']);
  }, 60_000);
  afterAll(async () => {
    recorder.stop();
    await app.close();
  });

  test('is all that a search asks: the near misses of a thin one, too', () => {
    const thin = queries.searches.find(({ query }) => query.startsWith('q=lunch+club&need=loneliness'))!;
    const lifted = ['audience', 'day', 'cost', 'delivery', 'access', 'route'];
    expect(thin.engine.slice(1).map(askedFor)).toEqual([lifted.length]);
    expect(queries.searches[0]!.engine).toHaveLength(1);
  });

  test('is for a page what it is for data, and what is closer at another time', () => {
    for (const [position, { query, engine }] of queries.pages.entries()) {
      const asData = queries.searches[position]!;
      expect([query, engine.slice(0, asData.engine.length)]).toEqual([asData.query, asData.engine]);
    }
    expect(queries.pages.flatMap(({ engine }) => engine).length).toBeGreaterThan(queries.searches.flatMap(({ engine }) => engine).length);
  });
});

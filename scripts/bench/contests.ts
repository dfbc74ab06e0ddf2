import type { Contest, Target } from './load.ts';
import type { Query } from './queries.ts';
import { ask, type Answer } from './requests.ts';

/** The searches as data, as pages, and the maps, each beside the same questions put straight to the engine. A degraded answer is not a whole one. */
export function contestsOf(
  programUrl: string,
  engine: { url: string; key: string },
  { searches, pages, maps }: Record<'searches' | 'pages' | 'maps', Query[]>,
): Contest[] {
  const fromEngine = (name: string, queries: Query[]): Target => ({
    name, queries,
    async ask({ engine: requests }, agent) {
      const answers: Answer[] = [];
      for (const { path, body } of requests) answers.push(await ask(engine.url + path, agent, { body, key: engine.key }));
      const refused = answers.find(({ status }) => status !== 200);
      return { ...(refused ?? answers.at(-1)!), ms: answers.reduce((sum, { ms }) => sum + ms, 0) };
    },
    isWhole: ({ status }) => status === 200,
  });
  const fromProgram = (path: string, queries: Query[], degraded: string): Target => ({
    name: path, queries,
    ask: ({ query }, agent) => ask(`${programUrl}${path}?${query}`, agent),
    isWhole: (answer) => answer.status === 200 && !answer.text().includes(degraded),
  });
  return [
    [fromEngine('Meilisearch, the searches', searches), fromProgram('/api/search', searches, '"degraded":true')],
    [fromEngine('Meilisearch, the pages', pages), fromProgram('/search', pages, 'This is the reduced search')],
    [fromEngine('Meilisearch, the maps', maps), fromProgram('/api/pins', maps, '"degraded":true')],
  ];
}

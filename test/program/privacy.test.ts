import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Meilisearch } from 'meilisearch';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readDemonstration } from '../../src/adapters/data-files.ts';
import { slugOf } from '../../src/domain/slug.ts';
import { describeIndex } from '../support/search-index.ts';
import { aDataDir, clear, startProgram, type Program } from './program.ts';

const demonstration = await readDemonstration(join(import.meta.dirname, '../../data'));
const MARKER = 'Xylocarpheron';

describeIndex('what must not be told', { timeout: 60_000 }, () => {
  let program: Program;
  const dataDir = aDataDir();
  beforeAll(async () => {
    program = startProgram(dataDir);
    await program.ready();
  }, 40_000);
  afterAll(() => clear(dataDir, program ? [program] : []), 30_000);

  /** Files below the data directory that hold the text, in either byte order of letters. */
  function filesWith(text: string): string[] {
    const files = readdirSync(dataDir, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(dataDir, name)).isFile());
    return files.filter((name) => readFileSync(join(dataDir, name)).toString('latin1').toLowerCase().includes(text.toLowerCase()));
  }

  const engine = () => {
    const { port } = JSON.parse(readFileSync(join(dataDir, 'meilisearch', 'running.json'), 'utf8')) as { port: number };
    return new Meilisearch({ host: `http://127.0.0.1:${port}`, apiKey: readFileSync(join(dataDir, 'meilisearch', 'key'), 'utf8') });
  };

  async function say(words: string) {
    const said = encodeURIComponent(words);
    const paths = [
      `/search?q=${said}`, `/search?near=${said}`, `/?q=${said}`, `/api/search?q=${said}&near=M33+7ND`, `/api/search?near=${said}`, `/api/pins?q=${said}&zoom=10&bbox=-3,53,-2,54`,
      `/search?need=${said}&lang=${said}&bbox=${said}&page=${said}&${said}=${said}`, `/api/search?cost=${said}`, `/listings/none?q=${said}`, `/needs/none?q=${said}`, `/none?q=${said}`, `/readyz?q=${said}`, `/search?q=%ff${said}`,
    ];
    return Promise.all(paths.map(async (path) => (await program.ask(path)).status));
  }

  test('where a refuge is: its district stands in no answer with anything more', async () => {
    const hidden = demonstration.filter(({ venues }) => venues?.some(({ confidential }) => confidential));
    expect(hidden.length).toBeGreaterThan(0);
    for (const { name, venues } of hidden) {
      const secrets = venues!.filter(({ confidential }) => confidential).flatMap(({ name: venue, address, postcode, lat, lon }) => [venue, address, postcode, `${lon},${lat}`, `data-lat="${lat}" data-lon="${lon}"`])
        .map(String).filter((secret) => secret.length > 4 && !['null', 'undefined'].includes(secret) && secret !== name);
      const words = encodeURIComponent(name);
      const paths = [`/listings/${slugOf(name)}`, `/api/listings/${slugOf(name)}`, `/search?q=${words}`, `/api/search?q=${words}&near=M33`, `/api/pins?q=${words}&bbox=-3,53,-2,54&zoom=16`];
      for (const path of paths) {
        const { status, text } = await program.ask(path);
        expect([path, status, secrets.filter((secret) => text.includes(secret))]).toEqual([path, 200, []]);
      }
    }
  });

  test('what a caller typed is in no line of the log, at its most talkative, and in no file, also when the search is refused', async () => {
    const statuses = await say(MARKER);
    expect(statuses.filter((status) => status >= 500)).toEqual([]);
    expect(statuses).toContain(400);

    // An index that refuses a filter, and one that is not there: the engine's refusal quotes what it was asked.
    const filterable = (await engine().index('listings').getFilterableAttributes()) as string[];
    await engine().index('listings').updateFilterableAttributes(filterable.filter((name) => name !== '_geo')).waitTask();
    expect((await program.ask(`/api/search?q=${MARKER}&near=M33+7ND&need=debt`)).json.degraded).toBe(true);
    await say(MARKER);
    await engine().deleteIndex('listings').waitTask();
    expect((await program.ask(`/api/search?q=${MARKER}`)).json.degraded).toBe(true);

    expect(filesWith('Waterside')).toContain('directory.sqlite');
    expect(filesWith(MARKER)).toEqual([]);
    expect(program.said().toLowerCase()).not.toContain(MARKER.toLowerCase());
    expect(program.said()).toMatch(/reduced search did/);
  });

  test('nor is where they live: no refusal of the index is logged with the place it was asked about', async () => {
    expect(program.said()).not.toMatch(/_geoRadius|_geoPoint|M33\+?7ND|53\.42\d/);
  });
});

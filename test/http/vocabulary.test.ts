import request from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApp, type RunningApp } from '../support/app.ts';
import { get, post, signInAs } from '../support/forms.ts';

let app: RunningApp;
let cookie: string;
let today = '2026-11-23';
beforeAll(async () => {
  app = await startApp({ clock: () => new Date(`${today}T10:00:00Z`) });
  cookie = await signInAs(app, 'editor');
});
afterAll(() => app.close());

const needsOf = async (line: string) => (await request(app.url).get('/api/search').query({ q: line })).body.query.needs as string[];

describe('what editors teach', () => {
  test('is tried first, and changes nothing until it is kept', async () => {
    const trial = await post(app, '/editor/vocabulary/trial', { kind: 'phrase', text: 'Flumpened', need: 'debt' }, cookie);
    expect(trial.text).toMatch(/Of \d{3,} lines whose meaning is known, 0 would be understood otherwise/);
    expect(await needsOf('she is flumpened')).toEqual([]);
  });

  test('shows the lines that would move, and whether to the better', async () => {
    const trial = await post(app, '/editor/vocabulary/trial', { kind: 'phrase', text: 'mum', need: 'debt' }, cookie);
    expect(trial.text).toMatch(/[1-9]\d* worse/);
    expect(trial.text).toContain('mum');
  });

  test('is read from the next line on, and can be taken back', async () => {
    expect((await post(app, '/editor/vocabulary', { kind: 'phrase', text: 'flumpened', need: 'debt' }, cookie)).location).toBe('/editor/vocabulary');
    expect(await needsOf('she is flumpened')).toEqual(['debt']);
    const page = await get(app, '/editor/vocabulary', cookie);
    expect(page.text).toContain('“flumpened” means Debt');
    const undoing = /action="(\/editor\/vocabulary\/\w+\/undoing)"/.exec(page.text)![1]!;
    expect((await post(app, undoing, {}, cookie)).status).toBe(303);
    expect(await needsOf('she is flumpened')).toEqual([]);
    expect((await post(app, undoing, {}, cookie)).status).toBe(404);
    const [last, before] = await app.context.audit.list({ limit: 2 });
    expect([before!.action, last!.action]).toEqual(['taught', 'took back']);
  });

  test('can be a spelling, and a word to leave alone', async () => {
    await post(app, '/editor/vocabulary', { kind: 'same', text: 'dettz', word: 'debt' }, cookie);
    expect(await needsOf('help with dettz')).toEqual(['debt']);
    await post(app, '/editor/vocabulary', { kind: 'protected', text: 'lonley' }, cookie);
    expect((await get(app, '/editor/vocabulary', cookie)).text).toContain('“lonley” is left as it is typed');
  });

  test.each([
    [{ kind: 'phrase', text: '', need: 'debt' }, 'Write the words as a caller says them'],
    [{ kind: 'phrase', text: 'a|b & {kin}', need: 'debt' }, 'Use letters, digits and spaces only'],
    [{ kind: 'phrase', text: 'flump', need: 'no-such-need' }, 'Choose the need these words mean'],
    [{ kind: 'same', text: 'two words', word: 'debt' }, 'Write one word'],
    [{ kind: 'nonsense', text: 'flump' }, 'Choose what to teach'],
  ])('%j is refused beside its field, and stays as it was typed', async (fields, sentence) => {
    const page = await post(app, '/editor/vocabulary/trial', fields, cookie);
    expect(page.status).toBe(422);
    expect(page.text).toContain(sentence);
    if (fields.text) expect(page.text).toContain(`value="${fields.text.replace('&', '&amp;')}"`);
  });

  test('is for editors alone', async () => {
    for (const path of ['/editor/vocabulary', '/editor/vocabulary/trial']) expect((await post(app, path, { kind: 'nothing', text: 'lonely' })).location).toBe('/sign-in');
    expect((await get(app, '/editor/vocabulary')).location).toBe('/sign-in');
  });
});

describe('a word that no search was understood by', () => {
  const shown = async () => (await get(app, '/editor/vocabulary', cookie)).text;
  const search = (line: string) => get(app, `/search?q=${encodeURIComponent(line)}`);

  test('is shown to editors once five different days have had it, never before, and never a name', async () => {
    for (const day of ['2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04']) {
      today = day;
      cookie = await signInAs(app, 'editor');
      for (let times = 0; times < 3; times++) await search('gareth wants snorkelbanding zxqv7');
      expect(await shown()).not.toContain('snorkelbanding');
    }
    today = '2026-12-05';
    cookie = await signInAs(app, 'editor');
    await search('gareth wants snorkelbanding zxqv7');
    expect(await shown()).toContain('“snorkelbanding”</a> on 5 days');
    for (const never of ['gareth', 'zxqv7', 'wants snorkelbanding']) expect(await shown()).not.toContain(never);
  });

  test('can be forgotten', async () => {
    await post(app, '/editor/vocabulary/unrecognised', { word: 'snorkelbanding' }, cookie);
    expect(await shown()).not.toContain('snorkelbanding');
  });

  test('is not half a word that somebody is still typing', async () => {
    for (let day = 10; day < 16; day++) {
      today = `2026-12-${day}`;
      await fetch(`${app.url}/search?q=wants+flubbergas`, { headers: { 'X-Fragment': 'found' } });
    }
    cookie = await signInAs(app, 'editor');
    expect(await shown()).not.toContain('flubbergas');
  });
});

import request from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApp, type RunningApp } from '../support/app.ts';

/** A Tuesday at three in the afternoon. */
const NOW = new Date('2026-11-24T15:00:00Z');

let app: RunningApp;
beforeAll(async () => {
  app = await startApp({ clock: () => NOW });
});
afterAll(() => app.close());

const ask = async (query: string) => (await request(app.url).get(`/api/search?${query}&per_page=50`).expect(200)).body;

/** The cards of a page, each as its markup. */
async function cardsAt(query: string): Promise<string[]> {
  const { text } = await request(app.url).get(`/search?${query}`).expect(200);
  return text.split('<li class="card"').slice(1).map((card) => card.split('</li>')[0]!);
}

type Result = { name: string; summary: string; nextSession: { starts: string; ends: string } | null };

const startsOf = (results: Result[]) => results.map(({ nextSession }) => nextSession!.starts);

describe('a card', () => {
  test('says what the place is, in its own line', async () => {
    const [cards, { results }] = await Promise.all([cardsAt('need=loneliness&per_page=50'), ask('need=loneliness')]);
    cards.forEach((card, position) => expect(card.replaceAll('&#39;', "'").replaceAll('&#34;', '"')).toContain(`<p class="card-summary">${results[position].summary}</p>`));
  });

  test('says for whom it is, where it is not for anybody', async () => {
    const card = (await cardsAt('q=junction+rainbow+supper')).find((each) => each.includes('Junction Rainbow Supper'))!;
    expect(card).toMatch(/For: <\/span><span class="mark mark-people">LGBT\+<\/span> <span class="mark mark-people">Age 50 and over</);
  });

  test('gives the reasons first that the others do not have', async () => {
    const whys = (await cardsAt('q=lonely+widow+step+free+M33')).map((card) => [...(card.split('class="card-why"')[1] ?? '').matchAll(/<span>(?:Why: |· )?([^<]+)<\/span>/g)].map(([, reason]) => reason!));
    const sharers = (reason: string) => whys.filter((why) => why.includes(reason)).length;
    expect(new Set(whys.map(([first]) => first)).size).toBeGreaterThan(2);
    for (const why of whys) expect(why.map(sharers)).toEqual(why.map(sharers).toSorted((a, b) => a - b));
  });

  test('measures in tenths of a mile only from a postcode', async () => {
    const rough = (await cardsAt('need=food&near=M33')).map((card) => /<strong>([^<]*miles?)<\/strong>/.exec(card)?.[1]).filter(Boolean);
    expect(rough.length).toBeGreaterThan(5);
    for (const distance of rough) expect(distance).toMatch(/^(about \d+ miles?|under a mile)$/);
  });
});

test('a card of what is too far to go to says first how it comes to them', async () => {
  const { results } = await ask('need=housing&near=urmston&within=1');
  const cards = await cardsAt('need=housing&near=urmston&within=1&per_page=50');
  const far = results.flatMap(({ distance_m: metres }: { distance_m: number | null }, position: number) => (metres !== null && metres > 2500 + 1610 ? [cards[position]!] : []));
  expect(far.length).toBeGreaterThan(0);
  for (const card of far) expect(card).toMatch(/class="card-where"><strong>(By phone|Online|Home visit)[^<]*<\/strong> · [^<]*\(about \d+ miles\)/);
  for (const { venue } of results) expect(venue ?? '').not.toMatch(/miles?\)/);
});

describe('the time on a card', () => {
  test('is one of the time of day asked for', async () => {
    const { results } = await ask('need=loneliness&time=morning');
    expect(results.length).toBeGreaterThan(10);
    for (const starts of startsOf(results)) expect(Number(starts.slice(11, 13))).toBeLessThan(12);
  });

  test('is on another day where that day was said not to suit', async () => {
    const { results } = await ask('q=lonely+not+tuesdays');
    expect(results.length).toBeGreaterThan(10);
    for (const starts of startsOf(results)) expect(new Date(starts).getUTCDay()).not.toBe(2);
  });

  test('is this afternoon, still to come or going on, where today and afternoons were asked for', async () => {
    const { results } = await ask('open=today&time=afternoon');
    expect(results.length).toBeGreaterThan(2);
    for (const { nextSession } of results) {
      expect(nextSession.starts.slice(0, 10)).toBe('2026-11-24');
      expect(nextSession.ends > '2026-11-24T15:00').toBe(true);
      expect(nextSession.ends > '2026-11-24T12:30').toBe(true);
    }
  });
});

describe('a place that is known only roughly', () => {
  test('is searched from its edge, and the heading says so', async () => {
    const { text } = await request(app.url).get('/search?need=food&near=stretford').expect(200);
    expect(text).toMatch(/matches within 5 miles of the edge of Stretford</);
  });

  test('of a postcode that is not known, says what is measured from instead', async () => {
    const { text } = await request(app.url).get('/search?need=food&near=m33+2ab').expect(200);
    expect(text).toContain('We do not know the postcode M33 2AB, so this is for M33, and distances are from its middle.');
  });
});

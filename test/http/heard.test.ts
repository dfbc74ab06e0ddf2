import request from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApp, type RunningApp } from '../support/app.ts';

let app: RunningApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const ask = async (q: string, more = '') => (await request(app.url).get(`/api/search?${new URLSearchParams({ q })}${more}`).expect(200)).body;
const page = async (q: string, more = '') => (await request(app.url).get(`/search?${new URLSearchParams({ q })}${more}`).expect(200)).text;

const plain = (href: string) => href.replaceAll(/&(?:amp|#38);/g, '&');
const daysShown = (text: string) => [...text.matchAll(/class="chip"[^>]*><span>([^<]*(?:day|Weekend)[^<]*)</g)].map(([, label]) => label);

describe('one line, the whole caller', () => {
  test('is read into needs, a place, times and cost, and says what it found them by', async () => {
    const { query, results } = await ask('lonely since husband died, mornings, M33, free');
    expect(query).toMatchObject({ needs: expect.arrayContaining(['loneliness', 'bereavement']), times: ['morning'], cost: 'free', near: { label: 'M33' } });
    const both = results.slice(0, 3).find(({ needs }: { needs: string[] }) => needs.includes('loneliness') && needs.includes('bereavement'));
    expect(both.why).toEqual(expect.arrayContaining(['Loneliness and company', 'Bereavement and loss', 'mornings']));
    expect(results.map(({ cost }: { cost: { kind: string } }) => cost.kind)).not.toContain('price');
    expect(results.find(({ cost }: { cost: { kind: string } }) => cost.kind === 'free').why).toContain('free');
  });

  test.each([
    ['skint til friday', 'debt'],
    ['wife has alzimers he needs an hour off', 'carers'],
    ['lonley old lady wants visiter near M33', 'loneliness'],
  ])('“%s” finds what is for %s', async (line, need) => {
    const { results } = await ask(line);
    expect(results[0].needs).toContain(need);
  });

  test('shows each thing heard as a chip that says by which words, and takes it away with one link', async () => {
    const text = await page('skint and lonely in Sale');
    const chips = [...text.matchAll(/class="chip" href="([^"]+)"(?: title="Because of: ([^"]+)")?><span>([^<]+)/g)].map(([, href, words, label]) => ({ label, words, href: href!.replaceAll('&#38;', '&').replaceAll('&amp;', '&') }));
    expect(chips.map(({ label }) => label)).toEqual(expect.arrayContaining(['Debt and money worries', 'Loneliness and company']));
    const debt = chips.find(({ label }) => label === 'Debt and money worries')!;
    expect(debt.words).toContain('skint');
    const { text: without } = await request(app.url).get(debt.href).expect(200);
    expect(without).not.toMatch(/class="chip"[^>]*><span>Debt and money worries/);
    expect(without).toMatch(/class="chip"[^>]*><span>Loneliness and company/);
    // It is offered again, so that a line typed later is not robbed of it in silence.
    const again = /<a class="chip chip-offer" href="([^"]+)"[^>]*>(?:<span[^>]*>\+<\/span> )?<span>Debt and money worries/.exec(without)![1]!.replaceAll('&#38;', '&').replaceAll('&amp;', '&');
    expect((await request(app.url).get(again).expect(200)).text).toMatch(/class="chip"[^>]*><span>Debt and money worries/);
  });

  test('offers what may be meant too, adds it with one link, and takes it back with another', async () => {
    const line = 'hubby has parkinsons cant get out';
    expect((await ask(line)).query).toMatchObject({ needs: ['health-conditions'], perhaps: expect.arrayContaining(['carers']) });
    const linkOf = (text: string, label: string) => (new RegExp(`<a class="chip[^"]*" href="([^"]+)"[^>]*>(?:<span class="chip-cross"[^>]*>\\+</span> )?<span>${label}</span>`).exec(text)?.[1] ?? '').replaceAll('&#38;', '&').replaceAll('&amp;', '&');
    const offered = linkOf(await page(line), 'Unpaid carers');
    expect(offered).toContain('also=carers');
    const { text: taken } = await request(app.url).get(offered).expect(200);
    expect(taken).toMatch(/class="chip" [^>]*><span>Unpaid carers</);
    expect(linkOf(taken, 'Unpaid carers')).not.toMatch(/also=|drop=/);
    expect((await ask(line, '&also=carers')).query).toMatchObject({ needs: ['health-conditions', 'carers'] });
    expect((await ask('foodbank', '&also=carers')).query).toMatchObject({ needs: ['food'] });
  });

  test('finds what says its rarer words whatever the need, and says so', async () => {
    const { query, results } = await ask('in debt, wheat bag and candles near the socket altrincham');
    const beside = results.filter(({ needs }: { needs: string[] }) => !needs.some((need) => query.needs.includes(need)));
    expect(beside.map(({ name }: { name: string }) => name)).toContain('Electric blanket swap');
    for (const { why } of beside) expect(why.join()).toMatch(/says “\w+”/);
  });

  test('says of what only ranks that it comes first, and of what narrows nothing', async () => {
    const text = await page('lonely, tuesday, cant get out');
    const chips = [...text.matchAll(/class="chip([^"]*)"[^>]*><span>([^<]+)<\/span>( <span class="chip-first">first)?/g)].map(([, look, label, first]) => [label, look === ' chip-ranks' && first !== undefined]);
    expect(chips).toEqual(expect.arrayContaining([['Loneliness and company', false], ['Tuesday', false], ['Home visit', true]]));
    expect(await page('wheelchair', '&drop=need:disability&drop=need:home-help&drop=need:transport')).toMatch(/class="chip"[^>]*><span>Step-free/);
  });

  test('marks among the filters what the line says, and chooses it there for nobody', async () => {
    const text = await page('lonely, tuesday, today');
    expect(text).toMatch(/class="day heard-here" title="Tuesday"><input [^>]*value="tue" >/);
    expect(text).toContain('Tuesday (heard in the line)');
    expect(text).not.toMatch(/id="f-open-any"[^>]*checked/);
    expect(await page('lonely')).toMatch(/id="f-open-any"[^>]*checked/);
  });

  test('shows most of a week as one chip, which takes all of it away', async () => {
    const text = await page('knitting not mondays');
    const [, href] = /class="chip" href="([^"]+)"[^>]*><span>not Monday</.exec(text)!;
    expect(text).not.toMatch(/class="chip"[^>]*><span>Tuesday/);
    expect(new URLSearchParams(href!.split('?')[1]!.replaceAll(/&(?:amp|#38);/g, '&')).getAll('drop')).toHaveLength(6);
  });

  test('shows days that are no run as a chip each, and the page, its address and a reload agree on what is left', async () => {
    expect(daysShown(await page('knitting mon, wed or fri'))).toEqual(['Monday', 'Wednesday', 'Friday']);
    const [, href] = /class="chip" href="([^"]+)"[^>]*><span>Wednesday</.exec(await page('knitting mon, wed or fri'))!;
    const { text: without } = await request(app.url).get(plain(href!)).expect(200);
    expect(daysShown(without)).toEqual(['Monday', 'Friday']);
    const shown = plain(/data-shown-href="([^"]+)"/.exec(without)![1]!);
    expect(new URLSearchParams(shown.split('?')[1]).getAll('day')).toEqual(['mon', 'fri']);
    const { text: reloaded } = await request(app.url).get(shown).expect(200);
    expect(daysShown(reloaded)).toEqual(['Monday', 'Friday']);
    const [, only] = /class="chip" href="([^"]+)"[^>]*><span>Monday</.exec(reloaded)!;
    expect(daysShown((await request(app.url).get(plain(only!)).expect(200)).text)).toEqual(['Friday']);
  });

  test('shows a range and the weekend as one chip each', async () => {
    expect(daysShown(await page('lunch club mon to wed or weekends'))).toEqual(['not Thursday or Friday']);
    expect(daysShown(await page('lunch club tues to thurs'))).toEqual(['Tuesday to Thursday']);
    expect(daysShown(await page('swimming weds or weekends'))).toEqual(['Wednesday', 'Weekend']);
  });

  test('that names no place we know is not an error', async () => {
    const { query } = await ask('lonely in Xyzzytown');
    expect(query.near).toBeNull();
    expect(query.needs).toContain('loneliness');
  });

  test('offers the place of the line where another is chosen', async () => {
    const text = await page('food bank partington', '&near=M33');
    expect(text).toMatch(/class="chip chip-offer" href="[^"]*near=partington[^"]*"[^>]*>.*near partington instead/);
    expect(await page('food bank partington', '&near=Partington')).not.toContain('instead');
  });

  test('is one chip where a need and whom it is for are called the same', async () => {
    const text = await page('carers group M33');
    expect(text.match(/<span>Unpaid carers<\/span>/g)).toHaveLength(1);
    expect(text).toMatch(/drop=need%3Acarers&(?:amp;|#38;)drop=audience%3Acarers/);
  });

  test('may name a council’s area, known by its listings', async () => {
    expect((await ask('carers', '&near=Trafford')).query.near).toMatchObject({ label: 'Trafford' });
  });

  test('says that it does not know where a town is, and does not pretend', async () => {
    expect(await page('lonely in penzance')).toContain('We do not know a place or postcode “penzance”');
    expect(await page('lonely near blorptown')).not.toContain('We do not know a place');
  });

  test('gives the address bar what was understood, and never the line', async () => {
    const text = await page('skint and lonely, tuesday mornings, wheelchair, free, M33 7ND');
    const shown = /data-shown-href="([^"]+)"/.exec(text)![1]!;
    for (const part of ['need=debt', 'need=loneliness', 'near=M33', 'day=tue', 'time=morning', 'cost=free']) expect(shown).toContain(part);
    expect(shown).not.toMatch(/skint|7ND/);
  });

  test('is paged without repeating or losing a listing', async () => {
    const pages = await Promise.all([1, 2, 3, 4].map((number) => ask('lonely', `&per_page=20&page=${number}`)));
    const ids = pages.flatMap(({ results }) => results.map(({ id }: { id: string }) => id));
    expect(ids.length).toBe(Math.min(80, pages[0].total));
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('a search that finds little', () => {
  const thin = 'need=benefits&day=sun&cost=free&near=M33&within=1';

  test('counts what stands in the way, one thing at a time, each with the search that lifts it', async () => {
    const { body } = await request(app.url).get(`/api/search?${thin}`).expect(200);
    expect(body.total).toBeLessThan(4);
    const time = body.nearMisses.find(({ reason }: { reason: string }) => reason === 'time');
    expect(time.count).toBeGreaterThan(0);
    const lifted = await request(app.url).get('/api/search?need=benefits&cost=free&near=M33&within=1').expect(200);
    expect(time.count).toBe(lifted.body.total - body.total);
    const ids = lifted.body.results.map(({ id }: { id: string }) => id);
    expect(time.ids.every((id: string) => ids.includes(id))).toBe(true);
  });

  test('goes on with what is further away, as a group of its own', async () => {
    const { body } = await request(app.url).get(`/api/search?${thin}`).expect(200);
    const wider = body.results.filter(({ group }: { group: string }) => group === 'wider');
    expect(body.groups.map(({ id }: { id: string }) => id)).toEqual(wider.length > 0 ? ['match', 'wider'] : ['match']);
    expect(new Set(body.results.map(({ id }: { id: string }) => id)).size).toBe(body.results.length);
  });

  test('shows them on the page, with national numbers for the need', async () => {
    const { text } = await request(app.url).get(`/search?${thin}`).expect(200);
    expect(text).toContain('There are more, if one thing changes');
    expect(text).toMatch(/\d+ more on other days or times/);
    expect(text).toContain('National numbers for this');
  });

  test('takes away what was heard as well as what was chosen', async () => {
    const { text } = await request(app.url).get('/search?q=benefits+advice+sunday+evening+free&near=M33&within=1').expect(200);
    const href = /<a href="([^"]+)">\d+ more on other days or times/.exec(text)?.[1]?.replaceAll('&#38;', '&').replaceAll('&amp;', '&');
    expect(href).toBeDefined();
    const lifted = await request(app.url).get(href!).expect(200);
    expect(lifted.text).not.toMatch(/class="chip"[^>]*><span>Sunday/);
  });

  test('with enough matches, says nothing of it', async () => {
    const { body } = await request(app.url).get('/api/search?need=loneliness&near=M33').expect(200);
    expect([body.nearMisses, body.groups.length]).toEqual([[], 1]);
  });
});

describe('what fits better at another time', () => {
  test.each([
    ['walking group sunday M33', /Closer to what was said, but at another time: <a href="[^"]+">[^<]*(?:Steps|Walk|Mile)[^<]*<\/a>/],
    ['dementia cafe wednesday M33', /Closer to what was said, but at another time: <a href="[^"]+">Copperleaf Memory Café<\/a>/],
  ])('is named above the list: “%s”', async (line, named) => {
    expect(await page(line)).toMatch(named);
  });

  test('is not said of what keeps no times', async () => {
    expect(await page('St Brannocs Relief Fund sunday')).not.toContain('Closer to what was said');
  });

  test.each(['lonely tuesday mornings M33', 'dementia cafe M33'])('is not spoken of where what was listed is as close, or no time was said: “%s”', async (line) => {
    expect(await page(line)).not.toContain('Closer to what was said');
  });
});

test('more than one need brings the link worker up before the list', async () => {
  const isFirst = (text: string) => text.indexOf('id="hand-on"') < text.indexOf('class="cards"');
  expect([isFirst(await page('lonely and in debt')), isFirst(await page('lonely'))]).toEqual([true, false]);
});

test('every page of results says whom to pass somebody to, and what they take', async () => {
  for (const path of ['/search?need=debt', '/search?need=food&lang=yo&day=sun']) {
    const { text } = await request(app.url).get(path).expect(200);
    expect(text).toContain('Pass them to a link worker');
    expect(text).toContain('Does not take');
  }
});

test('somebody who may be watched finds a way off the page, and nobody else', async () => {
  expect(await page('scared of her boyfriend')).toContain('Leave this page quickly');
  expect(await page('chair exercise')).not.toContain('Leave this page quickly');
});

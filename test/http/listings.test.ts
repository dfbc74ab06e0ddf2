import request from 'supertest';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startApp, type RunningApp } from '../support/app.ts';
import { details } from '../support/listings.ts';

let app: RunningApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const get = (path: string) => request(app.url).get(path);

async function aListing(query: string) {
  // Several: what another test has just closed is left out of the answer before the index knows it.
  const { body } = await get(`/api/search?${query}&per_page=10`).expect(200);
  return body.results[0] as { id: string; slug: string; name: string; url: string; phone: { display: string } };
}

describe('a listing', () => {
  test('has everything for a call on one page: ring, go, who, first visit, trust', async () => {
    const { url, name, phone } = await aListing('need=loneliness&delivery=in-person&day=tue');
    const { text } = await get(url).expect(200);
    for (const part of [`<h1>`, phone.display, '>Ring<', '>Go<', '>Who it is for<', '>How sure we are<']) expect(text).toContain(part);
    expect(text).toContain(name.replaceAll("'", '&#39;'));
  });

  test('says any one way in will do, and speaks of no visit to a phone line', async () => {
    const shown = async (name: string) => (await get(`/listings/${name}`).expect(200)).text;
    expect(await shown('waterside-tuesday-natter')).toContain('<dd>Just turn up or ring first</dd>');
    const line = await shown('wrenfold-line');
    expect(line).toContain('>The first time<');
    expect(line).not.toContain('The first visit');
  });

  test('of a confidential place shows its district and nothing that locates it', async () => {
    const refuge = (await Promise.all((await app.context.listings.listPublishedIds('demonstration')).map((id) => app.context.listings.findPublished([id]))))
      .flat()
      .find((listing) => listing.details.venues.some((venue) => venue.confidential))!;
    const venue = refuge.details.venues.find((candidate) => candidate.confidential)!;
    const answers = await Promise.all([get(`/listings/${refuge.slug}`), get(`/api/listings/${refuge.slug}`), get(`/api/search?q=${encodeURIComponent(refuge.details.name)}`), get(`/search?q=${encodeURIComponent(refuge.details.name)}`), get(`/api/pins?q=${encodeURIComponent(refuge.details.name)}&zoom=18`)]);
    for (const { status, text } of answers) {
      expect(status).toBe(200);
      for (const secret of [venue.address, venue.postcode!, String(venue.lat), String(venue.lon)].filter(Boolean)) expect(text).not.toContain(secret);
    }
    expect(answers[0].text).toContain('The address is kept private');
  });

  test('says who agreed to be asked for, what proof was seen and what nobody has checked, and the feed names nobody', async () => {
    const { id, slug } = await aListing('need=creative-nature');
    const [listing] = await app.context.listings.findPublished([id]);
    const known = {
      ...listing!.details,
      contact: { name: 'Maureen Ogden', role: 'tea maker', consentedOn: '2026-11-20' },
      editorNote: 'Rang twice in November, answered at once.',
      marks: [{ kind: 'insurance' as const, number: 'PL 4410', on: '2026-10-02', proofSeenBy: 'editor' }, { kind: 'dbs' as const, number: '', on: '2026-10-03', proofSeenBy: '' }],
    };
    await app.context.listings.saveAll([{ id, status: 'published', details: known, reason: 'for the test' }]);
    const { text } = await get(`/listings/${slug}`).expect(200);
    expect(text).toContain('Maureen Ogden, tea maker');
    expect(text).toMatch(/The editors say[\s\S]*answered at once/);
    expect(text).toContain('PL 4410, proof seen on 2 October 2026 (editor)');
    expect(text).toContain('said by the group on 3 October 2026; nobody has seen the proof');
    expect(text).toContain('Nobody here has seen proof of: safeguarding policy');
    expect((await get(`/api/listings/${slug}`).expect(200)).text).not.toContain('Maureen');
  });

  test('that has closed keeps its address, says so, and offers others for the same need', async () => {
    const { id, slug, name } = await aListing('need=debt&near=M33');
    const [listing] = await app.context.listings.findPublished([id]);
    await app.context.listings.saveAll([{ id, status: 'closed', details: listing!.details, reason: 'closed' }]);
    await app.context.sync();
    const { text } = await get(`/listings/${slug}`).expect(410);
    expect(text).toContain('has closed');
    expect(text.match(/class="card"/g)!.length).toBeGreaterThan(1);
    const { body } = await get('/api/search?need=debt&within=any&per_page=100');
    expect(body.results.map((result: { name: string }) => result.name)).not.toContain(name);
  });

  test('of a confidential place that has closed is looked around from its district, never from its door', async () => {
    const refuge = details({
      name: 'Thornfield Refuge', needs: [{ need: 'safety' }], delivery: ['in-person'],
      venues: [{ name: 'Thornfield', address: '4 Kelmarsh Row, Sale', postcode: 'M33 7ND', lat: 53.4251, lon: -2.3222, confidential: true }],
    });
    const [saved] = await app.context.listings.saveAll([{ status: 'closed', details: refuge, reason: 'for the test' }]);
    const asked = vi.spyOn(app.context.places, 'find');
    const { text } = await get(`/listings/${saved!.slug}`).expect(410);
    expect(asked.mock.calls).toEqual([['M33']]);
    asked.mockRestore();
    const distances = [...text.matchAll(/class="card-where"><strong>([^<]+)/g)].map(([, distance]) => distance);
    expect(distances.length).toBeGreaterThan(0);
    for (const distance of distances) expect(distance).toMatch(/^(about \d+ miles?|under a mile)$/);
  });

  test('nobody knows: a 404 that offers what is named alike', async () => {
    const { text } = await get('/listings/debt-advice-at-the-library').expect(404);
    expect(text).toContain('There is no listing at this address');
    expect(text).toContain('class="card"');
  });

  test('that is a draft is nobody’s business', async () => {
    const { id, slug } = await aListing('need=legal');
    const [listing] = await app.context.listings.findPublished([id]);
    await app.context.listings.saveAll([{ id, status: 'draft', details: listing!.details, reason: 'held' }]);
    await get(`/listings/${slug}`).expect(404);
    await get(`/api/listings/${slug}`).expect(404);
  });
});

describe('an organisation', () => {
  test('has all that it runs', async () => {
    const { slug } = await aListing('need=loneliness');
    const listing = await app.context.listings.findPublic(slug);
    const { text } = await get(`/organisations/${listing!.organisationSlug}`).expect(200);
    expect(text).toContain(`/listings/${slug}`);
  });
});

describe('a need', () => {
  test('has its sub-needs and its listings', async () => {
    const { text } = await get('/needs/food').expect(200);
    expect(text).toContain('Food banks');
    expect(text.match(/class="card"/g)!.length).toBeGreaterThan(5);
  });

  test('shows first what is mainly for it, and of that the helplines', async () => {
    const { text } = await get('/needs/safety').expect(200);
    const slugs = [...text.matchAll(/data-slug="([^"]+)"/g)].map(([, slug]) => slug!);
    const shown = await Promise.all(slugs.map(async (slug) => (await app.context.listings.findPublic(slug))!.details));
    const order = shown.map(({ kind, needs }) => (needs[0]!.need === 'safety' ? 0 : 2) + (kind === 'helpline' ? 0 : 1));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(order[0]).toBe(0);
  });

  test('of another kind is not found', async () => {
    await get('/needs/pizza').expect(404);
  });

  test('is listed for other systems with its sub-needs', async () => {
    const { body } = await get('/api/needs').expect(200);
    expect(body.needs).toHaveLength(22);
    expect(body.needs.flatMap((need: { subNeeds: unknown[] }) => need.subNeeds)).toHaveLength(157);
  });
});

describe('every answer', () => {
  test.each(['/nowhere', '/api/nowhere', '/listings/', '/api/listings/nobody'])('%s: 404 in the shape of its place', async (path) => {
    const { body, text } = await get(path).expect(404);
    if (path.startsWith('/api')) expect(body.error).toMatchObject({ status: 404, code: 'not-found' });
    else expect(text).toContain('<h1>');
  });

  test('carries a policy that lets in nothing of others, and no cookie', async () => {
    const { headers } = await get('/');
    expect(headers['content-security-policy']).toContain("script-src 'self'");
    expect(headers['referrer-policy']).toBe('strict-origin');
    expect(headers['set-cookie']).toBeUndefined();
    expect(headers['x-powered-by']).toBeUndefined();
  });

  test('is healthy and ready', async () => {
    await get('/healthz').expect(200);
    await get('/readyz').expect(200, { ready: true });
  });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { NOTHING_WANTED } from '../../../src/domain/ranking.ts';
import { aListing, aPlan, SALE, venueAt } from '../../support/listings.ts';
import { describeIndex, openIndex, type TestIndex } from '../../support/search-index.ts';

const MANY = 260;

describeIndex('a search ranked for the caller', { timeout: 60_000 }, () => {
  let index: TestIndex;
  const near = { near: SALE, radiusMetres: 100_000 };
  const heard = (words: string, terms: string[], needs: string[]) => ({ ...NOTHING_WANTED, words, terms, needs });
  const kettles = aListing({ name: 'Flex and Plug', description: 'Mends a kettle, a lamp, a fuse.', needs: [{ need: 'home-help' }], venues: [venueAt(1)] });
  const ferrets = aListing({ name: 'Long Tails', description: 'People bring their ferrets.', needs: [{ need: 'loneliness' }], venues: [venueAt(1.5)] });
  beforeAll(async () => {
    index = await openIndex();
    // The farther ones say the caller's own words, so that ranking brings them forward from beyond the first hundred.
    const listings = Array.from({ length: MANY }, (_, number) =>
      aListing({ name: `Group ${number}`, summary: number > 200 ? 'A knitting table' : 'A table', needs: [{ need: 'loneliness' }], venues: [venueAt(number / 100)] }),
    );
    await index.fillWith([...listings.slice(1), ferrets, kettles]);
  }, 60_000);
  afterAll(() => index?.stop());

  test('meets every listing once, over all its pages', async () => {
    const wanted = { ...NOTHING_WANTED, needs: ['loneliness'], words: 'lonely wants knitting', terms: ['lonely', 'knit'] };
    const pages = await Promise.all(Array.from({ length: MANY / 20 }, (_, page) => index.find({ needs: ['loneliness'], wanted, near: SALE, radiusMetres: 100_000, page: page + 1, perPage: 20 })));
    expect(new Set(pages.flat()).size).toBe(MANY);
    expect(pages.flat()).toHaveLength(MANY);
    expect(pages[0]!.some((id) => Number(id.split('-')[1]) > 200)).toBe(true);
  });

  test('counts what is beside them, so that the last of them stands on a page too', async () => {
    const plan = aPlan({ ...near, needs: ['loneliness'], wanted: heard('kettle blows the fuse', ['kettle', 'fuse'], ['loneliness']), perPage: 100 });
    const { hits, total } = await index.index.search({ ...plan, page: 3 });
    expect(total).toBe(MANY + 1);
    expect(hits).toHaveLength(total - 200);
  });

  test('brings forward what says a word of the line in another of its forms', async () => {
    expect((await index.find({ ...near, needs: ['loneliness'], wanted: heard('lonely, has ferrets', ['ferret'], ['loneliness']) }))[0]).toBe(ferrets.id);
  });

  test('finds what says several words of the line though its need was not heard', async () => {
    const found = (terms: string[]) => index.find({ ...near, needs: ['loneliness'], wanted: heard('kettle blows the fuse', terms, ['loneliness']), perPage: MANY });
    expect(await found(['kettle', 'fuse'])).toContain(kettles.id);
    expect(await found(['kettle'])).not.toContain(kettles.id);
  });

  test('without a need finds what says some of the words, however odd the others', async () => {
    expect(await index.find({ ...near, text: 'wholl mend a kettle', wanted: heard('wholl mend a kettle', ['wholl', 'kettle'], []) })).toEqual([kettles.id]);
  });

  test('keeps to a need that was chosen, whatever the words', async () => {
    const wanted = { ...heard('Flex and Plug, kettle and fuse', ['kettle', 'fuse', 'ferret'], ['loneliness']), isChosen: true };
    const { hits, total } = await index.index.search(aPlan({ ...near, needs: ['loneliness'], wanted, perPage: MANY + 1 }));
    expect([hits.length, total, hits[0]!.listing]).toEqual([MANY, MANY, ferrets.id]);
    expect(hits.map(({ listing }) => listing)).not.toContain(kettles.id);
    const named = await index.index.search(aPlan({ ...near, needs: ['loneliness'], wanted: { ...wanted, words: 'Flex and Plug' } }));
    expect(named.hits.map(({ listing }) => listing)).not.toContain(kettles.id);
  });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { aListing } from '../../support/listings.ts';
import { data, describeIndex, openIndex, type TestIndex } from '../../support/search-index.ts';

const NAMED: Record<string, string> = {
  'Pathway advice': 'debt', 'Tuesday tables': 'loneliness', 'Wren project': 'safety', 'Open door': 'migration', 'Larder on the green': 'food',
  'Warm front rooms': 'energy', 'Willow circle': 'bereavement', 'Time off': 'carers', 'Ladder': 'work-learning', 'Keys': 'housing',
};
const SAID: Record<string, string> = {
  'Women’s refuge': 'A refuge for women', 'Help for refugees': 'Refugee welcome, refugees of every age', 'Carer break': 'For a carer who needs a rest',
  'Career steps': 'A career adviser', 'Homeless shelter': 'For homeless people', 'Mobile library': 'Brought to your home', 'Sheltered flats': 'Sheltered flats for older people',
  'Night shelter': 'A shelter, with soup', 'Hearing clinic': 'Hearing aids', 'Heating help': 'Heating repairs', 'Lonely hearts club': 'For lonely people', 'Knitting group': 'Knitting and tea',
};

describeIndex('a search by words', { timeout: 30_000 }, () => {
  let index: TestIndex;
  beforeAll(async () => {
    index = await openIndex();
    await index.fillWith([
      ...Object.entries(NAMED).map(([name, need]) => aListing({ name, needs: [{ need }] })),
      ...Object.entries(SAID).map(([name, summary]) => aListing({ name, summary })),
    ]);
  }, 30_000);
  afterAll(() => index?.stop());

  test.each([
    ['skint', 'pathway-advice'], ['Skint', 'pathway-advice'], ['i am skint', 'pathway-advice'], ['food bank', 'larder-on-the-green'],
    ['lonely', 'tuesday-tables'], ['wants some company', 'tuesday-tables'], ['lunch club', 'tuesday-tables'],
  ])('“%s” finds %s, which does not say so', async (text, expected) => {
    expect(await index.find({ text })).toContain(expected);
  });

  test.each([
    ['lonley', 'lonely-hearts-club'], ['lonly', 'lonely-hearts-club'], ['knittng', 'knitting-group'], ['libary', 'mobile-library'], ['refugeee', 'help-for-refugees'],
  ])('“%s”, misspelt, finds %s', async (text, expected) => {
    expect((await index.find({ text }))[0]).toBe(expected);
  });

  test.each([
    ['refuge', ['women-s-refuge'], ['help-for-refugees']], ['women refuge', ['women-s-refuge'], ['help-for-refugees']], ['Refuge', ['women-s-refuge'], ['help-for-refugees']],
    ['refugee', ['help-for-refugees'], ['women-s-refuge']], ['carer', ['carer-break'], ['career-steps']], ['career', ['career-steps'], ['carer-break']],
    ['home', ['mobile-library'], ['homeless-shelter']], ['homeless', ['homeless-shelter'], ['mobile-library']], ['shelter', ['night-shelter'], ['sheltered-flats']],
    ['hearing', ['hearing-clinic'], ['heating-help']], ['heating', ['heating-help'], ['hearing-clinic']],
  ])('“%s” finds %j and never %j', async (text, expected, never) => {
    const found = await index.find({ text });
    expect(found).toEqual(expect.arrayContaining(expected.map((name) => name.replace('women-s', 'womens'))));
    for (const name of never) expect(found).not.toContain(name.replace('women-s', 'womens'));
  });

  test('follows the typing, letter by letter', async () => {
    for (const text of ['k', 'kn', 'knit', 'knitt', 'knitting', 'knitting gr']) expect(await index.find({ text })).toContain('knitting-group');
    expect(await index.find({ text: 'refug' })).toEqual(expect.arrayContaining(['womens-refuge', 'help-for-refugees']));
    expect(await index.find({ text: 'refugee' })).not.toContain('womens-refuge');
  });

  test('pays no attention to the small words of a sentence', async () => {
    expect((await index.find({ text: 'she is looking for some knitting please' }))[0]).toBe('knitting-group');
    expect(await index.find({ text: 'knitting' })).toEqual(await index.find({ text: 'I would like the knitting' }));
  });

  test('gives way word by word, the last first, rather than finding nothing', async () => {
    expect(await index.find({ text: 'knitting xylophone quartet' })).toEqual(['knitting-group']);
    expect(await index.find({ text: 'xylophone' })).toEqual([]);
  });

  test('a word of the name counts more than one of the summary', async () => {
    await index.fillWith([aListing({ name: 'Tea room', summary: 'Choir on Mondays' }), aListing({ name: 'Choir', summary: 'Singing' })]);
    expect(await index.find({ text: 'choir' })).toEqual(['choir', 'tea-room']);
  });

  test('every phrase that callers use, of three words or fewer and no small ones, finds its need', async () => {
    await index.fillWith(data.vocabulary.needs.map(({ slug }) => aListing({ name: `Zed ${slug}`, needs: [{ need: slug }] }, { id: slug })));
    const missed: string[] = [];
    for (const { slug, phrases } of data.vocabulary.needs) {
      const plain = phrases.filter(isPlain);
      const found = await Promise.all(plain.map((text) => index.find({ text })));
      missed.push(...plain.filter((_, position) => !found[position]!.includes(slug)).map((text) => `“${text}” does not find ${slug}`));
    }
    expect(missed).toEqual([]);
  });
});

function isPlain(phrase: string): boolean {
  const words = phrase.toLowerCase().split(/[\s’']+/);
  return words.length <= 3 && !words.some((word) => data.searchWords.stopWords.includes(word));
}

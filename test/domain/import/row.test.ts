import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readMapping } from '../../../src/domain/import/mapping.ts';
import { readRow, type GoodRow } from '../../../src/domain/import/row.ts';
import { needSigns, suggestionWordsSchema } from '../../../src/domain/need-suggestion.ts';

const json = (file: string) => JSON.parse(readFileSync(new URL(`../../../data/${file}`, import.meta.url), 'utf8'));
const vocabulary = { needs: json('needs.json'), audiences: json('audiences.json') };
const signs = needSigns(vocabulary, suggestionWordsSchema.parse(json('suggestions.json')));
const read = readMapping(json('mappings/fingerpost-csv.json'));
const own = 'mapping' in read ? read.mapping : null;

function csv(...rows: Record<string, string>[]) {
  const good = rows.map((values, index): GoodRow => ({ line: index + 2, values }));
  return readRow(good as [GoodRow, ...GoodRow[]], { mapping: own, vocabulary, signs });
}
const ndjson = (values: Record<string, unknown>) => readRow([{ line: 1, values }], { mapping: null, vocabulary, signs });
const problems = (row: ReturnType<typeof csv>) => row.problems.map(({ field, done }) => `${field}: ${done}`);

describe('a row of our own CSV', () => {
  test('fills every field it names', () => {
    const { listing, problems: wrong } = csv({
      id: '7', source: 'Council list', name: 'Warm Hub', kind: 'activity', description: 'Come in. Stay long.', postcode: 'm337nd', lat: '53.42', lon: '-2.33',
      opening_times: 'Mon-Fri 9:30am-12noon', phone: '0161 496 0100; 0161 496 0101', email: 'hub@example.org', website: 'www.example.org',
      needs: 'food/hot-meals; energy/warm-spaces', audiences: 'older-people', min_age: '50', delivery: 'in-person', areas: 'M33; Trafford; everywhere; 10 miles',
      price: '£2.50', access: 'Step-free', funded_until: '31/03/2027',
    });
    expect(wrong).toEqual([]);
    expect(listing?.details).toMatchObject({
      name: 'Warm Hub', kind: 'activity', summary: 'Come in.', organisation: { name: 'Warm Hub' },
      source: { name: 'council-list', id: '7' }, website: 'http://www.example.org', email: 'hub@example.org',
      venues: [{ postcode: 'M33 7ND', lat: 53.42, confidential: false, access: ['step-free'] }],
      sessions: [{ byday: ['mo', 'tu', 'we', 'th', 'fr'], opensAt: '09:30', closesAt: '12:00', venue: null }],
      phoneLines: [{ number: '+441614960100' }, { number: '+441614960101' }],
      needs: [{ need: 'food', subNeeds: ['hot-meals'], suggested: false }, { need: 'energy', subNeeds: ['warm-spaces'], suggested: false }],
      age: { min: 50, max: null }, cost: { kind: 'price', pence: 250 }, fundedUntil: '2027-03-31',
      areasServed: [{ type: 'postcode', prefix: 'M33' }, { type: 'authority', name: 'Trafford' }, { type: 'everywhere' }, { type: 'radius', miles: 10 }],
    });
  });

  test('keeps what is good of it and reports the rest', () => {
    const row = csv({
      name: 'Cafe', kind: 'shop', phone: '0161 496 0100 OR 0161 496 0101;--', email: 'nobody', website: 'not applicable', postcode: 'XX1', lat: '10', lon: '3',
      opening_times: 'Most evenings', needs: 'fun', min_age: '-1', price: 'cheap', languages: 'english; en', funded_until: 'soon',
    });
    expect(row.listing?.details).toMatchObject({
      kind: 'service', phoneLines: [{ number: '+441614960100' }], email: null, website: null, sessions: [], languages: ['en'], fundedUntil: null,
      description: 'Opening times: Most evenings', source: { name: 'import', id: 'cafe' }, needs: [],
    });
    expect(problems(row)).toEqual(expect.arrayContaining([
      'kind: Left out', 'phone: Only +441614960100 was taken', 'phone: Left out', 'email: Left out', 'website: Left out', 'postcode: Left out', 'lat, lon: Left out',
      'opening_times: Kept as words in the description', 'needs: Left out', 'min_age: Left out', 'price: Left out', 'languages.0: Left out', 'fundedUntil: Left out',
    ]));
  });

  test('continued by another has both venues, each with its own times', () => {
    const { listing } = csv(
      { id: '1', name: 'Club', venue: 'Hall', postcode: 'M33 7ND', opening_times: 'Monday 10am-12noon' },
      { continues: '1', venue: 'Library', postcode: 'M41 5AA', opening_times: 'Tuesday 2-4pm', phone: '0161 496 0100' },
    );
    expect(listing?.details.venues.map(({ name }) => name)).toEqual(['Hall', 'Library']);
    expect(listing?.details.sessions.map(({ byday, venue }) => [byday[0], venue])).toEqual([['mo', 0], ['tu', 1]]);
    expect(listing?.details.phoneLines).toHaveLength(1);
  });

  test('is confidential for anything but a no', () => {
    const confidential = (word: string) => csv({ name: 'Refuge', postcode: 'M33 7ND', confidential: word }).listing?.details.venues[0]?.confidential;
    expect(['yes', 'TRUE', 'perhaps', 'no', 'false', ''].map(confidential)).toEqual([true, true, true, false, false, false]);
  });

  test('without a name is left out', () => {
    expect(csv({ phone: '0161 496 0100' })).toMatchObject({ listing: null, problems: [{ line: 2, field: 'name', done: 'Row left out' }] });
  });
});

describe('a line of our own NDJSON', () => {
  const good = { name: 'Choir', kind: 'group', organisation: { name: 'Sale Singers' } };

  test('is the listing it says', () => {
    const row = ndjson({ ...good, venues: [{ postcode: 'M33 7ND' }], needs: [{ need: 'creative-nature', subNeeds: ['music-dance'] }] });
    expect(row).toMatchObject({ problems: [], listing: { details: { source: { name: 'import', id: 'choir-m33-7nd' }, needs: [{ need: 'creative-nature', suggested: false }] } } });
  });

  test('loses only the field, or the item of a list, that is wrong', () => {
    const row = ndjson({ ...good, colour: 'red', email: 'x', needs: [{ need: 'fun' }, { need: 'food' }], phoneLines: [{ number: 'x' }, { number: '+441614960100' }] });
    expect(row.listing?.details).toMatchObject({ email: null, needs: [{ need: 'food' }], phoneLines: [{ number: '+441614960100' }] });
    expect(row.problems.map(({ field }) => field).sort()).toEqual(['email', 'needs', 'phoneLines.0.number', 'row']);
  });

  test('is left out when it is no listing', () => {
    expect(ndjson({ ...good, kind: 'shop' })).toMatchObject({ listing: null, problems: [{ field: 'kind' }] });
    expect(ndjson({ ...good, venues: [{ lat: 'north', confidential: true }] }).listing).toBeNull();
  });
});

import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readDemonstration } from '../../src/adapters/data-files.ts';
import { likeness, nameLikeness } from '../../src/domain/likeness.ts';
import { listingDetailsSchema } from '../../src/domain/listing.ts';
import { details, venueAt } from '../support/listings.ts';

describe('two listings that may be one', () => {
  const shed = { name: 'Sale Moor Men’s Shed', organisation: { name: 'Sale Moor Sheds', charityNumber: '1234567' }, phoneLines: [{ number: '+441614960100' }], venues: [venueAt(0)], website: 'https://www.example.org/shed' };
  const other = { name: 'Urmston Choir', organisation: { name: 'Urmston Singers' } };

  test.each([
    ['only spelt differently', { name: "SALE MOOR MENS' SHED", organisation: { name: 'sale moor sheds' } }, ['the same name']],
    ['a slip of the pen, at the same place', { ...other, name: 'Sale Mor Mens Shed', venues: [venueAt(0.05, { postcode: 'M33 7NE' })] }, ['a similar name', 'the same place']],
    ['another name with the same number', { ...other, phoneLines: [{ number: '+441614960100' }] }, ['the same phone number']],
    ['another name with the same charity number', { ...other, organisation: { name: 'Elsewhere', charityNumber: '1234567' } }, ['the same charity number']],
    ['the same page written otherwise', { ...other, website: 'http://example.org/shed/' }, ['the same web page']],
  ])('%s', (_case, given, reasons) => {
    expect(likeness(details(shed), details(given))).toEqual({ reasons });
    expect(likeness(details(given), details(shed))).toEqual({ reasons });
  });

  test.each([
    ['another group in the same hall', { ...other, venues: [venueAt(0)] }],
    ['a like name far away', { ...other, name: 'Sale Moor Men’s Shed Two', venues: [venueAt(9, { postcode: 'M1 1AA' })] }],
    ['another listing of the same organisation, with its number and charity', { ...shed, name: 'Repair Café', website: null }],
    ['nothing in common', other],
  ])('not %s', (_case, given) => {
    expect(likeness(details(shed), details(given))).toBeNull();
  });

  test.each([['Lunch Club', 'The Lunch Club', 1], ['Café & Chat', 'cafe and chat', 1], ['Men’s Shed', 'Mens Sheds', 0.7], ['Tuesday Natter', 'Thursday Natter', 0.6], ['The Group', 'The Club', 0.2], ['Choir', 'Boxing', 0]])('“%s” and “%s”', (a, b, least) => {
    const found = nameLikeness(a, b);
    expect(found).toBeGreaterThanOrEqual(least);
    expect(found).toBeLessThanOrEqual(least === 1 ? 1 : least + 0.35);
  });

  test('no two of the demonstration listings, which are all different', async () => {
    const known = (await readDemonstration(join(import.meta.dirname, '../../data'))).map((input) => listingDetailsSchema.parse(input));
    const pairs = known.flatMap((a, at) => known.slice(at + 1).flatMap((b) => (likeness(a, b) ? [`${a.name} = ${b.name}: ${likeness(a, b)!.reasons.join(', ')}`] : [])));
    expect(pairs).toEqual([]);
  });
});

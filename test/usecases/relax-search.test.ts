import { expect, test } from 'vitest';
import type { ListingInput } from '../../src/domain/listing.ts';
import { relaxSearch } from '../../src/usecases/relax-search.ts';
import { searchListings } from '../../src/usecases/search-listings.ts';
import { describeDirectory } from '../support/directory.ts';
import { aRequest, venueAt } from '../support/listings.ts';

const elsewhere = { postcode: 'BL1 1AA', authority: 'Bolton' };

describeDirectory('what is just out of reach', (directory) => {
  async function missed(given: Parameters<typeof aRequest>[0]) {
    const request = aRequest(given);
    const answer = await searchListings(directory().deps, request);
    const misses = await relaxSearch(directory().deps, request, answer);
    return { total: answer.total, misses: misses.map(({ reason, count, found }) => [reason, count, found.map(({ listing }) => listing.details.name).toSorted()]) };
  }

  const mends = (name: string): Partial<ListingInput> => ({ name, description: 'Mends a kettle, a lamp, a fuse.', needs: [{ need: 'home-help' }], venues: [venueAt(0)] });
  const lonely = (name: string, milesNorth: number): Partial<ListingInput> => ({ name, needs: [{ need: 'loneliness' }], venues: [milesNorth > 5 ? venueAt(milesNorth, elsewhere) : venueAt(milesNorth)] });
  const kettle = { needs: [{ need: 'loneliness', subNeeds: [], words: ['lonely'] }], terms: ['kettle', 'fuse'] };

  test('is counted beside what matches, whatever else was found by its words', async () => {
    directory().hear(kettle);
    await directory().put(lonely('Near', 0), lonely('Far', 10), lonely('Farther', 12), mends('Flex'), mends('Plug'));
    expect(await missed({ q: 'lonely, kettle blows the fuse', near: 'M33 7ND' })).toEqual({ total: 3, misses: [['distance', 2, ['Far', 'Farther']]] });
  });

  test('is worth knowing where few match, however many were found by their words', async () => {
    directory().hear(kettle);
    await directory().put(lonely('Near', 0), lonely('Far', 10), ...['Flex', 'Plug', 'Socket', 'Lamp'].map(mends));
    expect(await missed({ q: 'lonely, kettle blows the fuse', near: 'M33 7ND' })).toEqual({ total: 5, misses: [['distance', 1, ['Far']]] });
  });

  const south = { south: 53, north: 53.45, west: -3, east: -2 };

  test('of a part of the map is outside it: anywhere where no place was named', async () => {
    await directory().put(lonely('Here', 0), lonely('There', 10), lonely('Far', 200));
    expect(await missed({ bounds: south })).toEqual({ total: 1, misses: [['area', 2, ['Far', 'There']]] });
    expect((await missed({ bounds: south, near: 'Nowhere Particular' })).misses).toEqual([['area', 2, ['Far', 'There']]]);
  });

  test('of a part of the map is outside it, and not too far from the place that was named, in the line or beside it', async () => {
    await directory().put(lonely('Here', 0), lonely('Next door', 2), lonely('There', 10), lonely('Far', 200));
    const there = { south: 53.55, north: 53.6, west: -3, east: -2 };
    expect(await missed({ bounds: there, near: 'M33 7ND', withinMiles: 1 })).toEqual({ total: 1, misses: [['area', 2, ['Here', 'Next door']]] });
    directory().hear({ place: { typed: 'M33 7ND', named: true, words: ['M33'] } });
    expect(await missed({ bounds: there })).toEqual({ total: 1, misses: [['area', 2, ['Here', 'Next door']]] });
  });

  test('of a place that nobody knows is not further away', async () => {
    await directory().put(lonely('Here', 0), lonely('Far', 200));
    expect(await missed({ near: 'Nowhere Particular', cost: 'free' })).toEqual({ total: 0, misses: [['cost', 2, ['Far', 'Here']]] });
  });

  test('is found by lifting a kind or a finer need, too', async () => {
    await directory().put({ name: 'Bank', kind: 'service', needs: [{ need: 'food', subNeeds: ['food-banks'] }] }, { name: 'Lunch', kind: 'group', needs: [{ need: 'food' }] }, { name: 'Choir', kind: 'group' });
    expect(await missed({ needs: ['food'], kinds: ['helpline'] })).toEqual({ total: 0, misses: [['kind', 2, ['Bank', 'Lunch']]] });
    expect(await missed({ needs: ['food'], subNeeds: ['food-banks'], kinds: ['group'] })).toEqual({ total: 0, misses: [['sub-need', 1, ['Lunch']], ['kind', 1, ['Bank']]] });
  });

  test('is everything of a finer need that stands alone, which is no near miss', async () => {
    await directory().put({ name: 'Choir' });
    expect((await missed({ subNeeds: ['food-banks'] })).misses).toEqual([]);
  });
});

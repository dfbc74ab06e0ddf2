import { beforeEach, expect, test } from 'vitest';
import { termsOf } from '../../src/domain/terms.ts';
import { findCloser } from '../../src/usecases/find-closer.ts';
import { searchListings } from '../../src/usecases/search-listings.ts';
import { describeDirectory } from '../support/directory.ts';
import { aRequest, weekly } from '../support/listings.ts';

describeDirectory('what is closer to the line at another time', (directory) => {
  beforeEach(async () => {
    await directory().put(
      { name: 'Steady Steps', description: 'A walk along the towpath.', needs: [{ need: 'exercise' }], sessions: [weekly('th', '10:00', '12:00')] },
      { name: 'Breathe Easy', description: 'Help to stop smoking.', needs: [{ need: 'exercise' }], sessions: [weekly('su', '10:00', '12:00')] },
    );
  });

  async function closer(words: string) {
    directory().hear({ needs: [{ need: 'exercise', subNeeds: [], words: ['walk'] }], days: ['su'], terms: termsOf(words) });
    const request = aRequest({ q: 'walk on a sunday' });
    const answer = await searchListings(directory().deps, request);
    let searches = 0;
    const { deps } = directory();
    const search: typeof deps.index.search = (plan) => ((searches += 1), deps.index.search(plan));
    const found = await findCloser({ ...deps, index: { ...deps.index, search } }, request, answer);
    return [found?.listing.details.name ?? null, searches];
  }

  test('is found by asking for any time', async () => {
    expect(await closer('towpath')).toEqual(['Steady Steps', 1]);
  });

  test.each([['the line says nothing finer', ''], ['something at that time has all that was said', 'smoking']])('is not looked for where %s', async (_, words) => {
    expect(await closer(words)).toEqual([null, 0]);
  });
});

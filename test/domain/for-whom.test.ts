import { expect, test } from 'vitest';
import audiences from '../../data/audiences.json' with { type: 'json' };
import { forWhom } from '../../src/domain/for-whom.ts';
import type { ListingInput } from '../../src/domain/listing.ts';
import { details } from '../support/listings.ts';

test.each<[string, Partial<ListingInput>, string[]]>([
  ['says nothing of what is for anybody', { languages: ['en', 'ur'], age: { min: 18, max: null } }, []],
  ['names the people', { audiences: ['lgbt', 'women'] }, ['Women', 'LGBT+']],
  ['names neither sex where both are', { audiences: ['men', 'women', 'lgbt'] }, ['LGBT+']],
  ['says an age that most are not', { audiences: ['older-people'], age: { min: 55, max: null } }, ['Age 55 and over']],
  ['says an age in place of the young', { audiences: ['young-people', 'lgbt'], age: { min: 11, max: 18 } }, ['LGBT+', 'Age 11 to 18']],
  ['says up to which age', { age: { min: null, max: 5 } }, ['Age up to 5']],
  ['says a language that comes before English', { languages: ['pl', 'en'] }, ['In Polish and English']],
  ['calls sign language by its letters', { languages: ['bfi'], audiences: ['deaf-bsl'] }, ['Deaf people', 'In BSL']],
  ['does not count out many languages', { languages: ['ar', 'fa', 'ku', 'en'] }, []],
  ['takes many named people for a welcome', { audiences: ['women', 'lgbt', 'traveller', 'deaf-bsl'] }, []],
  ['leaves out whom naming keeps nobody out', { audiences: ['faith', 'rural', 'older-people'] }, []],
])('a tag %s', (_, given, tags) => {
  expect(forWhom(details(given), { needs: [], audiences })).toEqual(tags);
});

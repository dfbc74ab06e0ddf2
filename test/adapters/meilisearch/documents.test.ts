import { expect, test } from 'vitest';
import { documentsOf } from '../../../src/adapters/meilisearch/documents.ts';
import { indexSettings } from '../../../src/adapters/meilisearch/settings.ts';
import { aListing, TODAY, venueAt, weekly } from '../../support/listings.ts';
import { data } from '../../support/search-index.ts';

test('a document holds nothing that no search reads', () => {
  const { searchableAttributes, displayedAttributes, filterableAttributes, sortableAttributes } = indexSettings(data.vocabulary, data.searchWords, 1000);
  const read = new Set<unknown>([searchableAttributes, displayedAttributes, filterableAttributes, sortableAttributes].flatMap((names) => names ?? []));
  const [document] = documentsOf(aListing({ venues: [venueAt(0)], sessions: [weekly('tu', '10:00', '12:00')] }), { ...data, today: TODAY });
  expect(Object.keys(document!).filter((field) => !read.has(field))).toEqual([]);
});

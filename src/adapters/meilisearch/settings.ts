import type { Settings } from 'meilisearch';
import type { Vocabulary } from '../../domain/need.ts';
import { CELL_LEVELS, cellField } from './cells.ts';
import { needWord } from './documents.ts';

export type SearchWords = { stopWords: string[]; protectedWords: string[] };

/** Everything the index is told before its documents. What callers say comes from the vocabulary, as synonyms. */
export function indexSettings(vocabulary: Vocabulary, words: SearchWords, maxResults: number): Settings {
  return {
    searchableAttributes: ['name', 'organisation', 'words', 'summary', 'places', 'description'],
    displayedAttributes: ['id', 'listing', 'venue', 'slug', 'name', '_geo'],
    filterableAttributes: [
      'listing', 'needs', 'subNeeds', 'audiences', 'kind', 'cost', 'delivery', 'languages', 'routes', 'ageMin', 'ageMax', 'access',
      'serves', 'limits', 'limitMiles', 'reach', 'slots', 'days', 'times', 'dates', 'halfHours', 'lastDay', '_geo',
      ...CELL_LEVELS.map(cellField),
    ],
    sortableAttributes: ['sunk', 'sortName', '_geo'],
    // Whoever is nearer comes first among those that answer the words equally well, whichever field they stand in.
    rankingRules: ['words', 'typo', 'sort', 'attribute', 'proximity', 'exactness'],
    stopWords: words.stopWords,
    synonyms: synonymsOf(vocabulary),
    typoTolerance: { disableOnWords: words.protectedWords },
    // By word, the distance between two words costs half the indexing and a callers' line gains nothing by it.
    proximityPrecision: 'byAttribute',
    pagination: { maxTotalHits: maxResults },
    faceting: { maxValuesPerFacet: 2000 },
  };
}

/** What callers say, each phrase a synonym of its needs' words. The index looks at no more than three words together. */
function synonymsOf(vocabulary: Vocabulary): Record<string, string[]> {
  const synonyms = new Map<string, Set<string>>();
  for (const need of vocabulary.needs) {
    for (const phrase of need.phrases) {
      const key = phrase.toLowerCase();
      if (key.split(/\s+/).length > 3) continue;
      synonyms.set(key, (synonyms.get(key) ?? new Set()).add(needWord(need.slug)));
    }
  }
  return Object.fromEntries([...synonyms].map(([phrase, needs]) => [phrase, [...needs]]));
}

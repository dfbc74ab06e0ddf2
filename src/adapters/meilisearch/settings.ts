import type { Settings } from 'meilisearch';
import type { Vocabulary } from '../../domain/need.ts';
import { CELL_LEVELS, cellField, MOST_CELLS } from './cells.ts';
import { needWord, wellFormed } from './documents.ts';
import { RANKED_ATTRIBUTES } from './ranked-search.ts';

export type SearchWords = { stopWords: string[]; protectedWords: string[] };

/** Everything the index is told before its documents. What callers say comes from the vocabulary, as synonyms. */
export function indexSettings(vocabulary: Vocabulary, words: SearchWords, maxResults: number): Settings {
  return {
    searchableAttributes: ['name', 'organisation', 'words', 'summary', 'places', 'description'],
    displayedAttributes: ['id', 'slug', 'name', ...RANKED_ATTRIBUTES],
    filterableAttributes: [
      'listing', 'needs', 'subNeeds', 'audiences', 'kind', 'cost', 'delivery', 'languages', 'routes', 'ageMin', 'ageMax', 'access',
      'anyDays', 'anyAccess', 'serves', 'limits', 'limitMiles', 'reach', 'slots', 'days', 'times', 'dates', 'halfHours', 'lastDay', '_geo',
      ...CELL_LEVELS.map(cellField),
    ],
    sortableAttributes: ['sunk', 'sortName', '_geo'],
    // Whoever is nearer comes first among those that answer the words equally well, whichever field they stand in.
    rankingRules: ['words', 'typo', 'sort', 'attribute', 'proximity', 'exactness'],
    stopWords: words.stopWords,
    synonyms: synonymsOf(vocabulary, words),
    typoTolerance: { disableOnWords: words.protectedWords },
    // By word, the distance between two words costs half the indexing and a callers' line gains nothing by it.
    proximityPrecision: 'byAttribute',
    pagination: { maxTotalHits: maxResults },
    faceting: { maxValuesPerFacet: MOST_CELLS },
  };
}

/**
 * What was typed, as the index is asked it. It takes the last word for the beginning of one, so that results follow
 * the typing; a protected word that begins another (refuge, refugee) is closed with a space: it is whole.
 */
export function lineFor(text: string, { protectedWords }: SearchWords): string {
  const line = wellFormed(text);
  const last = line.split(/\s+/).at(-1)!.toLowerCase();
  return protectedWords.includes(last) && beginsAnother(last, protectedWords) ? `${line} ` : line;
}

function beginsAnother(word: string, words: string[]): boolean {
  return words.some((other) => other.startsWith(word) && other !== word && other !== `${word}s`);
}

/** What callers say, each phrase a synonym of its needs' words. The index looks at no more than three words together. */
function synonymsOf(vocabulary: Vocabulary, { protectedWords }: SearchWords): Record<string, string[]> {
  const closed = protectedWords.filter((word) => beginsAnother(word, protectedWords));
  const synonyms = new Map(closed.map((word) => [word, new Set([`${word}s`])]));
  for (const need of vocabulary.needs) {
    for (const phrase of need.phrases) {
      const key = phrase.toLowerCase();
      if (key.split(/\s+/).length > 3) continue;
      synonyms.set(key, (synonyms.get(key) ?? new Set()).add(needWord(need.slug)));
    }
  }
  return Object.fromEntries([...synonyms].map(([phrase, needs]) => [phrase, [...needs]]));
}

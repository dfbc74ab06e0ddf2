import type { ListingDetails } from '../listing.ts';
import type { Vocabulary } from '../need.ts';
import type { SuggestedNeed } from '../need-suggestion.ts';
import { foldName } from '../slug.ts';
import type { Report } from './problem.ts';
import type { ImportRecord } from './record.ts';

type ListingNeed = ListingDetails['needs'][number];

const MOST_NEEDS = 5;

/** The needs of a record: those its source states, then those a table or its words suggest, each once, at most five. */
export function readNeeds(record: ImportRecord, suggested: SuggestedNeed[], vocabulary: Vocabulary, report: Report): ListingNeed[] {
  const stated = (record.needs ?? []).flatMap((word) => readNeed('needs', word, false, vocabulary, report));
  const proposed = (record.suggested_needs ?? []).flatMap((word) => readNeed('suggested_needs', word, true, vocabulary, report));
  const byNeed = new Map<string, ListingNeed>();
  for (const { need, subNeeds, suggested: isSuggested } of [...stated, ...proposed, ...suggested]) {
    const known = byNeed.get(need);
    // What was stated is not mixed with what was only suggested.
    if (known && known.suggested !== isSuggested) continue;
    byNeed.set(need, { need, subNeeds: [...new Set([...(known?.subNeeds ?? []), ...subNeeds])].slice(0, 12), suggested: isSuggested });
  }
  return [...byNeed.values()].slice(0, MOST_NEEDS);
}

/** Reads `food`, `food/emergency-food`, or their labels. */
function readNeed(field: string, word: string, suggested: boolean, vocabulary: Vocabulary, report: Report): ListingNeed[] {
  const [needWord = '', subWord = ''] = word.split('/').map(foldName);
  const is = (folded: string) => (term: { slug: string; label: string }) => foldName(term.slug) === folded || foldName(term.label) === folded;
  const need = vocabulary.needs.find(is(needWord));
  const subNeed = need?.subNeeds.find(is(subWord));
  if (!need) report(field, `“${word}” is no need the directory knows`, 'Left out');
  else if (subWord && !subNeed) report(field, `“${word}” names no sub-need of ${need.slug}`, 'Only the need was taken');
  return need ? [{ need: need.slug, subNeeds: subNeed ? [subNeed.slug] : [], suggested }] : [];
}

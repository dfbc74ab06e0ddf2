import type { Interpretation, NeedHeard } from './interpretation.ts';
import type { CallerVocabulary } from './vocabulary.ts';

/** Urgent help that a line calls for, as far as needs are concerned. */
type UrgentWords = { id: string; as: 'panel' | 'line'; words: string[] };

const MOST_NEEDS = 5;

/** A panel of urgent help says a need too, where no need was heard: no line that opens one is left without somewhere to go. */
export function withUrgentNeeds(heard: Interpretation, urgent: UrgentWords[], urgentNeeds: CallerVocabulary['urgentNeeds']): Interpretation {
  const said = urgent.filter(({ as }) => as === 'panel').flatMap(({ id, words }) => (urgentNeeds[id] ?? []).map((target) => needOf(target, words)));
  const once = said.filter(({ need }, at) => said.findIndex((other) => other.need === need) === at);
  return { ...heard, needs: heard.needs.length > 0 ? heard.needs : once.slice(0, MOST_NEEDS) };
}

function needOf(target: string, words: string[]): NeedHeard {
  const [need = '', subNeed] = target.split('/');
  return { need, subNeeds: subNeed ? [subNeed] : [], words };
}

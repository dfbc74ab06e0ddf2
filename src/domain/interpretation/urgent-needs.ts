import type { Interpretation, NeedHeard } from './interpretation.ts';
import type { CallerVocabulary } from './vocabulary.ts';

/** Urgent help that a line calls for, as far as needs are concerned. */
export type UrgentWords = { id: string; as: 'panel' | 'line'; words: string[] };

const MOST_NEEDS = 5;

/**
 * A panel of urgent help says a need too, in words no list of needs would hold ("belt marks on his back").
 * Its needs are added in front of those heard, in place of what was only guessed.
 */
export function withUrgentNeeds(heard: Interpretation, urgent: UrgentWords[], { urgentNeeds }: CallerVocabulary): Interpretation {
  const isHeard = (need: string) => heard.needs.some((other) => other.need === need && !other.isGuess);
  const added = urgent.flatMap(({ id, as, words }): NeedHeard[] => {
    const meant = urgentNeeds[id];
    if (as !== 'panel' || !meant || meant.unless.some(isHeard)) return [];
    return meant.needs.map((target) => {
      const [need = '', subNeed] = target.split('/');
      return { need, subNeeds: subNeed ? [subNeed] : [], words, isGuess: false };
    });
  });
  const once = added.filter(({ need }, at) => !isHeard(need) && added.findIndex((other) => other.need === need) === at);
  const firm = once.length > 0 ? heard.needs.filter(({ isGuess }) => !isGuess) : heard.needs;
  return { ...heard, needs: [...once, ...firm].slice(0, MOST_NEEDS) };
}

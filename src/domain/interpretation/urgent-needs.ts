import type { Interpretation, NeedHeard } from './interpretation.ts';
import type { CallerVocabulary } from './vocabulary.ts';

/** Urgent help that a line calls for, as far as needs are concerned. */
export type UrgentWords = { id: string; as: 'panel' | 'line'; words: string[] };

const MOST_NEEDS = 5;
/** Up to this age it is the family that is sent somewhere. */
const OLDEST_CHILD = 17;

/**
 * A panel of urgent help says a need too, in words no list of needs would hold ("belt marks on his back").
 * Its needs come before those heard, and in place of what was only guessed.
 */
export function withUrgentNeeds(heard: Interpretation, urgent: UrgentWords[], { urgentNeeds }: CallerVocabulary): Interpretation {
  const firm = (need: string) => heard.needs.find((other) => other.need === need && !other.isGuess);
  const said = urgent.flatMap(({ id, as, words }): NeedHeard[] => {
    const meant = urgentNeeds[id];
    if (as !== 'panel' || !meant || meant.unless.some(firm)) return [];
    return meant.needs.map((target) => {
      const [need = '', subNeed] = target.split('/');
      return firm(need) ?? { need, subNeeds: subNeed ? [subNeed] : [], words, isGuess: false };
    });
  });
  const once = said.filter(({ need }, at) => said.findIndex((other) => other.need === need) === at);
  const others = heard.needs.filter(({ need, isGuess }) => !(isGuess && once.length > 0) && !once.some((other) => other.need === need));
  return { ...heard, needs: withFamily([...once, ...others], heard).slice(0, MOST_NEEDS) };
}

/** Somebody who asks about the mind of a child is helped by what there is for families too; a child who cares for somebody is a young carer. */
function withFamily(heard: NeedHeard[], { age, audiences }: Interpretation): NeedHeard[] {
  const ofAChild = age !== null && age.max !== null && age.max <= OLDEST_CHILD ? age : null;
  const needs = ofAChild ? heard.map((each) => (each.need === 'carers' ? { ...each, subNeeds: [...new Set(['young-carers', ...each.subNeeds])] } : each)) : heard;
  const child = audiences.find(({ slug }) => slug === 'children-families') ?? ofAChild;
  const isAsked = needs.some(({ need, isGuess }) => need === 'mental-wellbeing' && !isGuess);
  if (!child || !isAsked || needs.some(({ need }) => need === 'families')) return needs;
  return [...needs, { need: 'families', subNeeds: ['young-wellbeing'], words: child.words, isGuess: false }];
}

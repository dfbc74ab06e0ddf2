import type { Match } from './dictionary.ts';
import type { NeedHeard } from './interpretation.ts';
import type { Token } from './lexicon.ts';
import { saidBy, type NeedsWeighed } from './needs-weighed.ts';

const MOST_NEEDS = 4;
/** A need is heard from so much on; a second one has to be surer than the first. */
const HEARD_FROM = -1;
const BESIDE_FROM = -0.5;
/** Words that say less than this for a need leave it as likely as it was before. */
const SAYS_SOMETHING = 0.7;
/** How much it counts against all of them where the words rather say that it is no need of ours. */
const NONE_COUNTS = 0.6;
const NOTHING: Match[] = [];

/**
 * The needs of a line, the most likely first: what phrases say and what the words say together. Words alone are
 * enough where they say much; a phrase is not where the words speak against it. Where the words rather say
 * that it is no need of ours (a prescription), all of them are doubted. `negated` needs have to be asked for.
 */
export function rankNeeds(matches: Match[], { scores, said, saidAt, none, subNeedOf }: NeedsWeighed, line: Token[], negated: ReadonlySet<string>): NeedHeard[] {
  const byNeed = groupBy(matches.filter(({ meaning }) => meaning.is === 'need'), ({ meaning }) => (meaning.is === 'need' ? meaning.need : ''));
  const doubt = NONE_COUNTS * Math.max(0, none - Math.max(...scores.values()));
  return [...scores]
    .map(([need, score]) => {
      const found = byNeed.get(need) ?? NOTHING;
      return { need, found, belief: score + saidBy(found) - doubt };
    })
    .filter(({ need, found }) => found.length > 0 || (said(need) > SAYS_SOMETHING && !negated.has(need)))
    .sort((a, b) => b.belief - a.belief)
    .filter(({ belief }, rank) => belief > (rank === 0 ? HEARD_FROM : BESIDE_FROM))
    .slice(0, MOST_NEEDS)
    .map(({ need, found }) => ({
      need,
      subNeeds: subNeedsOf(found, subNeedOf(need)),
      words: wordsAt(found.length > 0 ? found.flatMap(({ at }) => at) : saidAt(need), line),
      isGuess: found.every(({ firmness }) => firmness === 'weak'),
    }));
}

/** What phrases say, and what the words make likely. */
function subNeedsOf(found: Match[], likely: string | null): string[] {
  const subNeeds = found.toSorted((a, b) => b.words - a.words).flatMap(({ meaning }) => (meaning.is === 'need' && meaning.subNeed ? [meaning.subNeed] : []));
  return [...new Set(likely ? [...subNeeds, likely] : subNeeds)];
}

/** The words of the line at some positions, in the line's order, each once. */
export function wordsAt(at: number[], line: Token[]): string[] {
  const positions = [...new Set(at)].sort((a, b) => a - b);
  return positions.flatMap((position, index) => {
    const typed = line[position]!.typed;
    return index > 0 && line[positions[index - 1]!]!.typed === typed && positions[index - 1] === position - 1 ? [] : [typed];
  });
}

export function groupBy<Item>(items: Item[], nameOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const name = nameOf(item);
    const group = groups.get(name);
    if (group) group.push(item);
    else groups.set(name, [item]);
  }
  return groups;
}

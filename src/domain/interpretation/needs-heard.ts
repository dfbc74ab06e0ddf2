import type { Match } from './dictionary.ts';
import type { NeedHeard } from './interpretation.ts';
import type { Token } from './lexicon.ts';
import { saidBy, type NeedsWeighed } from './needs-weighed.ts';

const MOST_NEEDS = 4;
/** How much the words of a line count beside its phrases, and how much less a need that another one outweighs. */
const WORDS_COUNT = 2.1;
const OUTWEIGHED_COSTS = 0.1;
const FROM_THE_START = 1.9;
/** A need is believed from here on; where none is, the likeliest is guessed from there on. */
const BELIEVED = -0.6;
/** A second need has to be surer than the first. */
const BELIEVED_BESIDE = -0.05;
const GUESSED = -1.2;
const WANTED_SCORE = 0.6;
/** "wants to find a …": how far before the thing the wanting may stand. */
const WANT_REACH = 3;
const NOTHING: Match[] = [];

/**
 * The needs of a line, the most likely first: what phrases say and what the words say together. Words alone are
 * enough where they say much; a phrase is not where the words speak against it. Where the words rather say
 * that it is no need of ours (a prescription), all of them are doubted. `negated` needs have to be asked for.
 */
export function rankNeeds(matches: Match[], { scores, saidAt, none }: NeedsWeighed, line: Token[], wants: ReadonlySet<string>, negated: ReadonlySet<string>): NeedHeard[] {
  const byNeed = groupBy(matches.filter(({ meaning }) => meaning.is === 'need'), ({ meaning }) => (meaning.is === 'need' ? meaning.need : ''));
  const most = Math.max(...scores.values());
  const doubt = Math.max(0, none - most);
  const believed = [...scores]
    .map(([need, score]) => {
      const found = byNeed.get(need) ?? NOTHING;
      const wanted = found.some((match) => isWanted(match, line, wants)) ? WANTED_SCORE : 0;
      const belief = FROM_THE_START - doubt + WORDS_COUNT * score + OUTWEIGHED_COSTS * (score - most) + saidBy(found, line.length) + wanted;
      return { need, found, belief };
    })
    .filter(({ need, found, belief }) => belief > GUESSED && (found.length > 0 || !negated.has(need)))
    .sort((a, b) => b.belief - a.belief);
  const sure = believed.filter(({ belief }, rank) => belief > (rank === 0 ? BELIEVED : BELIEVED_BESIDE));
  const chosen = sure.length > 0 ? sure : believed.slice(0, 1);
  return chosen.slice(0, MOST_NEEDS).map(({ need, found }) => ({
    need,
    subNeeds: subNeedsOf(found),
    words: wordsAt(found.length > 0 ? found.flatMap(({ at }) => at) : saidAt(need), line),
    isGuess: sure.length === 0 || found.every(({ firmness }) => firmness === 'weak'),
  }));
}

function isWanted({ at }: Match, line: Token[], wants: ReadonlySet<string>): boolean {
  const first = at[0]!;
  return line.slice(Math.max(0, first - WANT_REACH), first + 1).some(({ word, clause }) => wants.has(word) && clause === line[first]!.clause);
}

function subNeedsOf(found: Match[]): string[] {
  const subNeeds = found.toSorted((a, b) => b.words - a.words).flatMap(({ meaning }) => (meaning.is === 'need' && meaning.subNeed ? [meaning.subNeed] : []));
  return [...new Set(subNeeds)];
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

import type { Match } from './dictionary.ts';
import type { NeedHeard } from './interpretation.ts';
import type { Token } from './lexicon.ts';

const MOST_NEEDS = 5;
/** Without anything firmer, how many guesses are shown. */
const MOST_GUESSES = 2;
const FIRMNESS_SCORE = { main: 3, plain: 1, background: 0.3, weak: 0 };
const SCORE_PER_WORD = 0.35;
const MOST_SCORED_WORDS = 4;
const WANTED_SCORE = 0.8;
const REPEATED_SHARE = 0.15;
/** Of two that weigh the same, the one said first. */
const LATER_COSTS = 0.02;
/** "wants to find a …": how far before the thing the wanting may stand. */
const WANT_REACH = 3;

/** The needs of a line, what is wanted most first: asked for before told, firm before circumstance, long phrases before words. */
export function rankNeeds(matches: Match[], line: Token[], wants: ReadonlySet<string>): NeedHeard[] {
  const needs = matches.filter(({ meaning }) => meaning.is === 'need');
  const firm = needs.filter(({ firmness }) => firmness !== 'weak');
  const byNeed = withoutChance(groupBy(firm.length > 0 ? firm : needs, ({ meaning }) => (meaning.is === 'need' ? meaning.need : '')));
  const scored = [...byNeed].map(([need, found]) => ({ need, found, score: scoreOf(found.map((match) => scoreOne(match, line, wants))) }));
  return scored
    .sort((a, b) => b.score - a.score)
    .slice(0, firm.length > 0 ? MOST_NEEDS : MOST_GUESSES)
    .map(({ need, found }) => ({ need, subNeeds: subNeedsOf(found), words: wordsAt(found.flatMap(({ at }) => at), line), isGuess: firm.length === 0 }));
}

/** Two words that only happen to be in one line say something when nothing else does. */
function withoutChance(byNeed: Map<string, Match[]>): Map<string, Match[]> {
  const said = [...byNeed].filter(([, found]) => found.some(({ together, words }) => together || words > 2) || found.length > 1);
  return said.length > 0 ? new Map(said) : byNeed;
}

function scoreOf(scores: number[]): number {
  const best = Math.max(...scores);
  return best + REPEATED_SHARE * (scores.reduce((sum, score) => sum + score, 0) - best);
}

function scoreOne({ firmness, words, at }: Match, line: Token[], wants: ReadonlySet<string>): number {
  const first = at[0]!;
  const isWanted = line.slice(Math.max(0, first - WANT_REACH), first + 1).some(({ word, clause }) => wants.has(word) && clause === line[first]!.clause);
  return FIRMNESS_SCORE[firmness] + SCORE_PER_WORD * Math.min(words, MOST_SCORED_WORDS) + (isWanted ? WANTED_SCORE : 0) - LATER_COSTS * first;
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
  for (const item of items) groups.set(nameOf(item), [...(groups.get(nameOf(item)) ?? []), item]);
  return groups;
}

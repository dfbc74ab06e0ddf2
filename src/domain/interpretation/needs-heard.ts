import type { Match } from './dictionary.ts';
import type { NeedHeard } from './interpretation.ts';
import type { Token } from './lexicon.ts';
import { saidBy, type NeedsWeighed } from './needs-weighed.ts';

const MOST_NEEDS = 4;
/** The likeliest need is heard from so much on, another only where it is nearly as likely as not, and until then it is offered. Fitted on judged lines: a need more found for each line that gets a stray one. */
const HEARD_FROM = -1.5;
const BESIDE_FROM = -0.4;
/** In three of five lines of which a need is missed, it is among so many offered; more would be in the way. */
const MOST_OFFERED = 2;
/** Words that say less than this for a need leave it as likely as it was before. */
const SAYS_SOMETHING = 0.7;
const NOTHING: Match[] = [];

/** What else was heard: needs that are not wanted, and the positions of words that say when, how old or how. */
type Heard = { negated: ReadonlySet<string>; constraints: ReadonlySet<number> };
/** Those that are heard, and those that are offered, each the most likely first. */
type NeedsRanked = { needs: NeedHeard[]; perhaps: NeedHeard[] };

/**
 * The needs of a line, the most likely first: what the words say together, and what phrases add to it. Words alone are
 * enough where they say much, and not only the small ones beside others; a phrase is not where the words speak against it. What only says when or how (`constraints`) is no need by itself, and
 * `negated` needs have to be asked for.
 */
export function rankNeeds(matches: Match[], weighed: NeedsWeighed, line: Token[], { negated, constraints }: Heard): NeedsRanked {
  const { scores, said, saidAt, subNeedOf } = weighed;
  const byNeed = groupBy(matches.filter(({ meaning }) => meaning.is === 'need'), ({ meaning }) => (meaning.is === 'need' ? meaning.need : ''));
  const isSmall = ({ filler, link }: Token) => filler || link;
  const tells = (position: number) => !isSmall(line[position]!) && !constraints.has(position);
  const isOfSmallWords = line.every(isSmall);
  const wordsSay = (need: string) => said(need) > SAYS_SOMETHING && !negated.has(need) && (isOfSmallWords || saidAt(need, tells).some(tells));
  const ranked = [...scores]
    .map(([need, score]) => {
      const found = byNeed.get(need) ?? NOTHING;
      return { need, found, belief: score + saidBy(found) };
    })
    .filter(({ need, found, belief }) => belief > HEARD_FROM && (found.length > 0 || wordsSay(need)))
    .sort((a, b) => b.belief - a.belief);
  const sure = ranked.filter(({ belief }, rank) => rank === 0 || belief > BESIDE_FROM).slice(0, MOST_NEEDS);
  const heard = ({ need, found }: (typeof ranked)[number]): NeedHeard => ({
    need,
    subNeeds: subNeedsOf(found, subNeedOf(need)),
    words: wordsAt(found.length > 0 ? found.flatMap(({ at }) => at) : saidAt(need, tells), line),
  });
  return { needs: sure.map(heard), perhaps: ranked.slice(sure.length, sure.length + MOST_OFFERED).map(heard) };
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

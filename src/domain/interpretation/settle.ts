import type { Match } from './dictionary.ts';
import type { Token } from './lexicon.ts';

/** How many words that matter may stand between "not keen on" and what is not wanted. */
const NEGATION_REACH = 1;

/** What is left when phrases have overruled the words inside them, and what stands behind a "not". */
export type Settled = { matches: Match[]; negated: Match[] };

/** A longer phrase uses its words up: a "food bank" is no "bank", and "not coping" negates nothing. */
export function settle(found: Match[], line: Token[]): Settled {
  const whole = found.filter((match) => !found.some((other) => overrules(other, match)));
  const standing = whole.filter((match) => !whole.some((other) => crosses(other, match)));
  const negators = standing.filter(({ meaning }) => meaning.is === 'negator');
  const isNegated = (match: Match) => negators.some((negator) => reaches(negator.at, match.at[0]!, line));
  const meant = standing.filter(({ meaning }) => meaning.is !== 'negator' && meaning.is !== 'nothing' && meaning.is !== 'false friend');
  return { matches: meant.filter((match) => !isNegated(match)), negated: meant.filter(isNegated) };
}

/** What a longer phrase of another sort does not take away: it says for whom, when or how, beside what. */
const STANDS_BESIDE: ReadonlySet<string> = new Set(['audience', 'age', 'language', 'time', 'open', 'delivery']);

function overrules(longer: Match, match: Match): boolean {
  if (longer === match || longer.firmness === 'weak') return false;
  const isShared = match.at.some((position) => longer.at.includes(position));
  // A false friend gives way to a longer phrase that has its words: "free of charge".
  if (longer.meaning.is === 'false friend') return isShared && longer.words >= match.words && match.meaning.is !== 'need' && match.meaning.is !== 'nothing';
  // "not over the phone" wants no phone, though it does not have every word of "over the phone".
  if (isShared && longer.meaning.is === 'delivery' && match.meaning.is === 'delivery' && longer.words > match.words) return true;
  const covers = longer.at.length >= match.at.length && match.at.every((position) => longer.at.includes(position));
  if (!covers) return false;
  const says = longer.meaning.is;
  if (longer.at.length === match.at.length) return says === 'nothing' && match.meaning.is !== 'nothing';
  // Whom something is for stands beside what it is: only a trap or a longer name of the same sort takes it away.
  if (STANDS_BESIDE.has(match.meaning.is)) return says === 'nothing' || says === match.meaning.is;
  return says !== 'audience' && says !== 'age' && says !== 'time' && says !== 'open';
}

/** Of two phrases for different needs that share a word, the one with more words keeps it, or the first ("panic attacks on the bus"). */
function crosses(other: Match, match: Match): boolean {
  if (other === match || other.firmness === 'weak') return false;
  if (other.meaning.is !== 'need' || match.meaning.is !== 'need' || other.meaning.need === match.meaning.need) return false;
  if (!match.at.some((position) => other.at.includes(position))) return false;
  if (match.at.length === other.at.length && match.at.every((position) => other.at.includes(position))) return false;
  return other.at.length > match.at.length || (other.at.length === match.at.length && other.at[0]! < match.at[0]!);
}

/**
 * "doesnt want counselling": a phrase that begins within the negation is negated too; one that begins before it
 * holds it. "doesnt want counselling wants a walking group": a new wish ends it.
 */
function reaches(negator: number[], start: number, line: Token[]): boolean {
  const end = negator.at(-1)!;
  if (start <= negator[0]! || line[start]!.clause !== line[end]!.clause) return false;
  if (line.slice(end + 1, start + 1).some(({ wish }) => wish)) return false;
  return line.slice(end + 1, start).filter(({ filler, link }) => !filler && !link).length <= NEGATION_REACH;
}

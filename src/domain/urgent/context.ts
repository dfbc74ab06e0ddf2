import { createFinder } from './finder.ts';
import type { UrgentContext } from './group.ts';
import type { Word } from './line.ts';
import type { Match, ReadWord } from './match.ts';
import type { Sign } from './sign.ts';

const KINDS = ['past', 'setting', 'grief', 'present', 'pressing'] as const;
type Kind = (typeof KINDS)[number];

/** How far around a match its context is looked for, in words. */
const REACH = 8;
const LONGEST_DENIAL = 7;

/** What the words around a match make of it. */
export type Context = { isSoftened(match: Match): boolean; isDenied(match: Match): boolean };

/** Built once. The past softens unless something says it goes on; so do a group, a course and grief, which only a pressing word outweighs. */
export function createContext(data: UrgentContext, readSign: (written: string) => Sign): (words: (Word & ReadWord)[]) => Context {
  const signs = KINDS.flatMap((meaning) => data[meaning].map((written) => ({ meaning, sign: readSign(written) })));
  const find = createFinder<Kind>(signs, new Set(data.lightWords));
  const denials = new Set(data.denials);
  const bridges = new Set([...data.bridges, ...data.lightWords]);

  return (words) => {
    const found = find(words);
    const has = (kind: Kind, match: Match) => found.some((each) => each.meaning === kind && isNear(each.match, match));
    return {
      isSoftened: (match) => {
        if (found.some(({ meaning }) => meaning === 'pressing')) return false;
        if (has('setting', match) || has('grief', match)) return true;
        return has('past', match) && !found.some(({ meaning }) => meaning === 'present');
      },
      isDenied: (match) => isDenied(words, match[0]!, denials, bridges),
    };
  };
}

function isNear(a: Match, b: Match): boolean {
  return a[0]! - b.at(-1)! <= REACH && b[0]! - a.at(-1)! <= REACH;
}

/** "no thoughts of harming himself": a denial reaches the match across bridging words of the same clause. */
function isDenied(words: (Word & ReadWord)[], start: number, denials: Set<string>, bridges: Set<string>): boolean {
  for (let at = start - 1; at >= 0 && at >= start - LONGEST_DENIAL; at -= 1) {
    const { text, clause } = words[at]!;
    if (clause !== words[start]!.clause) return false;
    if (denials.has(text)) return true;
    if (!bridges.has(text)) return false;
  }
  return false;
}

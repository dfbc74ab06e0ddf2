import type { Nation } from '../area-served.ts';
import { contactsFor, type Contact, type ShownContact } from './contact.ts';
import { createContext, type Context } from './context.ts';
import { createFinder } from './finder.ts';
import { LEVELS, type Level, type LocalStep, type UrgentContext, type UrgentGroup, type UrgentSigns } from './group.ts';
import { readLine, type Word } from './line.ts';
import type { Match, ReadWord } from './match.ts';
import { readSign, wordsOf } from './sign.ts';
import { createSpelling } from './spelling.ts';

export type UrgentData = UrgentSigns & { context: UrgentContext; contacts: Contact[] };

/** A panel, or one line where the words speak of the past, a group, grief or a denial. `words` are those that led to it, as typed. */
export type UrgentHelp = {
  id: string;
  level: Level;
  as: 'panel' | 'line';
  label: string;
  doFirst: string;
  say: string[];
  doNot: string[];
  contacts: ShownContact[];
  local: LocalStep | null;
  words: string[];
};

type Kind = 'sign' | 'mention' | 'hint';
type Found = { kind: Kind; group: string; match: Match };

/**
 * Reads the signs once and answers with what one line calls for, most urgent first; nothing is the usual answer.
 * The contacts are those of the nation, or of all of them when it is not known. Throws when a sign cannot be read.
 */
export function createUrgent(data: UrgentData): (line: string, nation: Nation | null) => UrgentHelp[] {
  const { groups, lists, context } = data;
  const shorthand = new Map(Object.entries(context.shorthand));
  const writing = { lists, shorthand };
  const read = (written: string[]) => written.map((each) => readSign(each, writing));
  const signs = groups.flatMap(({ id, ...group }) =>
    [
      ...read(group.signs).map((sign) => ({ sign, kind: 'sign' as const })),
      ...read(group.mentions).map((sign) => ({ sign, kind: 'mention' as const })),
      ...read(group.hints).map((sign) => ({ sign, kind: 'hint' as const })),
    ].map(({ sign, kind }) => ({ sign, meaning: { kind, group: id } })),
  );
  const others = [
    ...read(context.everyday).map((sign) => ({ sign, meaning: '' })),
    ...groups.flatMap(({ id, lookAlikes }) => read(lookAlikes).map((sign) => ({ sign, meaning: id }))),
  ];
  const light = new Set(context.lightWords);
  const find = createFinder<{ kind: Kind; group: string }>(signs, light);
  const findOthers = createFinder<string>(others, light);
  const readContext = createContext(context, writing);
  const spelling = createSpelling(new Set([...signs, ...others].flatMap(({ sign }) => wordsOf(sign))), new Set([...context.protectedWords, ...context.lightWords]));

  return (line, nation) => {
    const words = readLine(line, shorthand).map((word) => ({ ...word, forms: spelling(word.text) }));
    const hidden = findOthers(words);
    const found = find(words).map(({ meaning, match }) => ({ ...meaning, match }));
    const meant = found.filter(({ group, match }) => !hidden.some((other) => (other.meaning === '' || other.meaning === group) && other.match.some((at) => match.includes(at))));
    const around = readContext(words);
    return groups
      .map((group) => helpFor(group, meant.filter((each) => each.group === group.id), around, words, data.contacts, nation))
      .filter((help) => help !== null)
      .sort(byLevel);
  };
}

/** Every group as a page that lists them all shows it. */
export function allUrgent(data: UrgentData, nation: Nation | null): UrgentHelp[] {
  return data.groups.map((group) => helpOf(group, 'panel', [], data.contacts, nation)).sort(byLevel);
}

function byLevel(a: UrgentHelp, b: UrgentHelp): number {
  return LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || Number(a.as === 'line') - Number(b.as === 'line');
}

function helpFor(group: UrgentGroup, found: Found[], context: Context, words: (Word & ReadWord)[], contacts: Contact[], nation: Nation | null): UrgentHelp | null {
  const kept = found.filter(({ match }) => group.alwaysKept || !context.isDenied(match));
  if (kept.length === 0) return null;
  const plain = kept.filter(({ kind, match }) => kind === 'sign' || (kind === 'mention' && !context.isSoftened(match))).filter(({ match }) => !context.isDenied(match));
  const led = new Set((plain.length > 0 ? plain : kept).flatMap(({ match }) => match));
  const typed = [...led].sort((a, b) => a - b).map((at) => words[at]!.typed);
  return helpOf(group, plain.length > 0 ? 'panel' : 'line', [...new Set(typed)], contacts, nation);
}

function helpOf(group: UrgentGroup, as: UrgentHelp['as'], words: string[], contacts: Contact[], nation: Nation | null): UrgentHelp {
  const { id, level, label, doFirst, say, doNot, local } = group;
  return { id, level, as, label, doFirst, say, doNot, contacts: contactsFor(group.contacts, contacts, nation), local, words };
}

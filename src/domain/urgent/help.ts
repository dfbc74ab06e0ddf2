import type { Nation } from '../area-served.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { contactsFor, type Contact, type ShownContact } from './contact.ts';
import { createContext, type Context } from './context.ts';
import { createFinder } from './finder.ts';
import { LEVELS, type Level, type LocalStep, type UrgentContext, type UrgentGroup, type UrgentSigns } from './group.ts';
import { createShorthand, readLine, type Word } from './line.ts';
import type { Match } from './match.ts';
import { createSignReader, wordsOf } from './sign.ts';
import { createSpelling } from './spelling.ts';
import { createDangerWeights } from './weighed.ts';

/** `ordinaryWords` are those of the language: none is taken for a misspelling of a word of a sign. */
export type UrgentData = UrgentSigns & { context: UrgentContext; contacts: Contact[]; ordinaryWords: string[] };

/** A panel, or one line where the words speak of the past, a group, grief or a denial. `words` are those that led to it, in small letters. */
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
  /** The local step is what to do first. */
  localFirst: boolean;
  /** Nothing of it belongs on paper or on a screen that others see. */
  discreet: boolean;
  words: string[];
};

/** What one line calls for at once. */
export type FindUrgent = (line: string) => UrgentHelp[];

type Kind = 'sign' | 'mention' | 'hint';
type Found = { kind: Kind; group: string; match: Match };

/**
 * Reads the signs once and answers with what one line calls for, panels before lines, each most urgent first and then surest; nothing is the usual answer. `evidence` is
 * what words were learnt to say of dangers (`learnDanger`).
 * Its contacts are those of all nations (`helpIn`). Throws when a sign cannot be read, or nothing was learnt of a group.
 */
export function createUrgent(data: UrgentData, evidence: Evidence): FindUrgent {
  const { groups, lists, context } = data;
  const unlearnt = groups.find(({ id }) => !evidence.labels.includes(id));
  if (unlearnt) throw new Error(`No weights say anything of “${unlearnt.id}”. Run npm run learn.`);
  const shorthand = createShorthand(context.shorthand);
  const readSign = createSignReader({ lists, shorthand });
  const read = (written: string[]) => written.map(readSign);
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
  const readContext = createContext(context, readSign);
  const weigh = createDangerWeights(evidence);
  const notASlip = data.ordinaryWords.filter((word) => !context.slips.includes(word));
  const spelling = createSpelling(wordsOf([...signs, ...others].map(({ sign }) => sign)), new Set([...notASlip, ...context.lightWords]));

  return (line) => {
    const words = readLine(line, shorthand).map(({ typed, text, clause }) => ({ typed, text, clause, forms: spelling(text) }));
    const hidden = findOthers(words);
    const found = find(words).map(({ meaning, match }) => ({ ...meaning, match }));
    const isHidden = ({ group, match }: Found) =>
      hidden.some(({ meaning, match: other }) => (meaning === '' || meaning === group) && other.some((at) => match.includes(at)));
    const meant = found.filter((each) => !isHidden(each));
    const around = readContext(words);
    const { scores, said, saidAt } = weigh(words);
    const isTelling = (position: number) => !light.has(words[position]!.forms[0]!);
    const signed = new Set(meant.filter(({ kind, match }) => kind === 'sign' && !around.isDenied(match)).map(({ group }) => group));
    // One danger makes another likelier: a line of two is seldom a figure of speech, though each weighs less in it.
    const isSure = signed.size > 1 || Math.max(...scores.values()) >= PANEL_FROM;
    const shown = groups.flatMap((group) => {
      const own = meant.filter((each) => each.group === group.id);
      const isLookAlike = hidden.some(({ meaning }) => meaning === group.id);
      const weight = { score: scores.get(group.id)!, said: said(group.id), isSure };
      const isGuess = own.length === 0 && !isLookAlike;
      const how = isGuess ? guessedAs(weight, words.length <= SHORT_LINE) : shownAs(group, own, around, weight);
      return how ? [{ group, ...how, ...weight }] : [];
    });
    const guessed = shown.filter(({ as, at }) => as === 'line' && at === null).toSorted((a, b) => b.score - a.score);
    return shown
      .filter((each) => !guessed.slice(MOST_GUESSED).includes(each))
      .toSorted((a, b) => b.score - a.score)
      .map(({ group, as, at }) => helpOf(group, as, typedAt(at ?? saidAt(group.id, isTelling), words), data.contacts))
      .sort(byLevel);
  };
}

/** Every group as a page that lists them all shows it. */
export function allUrgent(data: UrgentData, nation: Nation | null): UrgentHelp[] {
  return helpIn(nation, data.groups.map((group) => helpOf(group, 'panel', [], data.contacts)).sort(byLevel));
}

/** The same help with the contacts that answer in a nation; with all of them while it is not known. */
export function helpIn(nation: Nation | null, help: UrgentHelp[]): UrgentHelp[] {
  return help.map((each) => ({ ...each, contacts: each.contacts.filter(({ nations }) => nation === null || nations.includes(nation)) }));
}

/** What is sure before what is only possible, and of each what threatens life first. */
function byLevel(a: UrgentHelp, b: UrgentHelp): number {
  return Number(a.as === 'line') - Number(b.as === 'line') || LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level);
}

/** From so much evidence on words alone open a panel, or a line. */
const PANEL_FROM = -0.25;
const LINE_FROM = -1.75;
/** Below so little a sign is worth a line, where no other danger makes it sure; still less is enough where nothing softens it, for "suicidal" is seldom a figure of speech. */
const SIGN_FROM = -1;
const PLAIN_SIGN_FROM = -1.5;

/** Of the groups that words alone make possible, how many are asked about: with more of them nobody would read any. */
const MOST_GUESSED = 2;
/** Words that say less than this for a group leave it as likely as it was before. */
const SAYS_SOMETHING = 0.6;
/** In a line as short as this the words alone never open a panel. */
const SHORT_LINE = 3;

/** What the words of a line say of a group, and whether another danger, or this one, is sure. */
type Weight = { score: number; said: number; isSure: boolean };
/** How a group is shown, and the positions of the signs that led to it; null where the words of the line did, by their weight. */
type Shown = { as: UrgentHelp['as']; at: number[] | null };

function shownAs(group: UrgentGroup, found: Found[], context: Context, weight: Weight): Shown | null {
  const kept = found.filter(({ match }) => group.alwaysKept || !context.isDenied(match));
  if (kept.length === 0) return null;
  const plain = kept.filter(({ kind, match }) => !context.isDenied(match) && (kind === 'sign' || (kind === 'mention' && !context.isSoftened(match))));
  if (plain.length === 0) return { as: 'line', at: positionsOf(kept) };
  const isUnsoftened = plain.some(({ kind, match }) => kind === 'sign' && !context.isSoftened(match));
  const isEnough = weight.isSure || weight.score >= (isUnsoftened ? PLAIN_SIGN_FROM : SIGN_FROM);
  return { as: isEnough ? 'panel' : 'line', at: positionsOf(plain) };
}

/** How a group without a sign is shown where the words alone make it likely. */
function guessedAs({ score, said }: Weight, isShort: boolean): Shown | null {
  if (score < LINE_FROM || said < SAYS_SOMETHING) return null;
  return { as: score >= PANEL_FROM && !isShort ? 'panel' : 'line', at: null };
}

function positionsOf(found: Found[]): number[] {
  return found.flatMap(({ match }) => match);
}

function typedAt(at: number[], words: Word[]): string[] {
  return [...new Set([...new Set(at)].sort((a, b) => a - b).map((position) => words[position]!.typed))];
}

function helpOf(group: UrgentGroup, as: UrgentHelp['as'], words: string[], contacts: Contact[]): UrgentHelp {
  const { id, level, label, doFirst, say, doNot, local, localFirst, discreet } = group;
  return { id, level, as, label, doFirst, say, doNot, contacts: contactsFor(group.contacts, contacts, null), local, localFirst, discreet, words };
}

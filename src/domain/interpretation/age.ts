import type { AgeWords, PlaceWords } from './constraint-words.ts';
import type { Token } from './lexicon.ts';
import { CLOSE_IN_AGE, whoIsMeant } from './whose-age.ts';

/** What tells an age from any other number. */
export type WordsOfAge = AgeWords & Pick<PlaceWords, 'roads'>;
/** An age found in a line, and the positions of its words. */
export type AgeFound = { min: number | null; max: number | null; at: number[] };

const OLDEST = 112;
/** "mum of 2" has two children; "a lady of 84" is eighty-four. */
const YOUNGEST_OF = 16;
/** Younger than this a number by itself may be anything. */
const YOUNGEST_ALONE = 10;
/** From this age on it need not stand behind somebody. */
const YOUNGEST_BY_ITSELF = 16;
/** Ends as a plural does and is none: "daughter 7 restless". */
const NO_PLURAL = /(?:ss|us|less|ness)$/i;
const DECADES = ['twenties', 'thirties', 'forties', 'fifties', 'sixties', 'seventies', 'eighties', 'nineties'];

/** The age of whoever is meant in a line of words; null where no number in it is one, or several are and nothing says whose counts. */
export function findAge(line: Token[], words: WordsOfAge): AgeFound | null {
  const found: AgeFound[] = [];
  for (let at = 0; at < line.length; at += 1) {
    const age = ageAt(line, at, words);
    if (!age) continue;
    found.push(age);
    at = age.at.at(-1)!;
  }
  return found.length > 1 ? whoIsMeant(found, line, words) : (found[0] ?? null);
}

/** "husband died 68 timperley", "lonely 76 M33": a number right before where they live, unless it is of a bus or a debt. */
export function ageBefore(place: readonly number[], line: Token[], words: WordsOfAge): AgeFound | null {
  const at = (place[0] ?? 0) - 1;
  const { number, typed } = line[at] ?? { number: null, typed: '' };
  if (number === null || number < YOUNGEST_BY_ITSELF || number > OLDEST || !/^\d+$/.test(typed)) return null;
  const before = line[at - 1];
  return before && (before.link || before.number !== null || words.numbered.has(before.word)) ? null : exactly(number, [at]);
}

function ageAt(line: Token[], at: number, words: WordsOfAge): AgeFound | null {
  for (const find of [inTheirDecade, inDecade, overOrUnder, years, ofChildren, ofAPerson, byItself, ofSomebody]) {
    const age = find(line, at, words);
    if (age) return age;
  }
  return null;
}

/** "eighties", "80s" behind "her", "mid" and the like. */
function inTheirDecade(line: Token[], at: number): AgeFound | null {
  const index = DECADES.indexOf(line[at]!.word);
  if (index === -1) return null;
  return decade((index + 2) * 10, line[at - 1]?.word, [at]);
}

function inDecade(line: Token[], at: number): AgeFound | null {
  const number = line[at]!.number;
  if (line[at + 1]?.word !== 's' || number === null || number % 10 !== 0 || number < 10 || number > 100) return null;
  const before = line[at - 1]?.word ?? '';
  if (/^(?:over|under)$/.test(before)) return null;
  return decade(number, before, [at, at + 1]);
}

function decade(start: number, before: string | undefined, at: number[]): AgeFound {
  if (before === 'early') return { min: start, max: start + 4, at };
  if (before === 'late') return { min: start + 5, max: start + 9, at };
  return { min: start, max: start + 9, at };
}

/** "over 60s", "under fives", "60+". */
function overOrUnder(line: Token[], at: number, words: WordsOfAge): AgeFound | null {
  const { word } = line[at]!;
  const plus = /^(\d{2})\+$/.exec(word)?.[1];
  if (plus) return { min: Number(plus), max: null, at: [at] };
  const next = line[at + 1];
  const number = next?.number ?? (next?.word === 'fives' ? 5 : null);
  if (!/^(?:over|under)$/.test(word) || number === null || number > 100 || next!.typed.startsWith('£')) return null;
  const plural = line[at + 2]?.word === 's' || next?.word === 'fives';
  const counted = line[at + 2]?.word ?? '';
  if (!plural && words.counted.has(counted) && !words.years.has(counted)) return null;
  if (!plural && number < 5) return null;
  const positions = plural && next?.word !== 'fives' ? [at, at + 1, at + 2] : [at, at + 1];
  return word === 'over' ? { min: number, max: null, at: positions } : { min: null, max: number - 1, at: positions };
}

/** "16 year old", "78yr", "6 month old". */
function years(line: Token[], at: number, words: WordsOfAge): AgeFound | null {
  const number = line[at]!.number;
  const unit = line[at + 1]?.word;
  if (number === null || unit === undefined || number > OLDEST) return null;
  const isOld = line[at + 2]?.word === 'old' || line[at + 2]?.word === 'o';
  if (isOld && (words.months.has(unit) || words.weeks.has(unit))) {
    const whole = words.months.has(unit) ? Math.floor(number / 12) : 0;
    return { min: whole, max: whole, at: [at, at + 1, at + 2] };
  }
  if (words.yearsOld.has(unit) || (words.years.has(unit) && isOld)) return exactly(number, isOld ? [at, at + 1, at + 2] : [at, at + 1]);
  const who = line[at + 2]?.clause === line[at]!.clause ? line[at + 2]! : null;
  // "78yr lady" says an age; "in 3 years" and "for 20 years" do not.
  if (who && words.people.has(who.word) && words.years.has(unit) && !/s$/.test(line[at + 1]!.typed)) return exactly(number, [at, at + 1]);
  if (/^[mf]$/.test(unit) && number >= 16 && !line[at - 1]?.link) return exactly(number, [at, at + 1]);
  return null;
}

/** "mum is 84", "son 9", "aged 91": a bare number behind a person, unless something is counted. */
function ofAPerson(line: Token[], at: number, words: WordsOfAge): AgeFound | null {
  const { number, typed } = line[at]!;
  if (number === null || number > OLDEST || number < 1 || (number <= 12 && !/^\d+$/.test(typed)) || typed.startsWith('£')) return null;
  const after = line[at + 1]?.clause === line[at]!.clause ? line[at + 1]! : null;
  if (after && (words.counted.has(after.word) || (number < 13 && isMany(after.typed, words)) || after.number !== null)) return null;
  // "his kids 2 or 3 times a week"
  if (/^(?:and|or|to)$/.test(after?.word ?? '') && words.counted.has(line[at + 3]?.word ?? '')) return null;
  const before = line[at - 1]?.word ?? '';
  const earlier = line[at - 2]?.word ?? '';
  if (at === 0 && number > 12 && beginsWithAge(line, words)) return exactly(number, [at]);
  if (after?.clause === line[at]!.clause && words.selves.has(after.word)) return exactly(number, [at]);
  if (before === 'of' && number < YOUNGEST_OF) return null;
  if (words.aged.has(before)) return exactly(number, [at - 1, at]);
  if (words.people.has(before) || (at === 1 && /^[mf]$/.test(before))) return exactly(number, [at]);
  const isLinked = /^(?:is|only|now|of|was)$/.test(before) && (words.people.has(earlier) || earlier === 'is');
  return isLinked ? exactly(number, [at]) : null;
}

function exactly(age: number, at: number[]): AgeFound {
  return { min: age, max: age, at };
}

/** "22 living alone": what somebody of that age does or has stands next, and no road: "22 King Street". */
function beginsWithAge([number, after, next]: Token[], words: WordsOfAge): boolean {
  if (!after) return false;
  const isRoad = next?.clause === number!.clause && words.roads.has(next.word);
  return words.afterAnAge.has(after.word) || (/..ing$/.test(after.word) && !isRoad);
}

/** "her boys 4 and 7": the first and the last. */
function ofChildren(line: Token[], at: number, words: WordsOfAge): AgeFound | null {
  const [first, last] = [line[at]!.number, line[at + 2]?.number ?? null];
  if (first === null || last === null || !/^(?:and|or|to)$/.test(line[at + 1]!.word) || !words.children.has(line[at - 1]?.word ?? '')) return null;
  if (Math.abs(first - last) > CLOSE_IN_AGE || words.counted.has(line[at + 3]?.word ?? '')) return null;
  return { min: Math.min(first, last), max: Math.max(first, last), at: [at, at + 1, at + 2] };
}

/** "young carer, 12, looks after mum", "wants to get fit, 44": a number between commas, of a child behind somebody or a wish. */
function byItself(line: Token[], at: number, words: WordsOfAge): AgeFound | null {
  const { number, clause, typed } = line[at]!;
  if (number === null || number < YOUNGEST_ALONE || number > OLDEST || !/^\d+$/.test(typed)) return null;
  const before = line[at - 1];
  const isAlone = before !== undefined && before.clause !== clause && !/\d/.test(before.word) && line[at + 1]?.clause !== clause;
  if (isAlone && number >= YOUNGEST_BY_ITSELF) return exactly(number, [at]);
  const isSomebodys = line.some((token) => token.clause === clause - 1 && (token.wish || words.people.has(token.word)));
  return isAlone && isSomebodys ? exactly(number, [at]) : null;
}

/** "suicidal thoughts 35 male", "24 female": before what they are. */
function ofSomebody(line: Token[], at: number, words: WordsOfAge): AgeFound | null {
  const { number, clause, typed } = line[at]!;
  if (number === null || number < YOUNGEST_BY_ITSELF || number > OLDEST || !/^\d+$/.test(typed)) return null;
  const after = line[at + 1];
  return after?.clause === clause && words.sexes.has(after.word) ? exactly(number, [at]) : null;
}

function isMany(typed: string, words: WordsOfAge): boolean {
  return typed.length > 3 && /s$/i.test(typed) && !NO_PLURAL.test(typed) && !words.noPlurals.has(typed.toLowerCase());
}

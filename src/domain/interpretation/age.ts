import type { Token } from './lexicon.ts';

/** An age found in a line, and the positions of its words. */
export type AgeFound = { min: number | null; max: number | null; at: number[] };

const OLDEST = 112;
const PERSON = /^(?:student|carer|leaver|veteran|gent|he|hes|she|shes|im|mum|mums|dad|dads|nan|nans|grandad|grandads|son|sons|daughter|daughters|lad|lads|lass|boy|girl|man|woman|lady|wife|husband|partner|mother|father|bloke|guy|pt|patient|caller|kid|child|brother|sister|aunt|uncle|female|male|teenager|widow|widower|grandson|granddaughter|pensioner|neighbour|friend)$/;
const BEFORE_AN_AGE = /^(?:aged|age|turned|turning|nearly|almost|approx)$/;
const YEARS = /^(?:yr|yrs|year|years|y|yo|yrold|yrsold|yearold)$/;
const MONTHS = /^(?:month|months|mth|mths|week|weeks|wk|wks|mo)$/;
/** "is 3 months behind", "has 2 kids": what is counted is no age. */
const COUNTED = /^(?:yr|yrs|year|years|month|months|mth|mths|week|weeks|wk|wks|day|days|hour|hours|hr|hrs|min|mins|minutes|kids|child|children|stone|st|lb|lbs|kg|mg|ml|fags|cigs|ciggies|units|pints|forms|exclusions|miscarriages|quid|pounds|pound|k|p|am|pm|miles|mile|grand|times|time|x|of|bed|bedroom|tablets|pills|steps|flights|floor|bottles|cans|dogs|cats|people|jobs|bailiffs)$/;
/** What ends as a plural does and is none: "son 9 loves trains". */
const NO_PLURAL = /^(?:has|is|was|hes|shes|its|as|this|lives|wants|needs|does|goes|gets|keeps|feels|loves|likes|says|uses|struggles|misses|sees|cries|hates|drinks|smokes|sleeps|eats|sits|walks|works|plays|thinks|looks|comes|hears|hits|refuses|suffers|forgets|calls|rings|cares|stays|spends|shouts|[a-z]+(?:ss|us|less|ness))$/i;
/** A line may begin with an age: "14 doing everything for mum". */
const AFTER_AN_AGE = /^(?:\w+ing|lives|lived|cant|wont|has|is|got|alone|wants|needs|and|on|in)$/;
/** "mum of 2" has two children; "a lady of 84" is eighty-four. */
const YOUNGEST_OF = 16;
/** Younger than this a number by itself may be anything. */
const YOUNGEST_ALONE = 10;
/** Further apart than so many years two children are of no one age. */
const CLOSE = 5;
const CHILDREN = /^(?:boys|girls|sons|daughters|lads|lasses|kids|child|children|twins|grandsons|granddaughters|grandkids)$/;
const DECADES = ['twenties', 'thirties', 'forties', 'fifties', 'sixties', 'seventies', 'eighties', 'nineties'];

/** A person's age in a line of words; null where no number in it is one. */
export function findAge(line: Token[]): AgeFound | null {
  for (let at = 0; at < line.length; at += 1) {
    const found = inTheirDecade(line, at) ?? inDecade(line, at) ?? overOrUnder(line, at) ?? years(line, at) ?? ofChildren(line, at) ?? ofAPerson(line, at) ?? byItself(line, at);
    if (found) return found;
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
function overOrUnder(line: Token[], at: number): AgeFound | null {
  const { word } = line[at]!;
  const plus = /^(\d{2})\+$/.exec(word)?.[1];
  if (plus) return { min: Number(plus), max: null, at: [at] };
  const next = line[at + 1];
  const number = next?.number ?? (next?.word === 'fives' ? 5 : null);
  if (!/^(?:over|under)$/.test(word) || number === null || number > 100) return null;
  const plural = line[at + 2]?.word === 's' || next?.word === 'fives';
  if (!plural && line[at + 2] && COUNTED.test(line[at + 2]!.word) && !YEARS.test(line[at + 2]!.word)) return null;
  if (!plural && number < 5) return null;
  const positions = plural && next?.word !== 'fives' ? [at, at + 1, at + 2] : [at, at + 1];
  return word === 'over' ? { min: number, max: null, at: positions } : { min: null, max: number - 1, at: positions };
}

/** "16 year old", "78yr", "6 month old". */
function years(line: Token[], at: number): AgeFound | null {
  const number = line[at]!.number;
  const unit = line[at + 1]?.word;
  if (number === null || unit === undefined || number > OLDEST) return null;
  const isOld = line[at + 2]?.word === 'old' || line[at + 2]?.word === 'o';
  if (MONTHS.test(unit) && isOld) {
    const whole = /^m/.test(unit) ? Math.floor(number / 12) : 0;
    return { min: whole, max: whole, at: [at, at + 1, at + 2] };
  }
  if (/^(?:yo|yrold|yrsold|yearold)$/.test(unit) || (YEARS.test(unit) && isOld)) return { min: number, max: number, at: isOld ? [at, at + 1, at + 2] : [at, at + 1] };
  // "78yr lady" says an age; "in 3 years" and "for 20 years" do not.
  if (YEARS.test(unit) && !/s$/.test(line[at + 1]!.typed) && line[at + 2]?.clause === line[at]!.clause && PERSON.test(line[at + 2]!.word)) return { min: number, max: number, at: [at, at + 1] };
  if (/^[mf]$/.test(unit) && number >= 16 && !line[at - 1]?.link) return { min: number, max: number, at: [at, at + 1] };
  return null;
}

/** "mum is 84", "son 9", "aged 91": a bare number behind a person, unless something is counted. */
function ofAPerson(line: Token[], at: number): AgeFound | null {
  const { number, typed } = line[at]!;
  if (number === null || number > OLDEST || number < 1 || (number <= 12 && !/^\d+$/.test(typed)) || typed.startsWith('£')) return null;
  const after = line[at + 1];
  if (after && after.clause === line[at]!.clause && (COUNTED.test(after.word) || (number < 13 && isMany(after.typed)) || after.number !== null)) return null;
  // "his kids 2 or 3 times a week"
  if (/^(?:and|or|to)$/.test(after?.word ?? '') && COUNTED.test(line[at + 3]?.word ?? '')) return null;
  const before = line[at - 1]?.word ?? '';
  const earlier = line[at - 2]?.word ?? '';
  if (at === 0 && number > 12 && after && AFTER_AN_AGE.test(after.word)) return { min: number, max: number, at: [at] };
  if (before === 'of' && number < YOUNGEST_OF) return null;
  if (BEFORE_AN_AGE.test(before)) return { min: number, max: number, at: [at - 1, at] };
  const isPerson = PERSON.test(before) || (at === 1 && /^[mf]$/.test(before)) || (/^(?:is|only|now|of|was)$/.test(before) && (PERSON.test(earlier) || earlier === 'is'));
  return isPerson ? { min: number, max: number, at: [at] } : null;
}

/** "her boys 4 and 7": the first and the last. */
function ofChildren(line: Token[], at: number): AgeFound | null {
  const [first, last] = [line[at]!.number, line[at + 2]?.number ?? null];
  if (first === null || last === null || !/^(?:and|or|to)$/.test(line[at + 1]!.word) || !CHILDREN.test(line[at - 1]?.word ?? '')) return null;
  if (Math.abs(first - last) > CLOSE || COUNTED.test(line[at + 3]?.word ?? '')) return null;
  return { min: Math.min(first, last), max: Math.max(first, last), at: [at, at + 1, at + 2] };
}

/** "young carer, 12, looks after mum", "wants to get fit, 44": a number between commas, behind somebody or a wish. */
function byItself(line: Token[], at: number): AgeFound | null {
  const { number, clause, typed } = line[at]!;
  if (number === null || number < YOUNGEST_ALONE || number > OLDEST || !/^\d+$/.test(typed)) return null;
  const isAlone = line[at - 1] !== undefined && line[at - 1]!.clause !== clause && line[at + 1]?.clause !== clause;
  const isSomebodys = line.some((token) => token.clause === clause - 1 && (token.wish || PERSON.test(token.word)));
  return isAlone && isSomebodys ? { min: number, max: number, at: [at] } : null;
}

function isMany(typed: string): boolean {
  return typed.length > 3 && /s$/i.test(typed) && !NO_PLURAL.test(typed);
}

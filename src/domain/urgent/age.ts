import type { Word } from './line.ts';

const UNITS = /^(?:yo|yr|yrs|year|years|yearold|yearsold|yrold|y|mo|mth|mths|month|months|week|weeks|wk|wks)$/;
const YOUNGER_UNITS = /^(?:mo|mth|mths|month|months|week|weeks|wk|wks)$/;
/** Says an age even without "old". */
const ALWAYS_AGES = /^(?:yo|yearold|yearsold|yrold)$/;
const NUMBERS = 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen'.split(' ');

/** Ages become one word each, so that a sign can ask for a child: `childaged` under 16, `teenaged` 16 and 17, else `adultaged`. */
export function childAgeMarked(words: Word[]): Word[] {
  const marked: Word[] = [];
  for (let at = 0; at < words.length; ) {
    const length = ageAt(words, at);
    const word = words[at]!;
    const typed = words.slice(at, at + length).map((each) => each.typed).join(' ');
    marked.push(length === 0 ? word : { ...word, typed, text: ageWord(numberOf(word), words[at + 1]?.text ?? '') });
    at += Math.max(length, 1);
  }
  return marked;
}

/** What is counted behind a number is no age. */
const COUNTED = /^(?:am|pm|quid|pounds?|p|times|days?|minutes?|mins?|hours?|hrs?|stone|mg|ml|miles?|tablets|pills|kids|bags?|of|or|x)$/;

/** How many words from here say an age. */
function ageAt(words: Word[], at: number): number {
  const [word, unit, old] = [words[at]!, words[at + 1]?.text ?? '', words[at + 2]?.text];
  if (numberOf(word) === null) return 0;
  if (ALWAYS_AGES.test(unit)) return 2;
  if (UNITS.test(unit)) return old === 'old' || (unit === 'y' && old === 'o') ? 3 : 0;
  const before = words[at - 1]?.text ?? '';
  return /^(?:aged|age|he|she|only)$/.test(before) && /^\d+$/.test(word.text) && !COUNTED.test(unit) ? 1 : 0;
}

function numberOf({ text }: Word): number | null {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  const at = NUMBERS.indexOf(text);
  return at < 0 ? null : at + 1;
}

function ageWord(age: number | null, unit: string): string {
  if (YOUNGER_UNITS.test(unit) || (age ?? 0) < 16) return 'childaged';
  return (age ?? 0) < 18 ? 'teenaged' : 'adultaged';
}

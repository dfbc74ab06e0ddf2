import { createWeigh, type Evidence, type Weighed } from '../evidence/evidence.ts';
import { exampleOf, waysToSay, type ExampleLine } from '../evidence/examples.ts';
import { featuresOf, NUMBER } from '../evidence/features.ts';
import { learn } from '../evidence/learn.ts';
import { stemOf } from '../interpretation/inflection.ts';
import type { UrgentContext, UrgentSigns } from './group.ts';
import { createShorthand, readLine, type Word } from './line.ts';
import type { ReadWord } from './match.ts';

/** What the words of a line say of each group, signs aside. */
export type WeighDanger = (words: (Word & ReadWord)[]) => Weighed;

/** Learns which words speak for which danger: from example lines, ordinary ones and look-alikes among them, and from the signs. */
export function learnDanger({ groups, lists }: UrgentSigns, context: UrgentContext, lines: ExampleLine[]): Evidence {
  const shorthand = createShorthand(context.shorthand);
  const read = (line: string) => readLine(line, shorthand).map(({ text }) => wordForEvidence(text));
  const inSigns = new Map(Object.entries(lists).map(([name, words]) => [`@${name}`, words]));
  const written = (signs: string[], right: string[]) => {
    const ways = signs.flatMap((sign) => waysToSay(sign, inSigns));
    return ways.map((text) => exampleOf(read(text), { right, fair: [] }));
  };
  return learn(
    [
      ...lines.flatMap(({ line, urgent }) => (urgent ? [exampleOf(read(line), urgent)] : [])),
      ...groups.flatMap(({ id, signs, mentions }) => written([...signs, ...mentions], [id])),
      ...written([...groups.flatMap(({ lookAlikes }) => lookAlikes), ...context.everyday], []),
    ],
    groups.map(({ id }) => id),
  );
}

export function createDangerWeights(evidence: Evidence): WeighDanger {
  const weigh = createWeigh(evidence);
  // A slip that a sign forgives is read as what the sign says: of several such words the one that makes a danger likeliest.
  return (words) => {
    const readings = Math.min(MOST_READINGS, Math.max(1, ...words.map(({ forms }) => forms.length - 1)));
    const reading = (nth: number) => words.map(({ forms }) => wordForEvidence(forms[nth + 1] ?? forms[1] ?? forms[0]!));
    const weighed = Array.from({ length: readings }, (_, nth) => weigh(featuresOf(reading(nth))));
    return weighed.toSorted((a, b) => likeliest(b) - likeliest(a))[0]!;
  };
}

/** "straggled" may be struggled, strangled and more; so many are tried. */
const MOST_READINGS = 4;

function likeliest({ scores }: Weighed): number {
  return Math.max(...scores.values());
}

/** A word as evidence sees it. */
function wordForEvidence(word: string): string {
  return /^\d+$/.test(word) ? NUMBER : stemOf(word);
}

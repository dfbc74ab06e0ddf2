import { createWeigh, type Evidence, type Weighed } from '../evidence/evidence.ts';
import { exampleOf, waysToSay, type ExampleLine } from '../evidence/examples.ts';
import { featuresOf, hintOf, type Hint } from '../evidence/features.ts';
import { learn } from '../evidence/learn.ts';
import type { UrgentContext, UrgentSigns } from './group.ts';
import { createShorthand, readLine, type Word } from './line.ts';
import type { ReadWord } from './match.ts';

/** What the words of a line say of each group, signs aside. */
export type WeighDanger = (words: (Word & ReadWord)[]) => Weighed;

/** Learns which words speak for which danger: from example lines, ordinary ones and look-alikes among them, and from the signs. */
export function learnDanger({ groups, lists }: UrgentSigns, context: UrgentContext, lines: ExampleLine[]): Evidence {
  const shorthand = createShorthand(context.shorthand);
  const light = new Set(context.lightWords);
  const read = (line: string): Hint[] => readLine(line, shorthand).map(({ text, clause }) => hintOf(text, clause, light));
  const inSigns = new Map(Object.entries(lists).map(([name, words]) => [`@${name}`, words]));
  const written = (signs: string[], right: string[]) => signs.flatMap((sign) => waysToSay(sign, inSigns)).map((text) => exampleOf(read(text), { right, fair: [] }));
  return learn(
    [
      ...lines.flatMap(({ line, urgent }) => (urgent ? [exampleOf(read(line), urgent)] : [])),
      ...groups.flatMap(({ id, signs, mentions }) => written([...signs, ...mentions], [id])),
      ...written([...groups.flatMap(({ lookAlikes }) => lookAlikes), ...context.everyday], []),
    ],
    groups.map(({ id }) => id),
  );
}

export function createDangerWeights(evidence: Evidence, { lightWords }: UrgentContext): WeighDanger {
  const light = new Set(lightWords);
  const weigh = createWeigh(evidence);
  // A slip that a sign forgives is read as what the sign says.
  return (words) => weigh(featuresOf(words.map(({ forms, clause }) => hintOf(forms[1] ?? forms[0]!, clause, light))));
}

import { createWeigh, type Evidence, type Weighed } from '../evidence/evidence.ts';
import { exampleOf, waysToSay, type ExampleLine } from '../evidence/examples.ts';
import { featuresOf, type Hint } from '../evidence/features.ts';
import { learn } from '../evidence/learn.ts';
import { createDictionary, type Match } from './dictionary.ts';
import type { Token } from './lexicon.ts';
import { wordsOfLine } from './line.ts';
import type { CallerVocabulary } from './vocabulary.ts';

/** What the words of a line say of each need, phrases aside, and how much they say that it is none of them. */
export type NeedsWeighed = Weighed & { none: number };
export type WeighNeeds = (line: Token[]) => NeedsWeighed;

const NONE = 'none';

/** Learns which words speak for which need: from example lines, and from the phrases of the needs themselves. */
export function learnNeeds(vocabulary: CallerVocabulary, lines: ExampleLine[]): Evidence {
  const { needs, nothing, slots } = vocabulary;
  const dictionary = createDictionary(vocabulary);
  const read = (text: string) => hints(dictionary.read(wordsOfLine(text)));
  const inPhrases = new Map(Object.entries(slots).map(([name, words]) => [`{${name}}`, words]));
  const written = (phrases: string[], right: string[]) => phrases.flatMap((phrase) => waysToSay(phrase, inPhrases)).map((text) => exampleOf(read(text), { right, fair: [] }));
  const judged = lines.flatMap(({ line, needs: meant }) => {
    if (!meant) return [];
    const isNone = meant.right.length + meant.fair.length === 0;
    return [exampleOf(read(line), isNone ? { right: [NONE], fair: [] } : meant)];
  });
  const phrases = Object.entries(needs).flatMap(([need, bySub]) => written(Object.values(bySub).flat(), [need]));
  return learn([...judged, ...phrases, ...written(nothing, [])], [...Object.keys(needs), NONE]);
}

export function createNeedWeights(evidence: Evidence): WeighNeeds {
  const weigh = createWeigh(evidence);
  return (line) => {
    const { scores, saidAt } = weigh(featuresOf(hints(line)));
    const none = scores.get(NONE)!;
    scores.delete(NONE);
    return { scores, saidAt, none };
  };
}

function hints(line: Token[]): Hint[] {
  return line.map(({ key, number, filler, link, clause }) => ({ key: number === null ? key : '#', isLight: filler || link, clause }));
}

/** What phrases say of a need, in the coin in which evidence is counted. Fitted on lines nobody had tuned them to. */
const SAID = { taught: 6, plain: 1.4, oneWord: 0.8, background: 3.4, weak: 0.3, alone: 0.8, again: 1 };

/** How much the phrases found for one need say: most where they are all of the line, more where there are several. What editors taught outweighs whatever was learnt. */
export function saidBy(found: Match[], lineLength: number): number {
  if (found.length === 0) return 0;
  if (found.some(({ firmness }) => firmness === 'taught')) return SAID.taught;
  const firm = found.filter(({ firmness }) => firmness === 'plain' || firmness === 'main');
  if (firm.length === 0) return found.some(({ firmness }) => firmness === 'background') ? SAID.background : SAID.weak;
  const places = new Set(firm.map(({ at }) => at.join()));
  const words = new Set(firm.flatMap(({ at }) => at));
  const isOneWord = firm.every(({ together, words: count }) => !together || count <= 1) && firm.some(({ together }) => together);
  return SAID.plain + (isOneWord ? SAID.oneWord : 0) + (SAID.alone * words.size) / Math.max(1, lineLength) + SAID.again * Math.log(places.size);
}

import type { Evidence } from '../evidence/evidence.ts';
import { exampleOf, waysToSay, type ExampleLine } from '../evidence/examples.ts';
import { learn } from '../evidence/learn.ts';
import { createDictionary } from './dictionary.ts';
import { wordsOfLine } from './line.ts';
import { wordsForEvidence, type NeedEvidence } from './needs-weighed.ts';
import type { CallerVocabulary } from './vocabulary.ts';
import { findPlace, placesKnown } from './where.ts';

/** Learns which words speak for which need and sub-need: from example lines, and from the phrases of the needs themselves. */
export function learnNeeds(vocabulary: CallerVocabulary, lines: ExampleLine[]): NeedEvidence {
  const { needs, nothing, slots, urgentNeeds } = vocabulary;
  const dictionary = createDictionary(vocabulary);
  const places = placesKnown(vocabulary);
  const read = (text: string) => {
    const line = dictionary.read(wordsOfLine(text));
    return wordsForEvidence(line, findPlace(line, dictionary.find(line), places)?.at ?? []);
  };
  const inPhrases = new Map(Object.entries(slots).map(([name, words]) => [`{${name}}`, words]));
  const written = (phrases: string[], right: string[]) => {
    const ways = phrases.flatMap((phrase) => waysToSay(phrase, inPhrases));
    return ways.map((text) => exampleOf(read(text), { right, fair: [] }));
  };

  return { needs: ofNeeds(), subNeeds: ofSubNeeds() };

  function ofNeeds(): Evidence {
    const judged = lines.flatMap(({ line, needs: meant }) => (meant ? [exampleOf(read(line), meant)] : []));
    const phrases = Object.entries(needs).flatMap(([need, bySub]) => written(Object.values(bySub).flat(), [need]));
    return learn([...judged, ...phrases, ...written(nothing, [])], Object.keys(needs));
  }

  /** From those lines alone of which somebody said what is meant more exactly, or whose danger says it. */
  function ofSubNeeds(): Evidence {
    const judged = lines.flatMap((each) => {
      const right = [...each.subNeeds, ...ofDanger(each)];
      return right.length > 0 ? [exampleOf(read(each.line), { right, fair: [] })] : [];
    });
    const phrases = Object.entries(needs).flatMap(([need, bySub]) =>
      Object.entries(bySub).flatMap(([sub, said]) => (sub === need ? [] : written(said, [`${need}/${sub}`]))),
    );
    const labels = [...new Set([...judged, ...phrases].flatMap(({ right }) => right))].toSorted();
    return learn([...judged, ...phrases], labels);
  }

  /** The sub-needs that a line's danger is for, of those needs of it of which nobody said more. */
  function ofDanger({ needs: meant, subNeeds, urgent }: ExampleLine): string[] {
    const targets = urgent?.right.flatMap((group) => urgentNeeds[group] ?? []) ?? [];
    return targets.filter((target) => {
      const [need = '', sub] = target.split('/');
      return sub !== undefined && meant?.right.includes(need) && !subNeeds.some((said) => said.startsWith(`${need}/`));
    });
  }
}

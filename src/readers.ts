import { join } from 'node:path';
import { readCallerVocabulary, readDataFiles, readExamples } from './adapters/data-files.ts';
import { readEvidence, writeEvidence } from './adapters/evidence-files.ts';
import { createInterpreter } from './domain/interpretation/interpreter.ts';
import type { Interpret } from './domain/interpretation/interpretation.ts';
import { learnNeeds } from './domain/interpretation/needs-learnt.ts';
import { createNeedWeights } from './domain/interpretation/needs-weighed.ts';
import { withUrgentNeeds } from './domain/interpretation/urgent-needs.ts';
import { withChanges, type VocabularyChange } from './domain/interpretation/vocabulary-change.ts';
import type { ReadLine } from './domain/line-read.ts';
import { createUrgent, type FindUrgent, type UrgentData } from './domain/urgent/help.ts';
import { learnDanger } from './domain/urgent/weighed.ts';

const dataFolder = join(import.meta.dirname, '../data');

export type Readers = {
  findUrgent: () => FindUrgent;
  /** What a line says beside its dangers, with these changes of the vocabulary, oldest first. Throws a sentence when a phrase cannot be read. */
  interpretWith: (changes: VocabularyChange[]) => Interpret;
  /** Both together: how the product reads a line. */
  readWith: (changes: VocabularyChange[]) => ReadLine;
};

/** What reads lines. The parts are built when one is first asked for, since a script may read none; it takes a second. */
export function createReaders(urgentData: () => UrgentData = () => readDataFiles(dataFolder).urgentData): Readers {
  const findUrgent = whenNeeded(() => createUrgent(urgentData(), readEvidence(dataFolder, 'urgent')));
  const shipped = whenNeeded(() => readCallerVocabulary(dataFolder));
  const weighNeeds = whenNeeded(() => createNeedWeights({ needs: readEvidence(dataFolder, 'needs'), subNeeds: readEvidence(dataFolder, 'sub-needs') }));
  const interpretWith = (changes: VocabularyChange[]) => createInterpreter(withChanges(shipped(), changes), weighNeeds());
  return {
    findUrgent,
    interpretWith,
    readWith(changes) {
      const [interpret, find, { urgentNeeds }] = [interpretWith(changes), findUrgent(), shipped()];
      return (line, today) => {
        const urgent = find(line);
        return { said: withUrgentNeeds(interpret(line, today), urgent, urgentNeeds), urgent };
      };
    },
  };
}

/** Makes a thing when it is first asked for, once. */
export function whenNeeded<Thing>(make: () => Thing): () => Thing {
  let made: { thing: Thing } | null = null;
  return () => (made ??= { thing: make() }).thing;
}

/** Learns anew from the examples what words say of needs and of dangers, and keeps it in `data/evidence`. Answers with how many features each knows. */
export function learnFromExamples(): { needs: number; urgent: number } {
  const { urgentData } = readDataFiles(dataFolder);
  const examples = readExamples(dataFolder);
  const needs = learnNeeds(readCallerVocabulary(dataFolder), examples);
  const urgent = learnDanger(urgentData, urgentData.context, examples);
  writeEvidence(dataFolder, 'needs', needs.needs);
  writeEvidence(dataFolder, 'sub-needs', needs.subNeeds);
  writeEvidence(dataFolder, 'urgent', urgent);
  return { needs: needs.needs.features.length, urgent: urgent.features.length };
}

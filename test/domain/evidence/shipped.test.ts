import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readDataFiles } from '../../../src/adapters/data-files.ts';
import { readEvidence } from '../../../src/adapters/evidence-files.ts';
import { createUrgent } from '../../../src/domain/urgent/help.ts';

const dataFolder = join(import.meta.dirname, '../../../data');
const { vocabulary, urgentData } = readDataFiles(dataFolder);

test('something was learnt of every need and every danger', () => {
  expect(readEvidence(dataFolder, 'needs').labels.toSorted()).toEqual(vocabulary.needs.map(({ slug }) => slug).toSorted());
  expect(readEvidence(dataFolder, 'urgent').labels.toSorted()).toEqual(urgentData.groups.map(({ id }) => id).toSorted());
});

test.each(['needs', 'sub-needs', 'urgent'] as const)('the weights of %s belong to their features, in order', (name) => {
  const { features, counts, speaksFor, weights, labels } = readEvidence(dataFolder, name);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(weights.length);
  expect(features.every((feature, at) => at === 0 || feature > features[at - 1]!)).toBe(true);
  expect(speaksFor.every((label) => label < labels.length)).toBe(true);
});

test('a danger of which nothing was learnt stops the start', () => {
  const evidence = readEvidence(dataFolder, 'urgent');
  expect(() => createUrgent(urgentData, { ...evidence, labels: evidence.labels.map((id) => (id === 'suicide' ? 'other' : id)) })).toThrow('No weights say anything of “suicide”. Run npm run learn.');
});

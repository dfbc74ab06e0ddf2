import { appendFileSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readEvidence, writeEvidence } from '../../src/adapters/evidence-files.ts';
import type { Evidence } from '../../src/domain/evidence/evidence.ts';

const evidence: Evidence = {
  labels: ['food', 'débt'],
  bias: [-1.5, -2],
  features: Uint32Array.from([7, 0xfffffff0]),
  counts: Uint8Array.from([1, 2]),
  speaksFor: Uint8Array.from([1, 0, 1]),
  weights: Int8Array.from([-127, 16, 127]),
};

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fingerpost-evidence-'));
  mkdirSync(join(folder, 'evidence'));
  return folder;
}

test('what was learnt is read as it was written', () => {
  const folder = newFolder();
  writeEvidence(folder, 'needs', evidence);
  expect(readEvidence(folder, 'needs')).toEqual(evidence);
});

test('a file of another length than it says is refused', () => {
  const folder = newFolder();
  writeEvidence(folder, 'urgent', evidence);
  appendFileSync(join(folder, 'evidence/urgent.weights'), 'x');
  expect(() => readEvidence(folder, 'urgent')).toThrow('evidence/urgent.weights is not as long as its first line says.');
});

test('more labels than a byte can count are never written', () => {
  const labels = Array.from({ length: 256 }, (_, at) => `label ${at}`);
  expect(() => writeEvidence(newFolder(), 'needs', { ...evidence, labels, bias: labels.map(() => 0) })).toThrow('255');
});

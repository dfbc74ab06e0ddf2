import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Evidence } from '../domain/evidence/evidence.ts';

type EvidenceName = 'needs' | 'sub-needs' | 'urgent';

/** The first line of a file says what follows it: so many features, so many weights. */
const headSchema = z
  .strictObject({ labels: z.array(z.string()).max(255), bias: z.array(z.number()), features: z.int(), weights: z.int() })
  .refine(({ labels, bias }) => labels.length === bias.length, 'Every label has a bias');
const BYTES_OF_A_FEATURE = 4;

/** What words were learnt to say. Throws when the file does not have the shape that its first line says. */
export function readEvidence(dataFolder: string, name: EvidenceName): Evidence {
  const file = readFileSync(fileOf(dataFolder, name));
  const end = file.indexOf('\n') + 1;
  const head = headSchema.parse(JSON.parse(file.toString('utf8', 0, end)));
  const sizes = [head.features * BYTES_OF_A_FEATURE, head.features, head.weights, head.weights];
  const length = sizes.reduce((sum, size) => sum + size, end);
  if (file.length !== length) throw new Error(`evidence/${name}.weights is not as long as its first line says. Run npm run learn.`);
  // Copied, so that each part begins where numbers of its size may begin.
  const [features, counts, speaksFor, weights] = sizes.map((size, part) => {
    const start = sizes.slice(0, part).reduce((sum, before) => sum + before, end);
    return Uint8Array.from(file.subarray(start, start + size)).buffer;
  });
  return {
    labels: head.labels,
    bias: head.bias,
    features: new Uint32Array(features!),
    counts: new Uint8Array(counts!),
    speaksFor: new Uint8Array(speaksFor!),
    weights: new Int8Array(weights!),
  };
}

/** Keeps what was learnt, numbers as they lie in memory (little-endian): as text it would be three times as long, and hold up every start. */
export function writeEvidence(dataFolder: string, name: EvidenceName, { labels, bias, features, counts, speaksFor, weights }: Evidence) {
  const head = JSON.stringify(headSchema.parse({ labels, bias, features: features.length, weights: weights.length }));
  const parts = [features, counts, speaksFor, weights].map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength));
  writeFileSync(fileOf(dataFolder, name), Buffer.concat([Buffer.from(`${head}\n`), ...parts]));
}

function fileOf(dataFolder: string, name: EvidenceName): string {
  return join(dataFolder, `evidence/${name}.weights`);
}

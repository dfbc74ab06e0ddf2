import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { createGunzip } from 'node:zlib';
import { decodeText } from './text.ts';

/** A file or address opened for reading: its text in pieces, and how much of it has been read, 0 to 1; null when its size is not told. */
export type Source = { text: AsyncIterable<string>; fraction: () => number | null };
type Opened = { bytes: AsyncIterable<Uint8Array>; size: number | null } | { wrong: string };

const ANSWER_WITHIN_MS = 30_000;

/** Opens a file or an http(s) address, unpacking `.gz`. Answers with a sentence when there is nothing to read. */
export async function openSource(location: string): Promise<Source | { wrong: string }> {
  const opened = isAddress(location) ? await openAddress(location) : await openFile(location);
  if ('wrong' in opened) return opened;
  let read = 0;
  const counted = countBytes(opened.bytes, (bytes) => (read += bytes));
  const isPacked = /\.gz$/i.test(pathOf(location));
  return { text: decodeText(isPacked ? unpack(counted) : counted), fraction: () => (opened.size ? Math.min(1, read / opened.size) : null) };
}

function isAddress(location: string): boolean {
  return /^https?:\/\//i.test(location);
}

/** The path in a location, without what may follow it in an address. */
export function pathOf(location: string): string {
  return isAddress(location) ? new URL(location).pathname : location;
}

async function openFile(path: string): Promise<Opened> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => error);
  if (found instanceof Error) return { wrong: found.code === 'ENOENT' ? `There is no file ${path}.` : `${path} cannot be read (${found.code}).` };
  return found.isFile() ? { bytes: createReadStream(path), size: found.size } : { wrong: `${path} is not a file.` };
}

async function openAddress(address: string): Promise<Opened> {
  // The time limit is for the answer to begin: a long file may take as long as it takes.
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), ANSWER_WITHIN_MS);
  const response = await fetch(address, { signal: stop.signal }).catch(() => null);
  clearTimeout(timer);
  if (!response) return { wrong: `${address} does not answer.` };
  if (!response.ok || !response.body) return { wrong: `${address} answers with ${response.status}, and no file.` };
  // A packed answer is unpacked on the way, so its length says nothing about what will be read.
  const length = response.headers.has('content-encoding') ? 0 : Number(response.headers.get('content-length'));
  return { bytes: Readable.fromWeb(response.body as ReadableStream<Uint8Array>), size: length || null };
}

async function* countBytes(bytes: AsyncIterable<Uint8Array>, count: (bytes: number) => void) {
  for await (const chunk of bytes) {
    count(chunk.length);
    yield chunk;
  }
}

function unpack(packed: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  // An error on the way destroys the last stream with it, and whoever reads that one hears of it.
  return pipeline(Readable.from(packed), createGunzip(), () => {});
}

import { createHash, randomBytes } from 'node:crypto';

export function newId(): string {
  return randomBytes(10).toString('hex');
}

/** A secret to be mailed or put into a cookie: 256 bits. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a token. It is random enough that a plain hash cannot be tried out. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

import { Agent, request, type OutgoingHttpHeaders } from 'node:http';
import { gunzipSync } from 'node:zlib';

/** How one request went. `ms` ends with the last byte of the answer. */
export type Answer = { ms: number; status: number; text: () => string };

/**
 * Connections that are kept open, each from an address of its own: as many desks, so that the program's guard against a
 * flood from one address counts them apart. Linux and Windows own all of 127/8; elsewhere there is one address, and the
 * guard's refusals show as errors.
 */
export function openConnections(count: number): Agent[] {
  const spread = process.platform !== 'darwin';
  return Array.from({ length: count }, (_, desk) => new Agent({ keepAlive: true, ...(spread && { localAddress: `127.0.1.${desk + 1}` }) }));
}

/**
 * Asks the program as a browser on plain http would, compressed answers included; and the engine, which is sent a body, the
 * quickest way there is: Meilisearch sends a compressed answer in pieces, and waits 40 ms between two of them (Nagle's
 * algorithm against delayed acknowledgements). Status 0 is a connection that failed.
 */
export function ask(url: string, agent: Agent, sending?: { body: string; key: string }): Promise<Answer> {
  const headers: OutgoingHttpHeaders = sending
    ? { authorization: `Bearer ${sending.key}`, 'content-type': 'application/json', 'content-length': Buffer.byteLength(sending.body) }
    : { 'accept-encoding': 'gzip, deflate' };
  const startedAt = performance.now();
  return new Promise((resolve) => {
    const failed = () => resolve({ ms: performance.now() - startedAt, status: 0, text: () => '' });
    const sent = request(url, { agent, method: sending ? 'POST' : 'GET', headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', failed);
      response.on('end', () => {
        const ms = performance.now() - startedAt;
        const body = Buffer.concat(chunks);
        const isPacked = response.headers['content-encoding'] === 'gzip';
        resolve({ ms, status: response.statusCode ?? 0, text: () => (isPacked ? gunzipSync(body) : body).toString('utf8') });
      });
    });
    sent.on('error', failed);
    sent.end(sending?.body);
  });
}

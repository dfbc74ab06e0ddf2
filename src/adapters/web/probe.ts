import { lookup as dnsLookup } from 'node:dns/promises';
import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import type { WebAnswer, WebProbe } from '../../domain/web-check.ts';
import { isPublicAddress } from './public-address.ts';

type Address = { address: string; family: number };

type Options = {
  /** Who asks, honestly: whoever runs the page can find us. */
  userAgent: string;
  timeoutMs?: number;
  lookup?: (host: string) => Promise<Address[]>;
  isPublic?: (address: string) => boolean;
};

const TIMEOUT_MS = 10_000;
const MOST_REDIRECTS = 5;
const REDIRECTS = [301, 302, 303, 307, 308];
const NOT_PUBLIC = 'does not lead to a page on the public internet';

/**
 * Asks for a page: for its head, and only where that fails for the page itself, of which nothing is read. A name is
 * resolved once for each request and the connection made to just that address, so that what was found to be public
 * cannot become a machine of our own network in between.
 */
export function createWebProbe({
  userAgent,
  timeoutMs = TIMEOUT_MS,
  lookup = (host) => dnsLookup(host, { all: true }),
  isPublic = isPublicAddress,
}: Options): WebProbe {
  async function follow(url: URL, redirectsLeft: number, stop: AbortSignal): Promise<WebAnswer> {
    const answer = await askTwice(url, stop);
    if ('failed' in answer) return { answers: false, why: answer.failed };
    if (!answer.location) return verdict(answer.status);
    const next = urlOf(answer.location, url);
    if (!next) return { answers: false, why: NOT_PUBLIC };
    return redirectsLeft > 0 ? follow(next, redirectsLeft - 1, stop) : { answers: false, why: 'leads from one address to the next without end' };
  }

  async function askTwice(url: URL, stop: AbortSignal): Promise<Asked> {
    const head = await ask('HEAD', url, stop);
    const isSettled = 'failed' in head ? head.isFinal : head.status < 400;
    return isSettled ? head : ask('GET', url, stop);
  }

  async function ask(method: 'HEAD' | 'GET', url: URL, stop: AbortSignal): Promise<Asked> {
    try {
      const signal = AbortSignal.any([stop, AbortSignal.timeout(timeoutMs)]);
      signal.throwIfAborted();
      const address = await orTimeout(resolve(url.hostname.replace(/^\[|\]$/g, '')), signal);
      if (!address) return { failed: NOT_PUBLIC, isFinal: true };
      const request = (url.protocol === 'https:' ? https : http).request(url, {
        method, signal, agent: false, lookup: pinnedTo(address), headers: { 'User-Agent': userAgent, Accept: 'text/html, */*;q=0.5' },
      });
      request.end();
      const [response] = (await once(request, 'response')) as [http.IncomingMessage];
      const { statusCode = 0, headers } = response;
      request.on('error', () => undefined);
      request.destroy();
      return { status: statusCode, location: REDIRECTS.includes(statusCode) ? (headers.location ?? null) : null };
    } catch (error) {
      return failureOf(error as NodeJS.ErrnoException);
    }
  }

  /** IPv4 before IPv6, which not every server of ours has. Null where any of its addresses is not public: a name that has both kinds is a trick. */
  async function resolve(host: string): Promise<Address | null> {
    const addresses = isIP(host) ? [{ address: host, family: isIP(host) }] : await lookup(host);
    const [first = null] = addresses.toSorted((a, b) => a.family - b.family);
    return addresses.every(({ address }) => isPublic(address)) ? first : null;
  }

  return async (typed, stop) => {
    const url = urlOf(typed);
    return url ? follow(url, MOST_REDIRECTS, stop) : { answers: false, why: NOT_PUBLIC };
  };
}

type Asked = { status: number; location: string | null } | { failed: string; isFinal: boolean };

function urlOf(typed: string, base?: URL): URL | null {
  const url = URL.canParse(typed, base?.href) ? new URL(typed, base) : null;
  return url && /^https?:$/.test(url.protocol) && url.hostname !== '' ? url : null;
}

/** A server that will not talk to a program (401, 403, 429…) answers, and to a person it may say more. */
function verdict(status: number): WebAnswer {
  if (status === 404 || status === 410) return { answers: false, why: `says that there is no such page (${status})` };
  if (status >= 500 && status < 600) return { answers: false, why: `says that something is wrong with it (${status})` };
  return { answers: true };
}

function pinnedTo({ address, family }: Address): NonNullable<http.RequestOptions['lookup']> {
  return (_host, options, done) => {
    if (options.all) done(null, [{ address, family }]);
    else done(null, address, family);
  };
}

function orTimeout<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return Promise.race([work, once(signal, 'abort').then(() => Promise.reject(signal.reason as Error))]);
}

/** Why no answer came, in words; a name that nobody knows is not asked for twice. */
function failureOf({ name, code = '' }: NodeJS.ErrnoException): Asked {
  if (name === 'TimeoutError' || name === 'AbortError' || code === 'ETIMEDOUT') return { failed: 'does not answer', isFinal: false };
  if (code === 'ENOTFOUND' || code === 'ENODATA') return { failed: 'is an address that nobody knows', isFinal: true };
  if (code === 'ECONNREFUSED') return { failed: 'refuses the connection', isFinal: false };
  if (/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO/.test(code)) return { failed: 'has a certificate that browsers warn about', isFinal: false };
  return { failed: 'does not answer', isFinal: false };
}

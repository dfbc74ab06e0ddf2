import helmet from 'helmet';
import { rateLimit } from 'express-rate-limit';
import type { RequestHandler } from 'express';

/**
 * Headers for every answer. Scripts, styles and requests are our own; images may also come from the
 * operator's tile server, which is told our origin and nothing of the search.
 */
export function securityHeaders({ tileUrl, https }: { tileUrl: string | null; https: boolean }): RequestHandler {
  const tiles = tileUrl ? [tileOrigin(tileUrl)] : [];
  return helmet({
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"], scriptSrc: ["'self'"], styleSrc: ["'self'"], imgSrc: ["'self'", 'data:', ...tiles], connectSrc: ["'self'"],
        objectSrc: ["'none'"], baseUri: ["'none'"], formAction: ["'self'"], frameAncestors: ["'self'"],
        // On a plain http network the default would send every request to a port that nobody listens on.
        upgradeInsecureRequests: https ? [] : null,
      },
    },
    strictTransportSecurity: https,
    // Tile servers refuse a request without a referrer; the origin alone says nothing about the caller.
    referrerPolicy: { policy: 'strict-origin' },
  });
}

/** A whole surgery sits behind one address, so this is far above any desk and only stops a flood. */
export function floodGuard(): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: 6000,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: tooMany,
  });
}

/** Mails that an address can cause in an hour: far above what a busy desk needs, far below a nuisance. */
export function mailLimit(): RequestHandler {
  return rateLimit({
    windowMs: 3_600_000,
    limit: 60,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: tooMany,
  });
}

const tooMany: RequestHandler = (_req, _res, next) => next(Object.assign(new Error('Too many requests.'), { status: 429 }));

function tileOrigin(url: string): string {
  const { protocol, host } = new URL(url.replace(/\{s\}/, 'a').replace(/[{}]/g, ''));
  return url.includes('{s}') ? `${protocol}//*.${host.replace(/^a\./, '')}` : `${protocol}//${host}`;
}

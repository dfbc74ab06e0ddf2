import type { RequestHandler } from 'express';
import { pinoHttp } from 'pino-http';
import type { Logger } from 'pino';

/**
 * One line for each request: what kind, which page, how it went, how long. Never a query string, a body, a
 * header or an address: together they would say what a caller needs and where they live.
 */
export function requestLog(logger: Logger): RequestHandler {
  return pinoHttp({
    logger,
    autoLogging: { ignore: (req) => /^\/(css|js|images|vendor|healthz|readyz)/.test(req.url ?? '') },
    customLogLevel: (_req, res) => (res.statusCode >= 500 ? 'error' : 'debug'),
    serializers: {
      req: (req: { method: string; url: string }) => ({ method: req.method, path: loggedPath(req.url) }),
      res: (res: { statusCode: number }) => ({ status: res.statusCode }),
      err: () => undefined,
    },
  });
}

/** An address as it may stand in a log: without its query, and without the secret of a mailed link. */
export function loggedPath(url: string): string {
  return url.replace(/\?.*$/s, '').replace(/^\/(my|sign-in)\/[^/]+/i, '/$1/…');
}

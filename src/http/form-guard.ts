import express, { type Request, type RequestHandler } from 'express';
import { Forbidden } from '../domain/errors.ts';
import type { Clock } from '../domain/ports.ts';
import type { Answers } from '../domain/submission/submission.ts';
import { createFormTokens } from './form-token.ts';
import type { Renderer } from './pages.ts';
import { signInCookie } from './sign-in-cookie.ts';

/** A whole listing, typed by hand, is far below this. */
const LARGEST_FORM = '256kb';
const MOST_FIELDS = 2000;
/** Nobody reads a page and fills it in within this; a robot does. */
const FASTEST_PERSON_SECONDS = 1.5;
const STALE =
  'This page had been open for a long time, or you have signed in or out since. Nothing you typed is lost: send it once more.';
const ROBOT = 'This came faster than a person can type, or filled in a field that nobody sees, as robots do. If you are a person, send it once more.';

/**
 * Stands before every form, once: refuses what another site sent, what is no form, and what a robot filled in.
 * A form that is only old, or from before a sign-in, is shown again with everything that was typed, to be sent once more.
 * Puts `formToken` where every page finds it.
 */
export function formGuard({ secret, clock, renderPage }: { secret: string; clock: Clock } & Renderer): RequestHandler[] {
  const tokens = createFormTokens(secret);

  const issue: RequestHandler = (req, res, next) => {
    res.locals.formToken = tokens.issue(signInCookie(req) ?? '', clock());
    next();
  };

  const check: RequestHandler = async (req, res, next) => {
    if (isOnlyLooking(req)) return next();
    if (isFromElsewhere(req)) throw new Forbidden('That form was sent from another site, so nothing was done.');
    const { _token: [token = ''] = [], _trap: [trap = ''] = [] } = answersOf(req);
    const age = tokens.ageSeconds(token, signInCookie(req) ?? '', clock());
    const isRobot = trap !== '' || (age !== null && age < FASTEST_PERSON_SECONDS && isOpenToAnybody(req));
    if (age !== null && !isRobot) return next();
    res.status(isRobot ? 422 : 403);
    await renderPage(res, 'forms/again', { title: 'Send it once more', forms: true, noIndex: true }, {
      action: req.originalUrl,
      sentence: isRobot ? ROBOT : STALE,
      kept: keptFields(answersOf(req)),
    });
  };

  return [issue, express.urlencoded({ extended: false, limit: LARGEST_FORM, parameterLimit: MOST_FIELDS }), refuseUploads, check];
}

/** What a form sent, field by field. A prototype is no field. */
export function answersOf(req: Request): Answers {
  const body: unknown = req.body ?? {};
  return Object.fromEntries(Object.entries(body as Record<string, string | string[]>).map(([name, value]) => [name, Array.isArray(value) ? value : [value]]));
}

const refuseUploads: RequestHandler = (req, _res, next) => {
  const isEmpty = Number(req.headers['content-length'] ?? 0) === 0;
  if (isOnlyLooking(req) || isEmpty || req.is('application/x-www-form-urlencoded')) return next();
  throw Object.assign(new Error('Files are not taken here.'), { status: 415 });
};

function isOnlyLooking({ method }: Request): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** Browsers say where a form came from, in one header or the other; the token stands in for those that do not. */
function isFromElsewhere(req: Request): boolean {
  const site = req.get('sec-fetch-site');
  if (site) return site !== 'same-origin' && site !== 'none';
  const origin = req.get('origin');
  return origin !== undefined && origin !== 'null' && (!URL.canParse(origin) || new URL(origin).host !== req.get('host'));
}

/** Forms that begin something without a link or a sign-in: those robots look for. */
function isOpenToAnybody(req: Request): boolean {
  return req.path === '/submit' || req.path === '/sign-in' || /^\/listings\/[^/]+\/(?:problem|claim)$/.test(req.path);
}

function keptFields(answers: Answers): [string, string][] {
  return Object.entries(answers).flatMap(([name, values]) => (name.startsWith('_') ? [] : values.map((value): [string, string] => [name, value])));
}

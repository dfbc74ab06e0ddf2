import type { ErrorRequestHandler } from 'express';
import { Forbidden, NotFound } from '../domain/errors.ts';
import { errorJson } from './api.ts';
import type { Renderer } from './pages.ts';
import { loggedPath } from './request-log.ts';

type ErrorText = { code: string; heading: string; sentence: string };

const CLIENT_ERRORS: Partial<Record<number, ErrorText>> = {
  413: {
    code: 'too-large',
    heading: 'That was too long',
    sentence: 'More was sent than any listing holds. Go back, shorten the longest text, and send it again.',
  },
  415: {
    code: 'no-files',
    heading: 'Files are not taken here',
    sentence: 'Type what you want to say into the form, and send that.',
  },
  429: {
    code: 'too-many',
    heading: 'That is very much at once',
    sentence: 'Very much has come from this address in a short time. Wait a little, then go back and send it again.',
  },
};
const OTHER_CLIENT_ERROR: ErrorText = {
  code: 'bad-request',
  heading: 'That address could not be read',
  sentence: 'Something in the address is not as it should be. Start again from the search.',
};
const FAULT: ErrorText = {
  code: 'fault',
  heading: 'Something went wrong here',
  sentence: 'It is our fault, and it has been noted. Try again; if it stays so, start again from the search.',
};

/** Turns what was thrown into an answer. The only such mapping; nothing of the error but a named one's sentence leaves. */
export function errorPage({ renderPage }: Renderer, onFault: (error: unknown, where: string) => void): ErrorRequestHandler {
  return async (error, req, res, next) => {
    if (res.headersSent) return next(error);
    const { status, code, heading, sentence } = answerTo(error);
    if (status >= 500) onFault(error, `${req.method} ${loggedPath(req.originalUrl)}`);
    res.status(status);
    if (req.path.startsWith('/api/') || req.baseUrl === '/api') return void res.json(errorJson(status, code, sentence));
    return renderPage(res, 'error', { title: heading, noIndex: true }, { heading, sentence });
  };
}

function answerTo(error: unknown): ErrorText & { status: number } {
  if (error instanceof NotFound) return { status: 404, code: 'not-found', heading: 'Page not found', sentence: error.message };
  if (error instanceof Forbidden) return { status: 403, code: 'forbidden', heading: 'This page is not for everybody', sentence: error.message };
  if (isClientError(error)) return { status: error.status, ...(CLIENT_ERRORS[error.status] ?? OTHER_CLIENT_ERROR) };
  return { status: 500, ...FAULT };
}

/** Express and its parsers mark what the asker got wrong with a 4xx status. */
function isClientError(error: unknown): error is { status: number } {
  const status = (error as { status?: unknown } | null)?.status;
  return typeof status === 'number' && status >= 400 && status < 500;
}

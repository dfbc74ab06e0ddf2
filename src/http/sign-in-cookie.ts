import type { Request, Response } from 'express';

const NAME = 'fingerpost-editor';

/** The token of an editor's sign-in, if the browser brought one. It is the only cookie there is. */
export function signInCookie(req: Request): string | null {
  const found = new RegExp(`(?:^|;\\s*)${NAME}=([\\w-]{20,100})(?:;|$)`).exec(req.get('cookie') ?? '');
  return found?.[1] ?? null;
}

/** Kept until the browser closes: how long it opens anything is the store's to say. */
export function setSignInCookie(res: Response, token: string, { https }: { https: boolean }) {
  res.cookie(NAME, token, { httpOnly: true, sameSite: 'lax', secure: https, path: '/' });
}

export function clearSignInCookie(res: Response, { https }: { https: boolean }) {
  res.clearCookie(NAME, { httpOnly: true, sameSite: 'lax', secure: https, path: '/' });
}

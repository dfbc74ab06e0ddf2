import { Router, type RequestHandler, type Response } from 'express';
import { z } from 'zod';
import type { SignIn } from '../domain/person.ts';
import type { Addresses } from '../domain/mail.ts';
import type { Atomically, LinkStore, PeopleStore } from '../domain/stores.ts';
import { askToSignIn, findSignInLink, signIn, SIGN_IN_LINK_MINUTES } from '../usecases/sign-in.ts';
import { errorsOf, type Field } from './fields.ts';
import { answersOf } from './form-guard.ts';
import type { Renderer } from './pages.ts';
import { paths } from './paths.ts';
import { mailLimit } from './security.ts';
import { clearSignInCookie, setSignInCookie, signInCookie } from './sign-in-cookie.ts';

export type SignInDeps = { atomically: Atomically; links: LinkStore; people: PeopleStore; addresses: Addresses; https: boolean };

/** `/sign-in` asks for a link by e-mail, `/sign-in/:token` stands behind it, `/sign-out` ends it. */
export function signInRoutes(deps: SignInDeps & Renderer): Router {
  const router = Router();
  const ask = (res: Response, email: string, error: string | null) => {
    const fields: Field[] = [{ kind: 'email', name: 'email', label: 'Your e-mail address', value: email, error }];
    if (error) res.status(422);
    return deps.renderPage(res, 'forms/show', { title: 'Sign in', forms: true, noIndex: true }, {
      heading: 'Sign in',
      paragraphs: ['For editors. We mail you a link; there is no password.'],
      fields, errors: errorsOf(fields), action: paths.signIn(), submit: 'Mail me a link',
    });
  };

  router.get('/sign-in', (_req, res) => ask(res, '', null));

  router.post('/sign-in', mailLimit(), async (req, res) => {
    const [typed = ''] = answersOf(req).email ?? [];
    const email = z.email().max(200).safeParse(typed.trim());
    if (!email.success) return ask(res, typed, 'Enter your e-mail address, like name@example.org');
    await askToSignIn(deps, email.data);
    await deps.renderPage(res, 'forms/done', { title: 'Look in your e-mail', forms: true, noIndex: true }, {
      heading: 'Look in your e-mail',
      paragraphs: [
        `If ${email.data} is an editor’s address, a link is on its way. It works once, within ${SIGN_IN_LINK_MINUTES} minutes.`,
        'Nothing came? Look among the spam, or ask another editor whether your address is on the list.',
      ],
      action: null,
    });
  });

  router.get('/sign-in/:token', async (req, res) => {
    const person = await findSignInLink(deps, req.params.token);
    if (!person) return usedUp(res);
    const sharedDesk = { value: 'shared', label: 'A shared desk', hint: 'Sign me out when nothing has happened for 20 minutes.' };
    const desk: Field = { kind: 'checkboxes', name: 'desk', label: 'Whose machine is this?', options: [sharedDesk] };
    await deps.renderPage(res, 'forms/show', { title: 'Sign in', forms: true, noIndex: true }, {
      heading: `Sign in as ${person.email}`, paragraphs: [], fields: [desk], errors: [], action: paths.signIn(req.params.token), submit: 'Sign in',
    });
  });

  router.post('/sign-in/:token', async (req, res) => {
    const cookie = await signIn(deps, req.params.token, (answersOf(req).desk ?? []).includes('shared'));
    if (!cookie) return usedUp(res);
    setSignInCookie(res, cookie, deps);
    res.redirect(303, paths.editor());
  });

  router.post('/sign-out', async (req, res) => {
    const cookie = signInCookie(req);
    const open = cookie && (await deps.people.findSignIn(cookie));
    if (open) await deps.people.endSignIn(open.id);
    clearSignInCookie(res, deps);
    res.redirect(303, paths.home());
  });

  function usedUp(res: Response) {
    res.status(410);
    return deps.renderPage(res, 'forms/done', { title: 'That link does not work any more', forms: true, noIndex: true }, {
      heading: 'That link does not work any more',
      paragraphs: [`A link signs in once, within ${SIGN_IN_LINK_MINUTES} minutes of being asked for.`],
      action: { label: 'Ask for a new one', href: paths.signIn() },
    });
  }
  return router;
}

/** Lets in whoever is signed in and puts them into `res.locals.signIn`; sends anybody else to sign in. */
export function signedIn({ people }: { people: PeopleStore }): RequestHandler {
  return async (req, res, next) => {
    const cookie = signInCookie(req);
    const found = cookie ? await people.findSignIn(cookie) : null;
    if (!found) return res.redirect(303, paths.signIn());
    res.locals.signIn = found;
    res.set('Cache-Control', 'no-store');
    next();
  };
}

/** Who is signed in, behind `signedIn`. */
export function signInOf(res: Response): SignIn {
  return res.locals.signIn as SignIn;
}

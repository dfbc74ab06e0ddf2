import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { dateText, momentText } from '../../domain/date-text.ts';
import { PERSON_ROLES, type Person, type PersonRole, type SignIn } from '../../domain/person.ts';
import type { Atomically, PeopleStore } from '../../domain/stores.ts';
import { typed } from '../../domain/submission/answers.ts';
import { addPerson, changeRole, endSignIns, mayChangePeople, removePerson, type PeopleOutcome } from '../../usecases/change-people.ts';
import { errorsOf, type ErrorLink, type Field } from '../fields.ts';
import { answersOf } from '../form-guard.ts';
import type { Renderer } from '../pages.ts';
import { paths } from '../paths.ts';
import { signInOf } from '../sign-in.ts';
import { editorPage } from './page.ts';

export type PeopleDeps = { people: PeopleStore; atomically: Atomically };

export type PeoplePage = {
  people: PersonRow[];
  fields: Field[];
  errors: ErrorLink[];
  action: string;
  notice: string | null;
};

type PersonRow = {
  email: string;
  role: PersonRole;
  isSelf: boolean;
  since: string;
  signIns: string[];
  otherRole: PersonRole;
  href: (part: string) => string;
};
type Shown = { email?: string; role?: PersonRole; error?: string | null; notice?: string | null };

const OUTCOMES: Record<Exclude<PeopleOutcome, 'done'>, string> = {
  'there-already': 'They can sign in already. To change what they may do, look for them below.',
  last: 'Nothing was changed: without an administrator nobody could be added any more. Make somebody else an administrator first.',
};

/** `/editor/people`: who may sign in, and where they are signed in. For administrators. */
export function peopleRoutes(deps: PeopleDeps & Renderer): Router {
  const router = Router();

  router.use('/editor/people', (_req, res, next) => {
    mayChangePeople(signInOf(res).person);
    next();
  });

  router.get('/editor/people', (_req, res) => show(res, {}));

  router.post('/editor/people', async (req, res) => {
    const [email, role] = [typed(answersOf(req), 'email'), roleOf(req)];
    const read = z.email().max(200).safeParse(email.trim());
    if (!read.success) return show(res.status(422), { email, role, error: 'Enter an e-mail address, like name@example.org' });
    const outcome = await addPerson(deps, { email: read.data, role, by: signInOf(res).person });
    if (outcome !== 'done') return show(res.status(422), { email, role, error: OUTCOMES[outcome] });
    res.redirect(303, paths.editor('people'));
  });

  router.post('/editor/people/:id/role', async (req, res) => {
    const outcome = await changeRole(deps, { id: req.params.id, role: roleOf(req), by: signInOf(res).person });
    return answer(res, outcome);
  });

  router.post('/editor/people/:id/removal', async (req, res) => {
    const outcome = await removePerson(deps, { id: req.params.id, by: signInOf(res).person });
    return answer(res, outcome);
  });

  router.post('/editor/people/:id/sign-out', async (req, res) => {
    const outcome = await endSignIns(deps, { id: req.params.id, by: signInOf(res).person });
    return answer(res, outcome);
  });

  function answer(res: Response, outcome: PeopleOutcome) {
    if (outcome !== 'done') return show(res.status(409), { notice: OUTCOMES[outcome] });
    res.redirect(303, paths.editor('people'));
  }

  async function show(res: Response, { email = '', role = 'editor', error = null, notice = null }: Shown) {
    const fields = newPersonFields(email, role, error);
    const people: PersonRow[] = [];
    for (const person of await deps.people.list()) {
      const signIns = await deps.people.listSignIns(person.id);
      people.push(rowOf(person, signIns, signInOf(res).person));
    }
    await deps.renderPage(res, 'editor/people', editorPage(res, 'people', 'People'), {
      people, fields, errors: errorsOf(fields), action: paths.editor('people'), notice,
    });
  }
  return router;
}

function newPersonFields(email: string, role: PersonRole, error: string | null): Field[] {
  return [
    {
      kind: 'email', name: 'email', label: 'E-mail address', value: email, error, autocomplete: 'off',
      hint: 'They sign in at this site’s sign-in page, by a link that goes there.',
    },
    {
      kind: 'radios', name: 'role', label: 'As', value: role,
      options: [
        { value: 'editor', label: 'Editor' },
        { value: 'administrator', label: 'Administrator', hint: 'May also say who can sign in.' },
      ],
    },
  ];
}

function rowOf({ id, email, role, addedAt }: Person, signIns: SignIn[], self: Person): PersonRow {
  return {
    email, role,
    isSelf: id === self.id,
    since: dateText(addedAt.slice(0, 10)),
    signIns: signIns.map(signInText),
    otherRole: PERSON_ROLES.find((other) => other !== role)!,
    href: (part) => paths.editor('people', id, part),
  };
}

function signInText({ startedAt, lastSeenAt, sharedDesk }: SignIn): string {
  const where = sharedDesk ? 'On a shared desk' : 'Signed in';
  return `${where} since ${momentText(startedAt)}, last seen ${momentText(lastSeenAt)}`;
}

function roleOf(req: Request): PersonRole {
  return typed(answersOf(req), 'role') === 'administrator' ? 'administrator' : 'editor';
}

import { auditSubject } from '../domain/audit.ts';
import { Forbidden, NotFound } from '../domain/errors.ts';
import { actorOf, type Person, type PersonRole } from '../domain/person.ts';
import type { Atomically, PeopleStore } from '../domain/stores.ts';

type Deps = { atomically: Atomically };
type PersonChange = { id: string; by: Person };
/** `last`: they are the only administrator, and without one nobody could be added any more. */
export type PeopleOutcome = 'done' | 'there-already' | 'last';

/** Lets somebody sign in. */
export function addPerson({ atomically }: Deps, { email, role, by }: { email: string; role: PersonRole; by: Person }): Promise<PeopleOutcome> {
  mayChangePeople(by);
  return atomically(async ({ people, audit }) => {
    const person = await people.add(email, role);
    if (!person) return 'there-already';
    await audit.add(actorOf(by), 'added', auditSubject.person(person), `as ${role}`);
    return 'done';
  });
}

/** Somebody may no longer sign in, and is signed out at once. */
export function removePerson({ atomically }: Deps, { id, by }: PersonChange): Promise<PeopleOutcome> {
  mayChangePeople(by);
  return atomically(async ({ people, audit }) => {
    const person = await getPerson(people, id);
    if (await isLast(people, person)) return 'last';
    await people.remove(person.email);
    await audit.add(actorOf(by), 'removed', auditSubject.person(person));
    return 'done';
  });
}

export function changeRole({ atomically }: Deps, { id, role, by }: PersonChange & { role: PersonRole }): Promise<PeopleOutcome> {
  mayChangePeople(by);
  return atomically(async ({ people, audit }) => {
    const person = await getPerson(people, id);
    if (person.role === role) return 'done';
    if (await isLast(people, person)) return 'last';
    await people.setRole(id, role);
    await audit.add(actorOf(by), 'changed the role of', auditSubject.person(person), `to ${role}`);
    return 'done';
  });
}

/** Ends every sign-in of somebody: a lost laptop, a desk that was left. */
export function endSignIns({ atomically }: Deps, { id, by }: PersonChange): Promise<PeopleOutcome> {
  mayChangePeople(by);
  return atomically<PeopleOutcome>(async ({ people, audit }) => {
    const person = await getPerson(people, id);
    const signIns = await people.listSignIns(id);
    for (const signIn of signIns) await people.endSignIn(signIn.id);
    await audit.add(actorOf(by), 'ended the sign-ins of', auditSubject.person(person), String(signIns.length));
    return 'done';
  });
}

/** Who may sign in is for administrators. Throws for anybody else. */
export function mayChangePeople({ role }: Person) {
  if (role !== 'administrator') throw new Forbidden('Only an administrator may say who can sign in. Ask one of them.');
}

async function getPerson(people: PeopleStore, id: string): Promise<Person> {
  const person = await people.find(id);
  if (!person) throw new NotFound('There is nobody of that address any more.');
  return person;
}

async function isLast(people: PeopleStore, { role }: Person): Promise<boolean> {
  if (role !== 'administrator') return false;
  return (await people.list()).filter((person) => person.role === 'administrator').length === 1;
}

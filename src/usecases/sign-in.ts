import type { Addresses } from '../domain/mail.ts';
import { LINK_DAYS } from '../domain/link.ts';
import { actorOf } from '../domain/person.ts';
import type { Atomically, LinkStore, PeopleStore } from '../domain/stores.ts';

export const SIGN_IN_LINK_MINUTES = LINK_DAYS['sign-in'] * 24 * 60;

type Deps = { atomically: Atomically; addresses: Addresses };

/** Mails a link to somebody who may sign in. Whether the address is known is told to nobody but its inbox. */
export async function askToSignIn({ atomically, addresses }: Deps, email: string): Promise<void> {
  await atomically(async ({ people, links, mail }) => {
    const person = await people.findByEmail(email);
    if (!person) return;
    if (await links.hasHadMany('sign-in', person.email)) return;
    const token = await links.create('sign-in', person.id, person.email);
    await mail.add([{
      kind: 'sign-in',
      to: person.email,
      content: {
        subject: 'Your link to sign in to Fingerpost',
        paragraphs: [
          `This signs you in. It works once, within ${SIGN_IN_LINK_MINUTES} minutes.`,
          'If you did not ask for it, do nothing: without the link nobody gets in.',
        ],
        action: { label: 'Sign in', href: addresses.signIn(token) },
        because: 'You get this because somebody typed your address into the editors’ sign-in page.',
      },
    }]);
  });
}

/** Whose link it is, while it can still be used. Changes nothing, since scanners of mail open every link. */
export async function findSignInLink({ links, people }: { links: LinkStore; people: PeopleStore }, token: string) {
  const link = await links.find(token);
  if (link?.purpose !== 'sign-in' || link.state !== 'live') return null;
  return people.find(link.subjectId);
}

/** Uses the link up. Answers with the token for the cookie; null when it had been used or is too old. */
export async function signIn({ atomically }: { atomically: Atomically }, token: string, sharedDesk: boolean): Promise<string | null> {
  return atomically(async (stores) => {
    const person = await findSignInLink(stores, token);
    if (!person || !(await stores.links.end(token))) return null;
    await stores.audit.add(actorOf(person), 'signed in', `person ${person.email}`, sharedDesk ? 'on a shared desk' : '');
    return stores.people.signIn(person.id, sharedDesk);
  });
}

export const PERSON_ROLES = ['editor', 'administrator'] as const;
export type PersonRole = (typeof PERSON_ROLES)[number];

/** Somebody who may sign in. An administrator may also add and remove people. */
export type Person = { id: string; email: string; role: PersonRole; addedAt: string };

/** Where somebody is signed in. On a shared desk it ends after a short idleness. */
export type SignIn = { id: string; person: Person; sharedDesk: boolean; startedAt: string; lastSeenAt: string };

/** How long a sign-in lasts: a working day on one's own machine, twenty idle minutes at most on a shared desk. */
export const SIGN_IN_HOURS = 12;
export const SHARED_DESK_IDLE_MINUTES = 20;

/** Who did something, for the history and the audit trail. `email` only of people who sign in. */
export type Actor = { role: PersonRole | 'owner' | 'group' | 'visitor' | 'program'; email: string | null };

export const PROGRAM: Actor = { role: 'program', email: null };
/** Whoever holds the link of an owner. Which of them it was, no history tells. */
export const OWNER: Actor = { role: 'owner', email: null };

export function actorOf({ role, email }: Person): Actor {
  return { role, email };
}

export function actorText({ role, email }: Actor): string {
  return email ? `${role} ${email}` : role;
}

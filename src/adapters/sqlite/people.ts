import { SHARED_DESK_IDLE_MINUTES, SIGN_IN_HOURS, type SignIn } from '../../domain/person.ts';
import type { Clock } from '../../domain/ports.ts';
import type { PeopleStore } from '../../domain/stores.ts';
import { hashOf, newId, newToken } from './ids.ts';
import type { Database } from './tables.ts';
import { within } from './within.ts';

const MINUTE_MS = 60_000;
const PERSON_COLUMNS = ['person.id', 'person.email', 'person.role', 'person.added_at as addedAt'] as const;

export function createPeople(db: Database, clock: Clock): PeopleStore {
  const people = () => db.selectFrom('person').select(PERSON_COLUMNS);
  const findByEmail = async (email: string) => (await people().where('email', '=', email.toLowerCase()).executeTakeFirst()) ?? null;
  const signIns = () =>
    db
      .selectFrom('sign_in')
      .innerJoin('person', 'person.id', 'sign_in.person_id')
      .select(['sign_in.id as sign_in_id', 'shared_desk', 'started_at', 'last_seen_at', ...PERSON_COLUMNS]);
  type Row = Awaited<ReturnType<ReturnType<typeof signIns>['execute']>>[number];
  const toSignIn = ({ sign_in_id, shared_desk, started_at, last_seen_at, ...person }: Row): SignIn => ({
    id: sign_in_id,
    person,
    sharedDesk: shared_desk === 1,
    startedAt: started_at,
    lastSeenAt: last_seen_at,
  });

  const isOver = ({ startedAt, lastSeenAt, sharedDesk }: SignIn) => {
    const now = clock().getTime();
    if (now - Date.parse(startedAt) > SIGN_IN_HOURS * 60 * MINUTE_MS) return true;
    return sharedDesk && now - Date.parse(lastSeenAt) > SHARED_DESK_IDLE_MINUTES * MINUTE_MS;
  };

  return {
    findByEmail,
    list: () => people().orderBy('email').execute(),
    find: async (id) => (await people().where('id', '=', id).executeTakeFirst()) ?? null,

    async add(email, role) {
      const person = { id: newId(), email: email.toLowerCase(), role, addedAt: clock().toISOString() };
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('person')
        .values({ id: person.id, email: person.email, role, added_at: person.addedAt })
        .onConflict((conflict) => conflict.column('email').doNothing())
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows === 1n ? person : null;
    },

    async remove(email) {
      return within(db, async (transaction) => {
        const person = await transaction.selectFrom('person').select('id').where('email', '=', email.toLowerCase()).executeTakeFirst();
        if (!person) return false;
        await transaction.deleteFrom('link').where('purpose', '=', 'sign-in').where('subject_id', '=', person.id).execute();
        await transaction.deleteFrom('person').where('id', '=', person.id).execute();
        return true;
      });
    },

    async setRole(id, role) {
      await db.updateTable('person').set({ role }).where('id', '=', id).execute();
    },

    async signIn(personId, sharedDesk) {
      const token = newToken();
      const at = clock().toISOString();
      await db
        .insertInto('sign_in')
        .values({
          id: newId(),
          token_hash: hashOf(token),
          person_id: personId,
          shared_desk: sharedDesk ? 1 : 0,
          started_at: at,
          last_seen_at: at,
        })
        .execute();
      return token;
    },

    async findSignIn(token) {
      const row = await signIns().where('token_hash', '=', hashOf(token)).executeTakeFirst();
      if (!row) return null;
      const signIn = toSignIn(row);
      if (isOver(signIn)) {
        await db.deleteFrom('sign_in').where('id', '=', signIn.id).execute();
        return null;
      }
      // Once a minute is enough to know who is idle, and a page view need not wait for the disk.
      if (clock().getTime() - Date.parse(signIn.lastSeenAt) > MINUTE_MS) {
        await db.updateTable('sign_in').set({ last_seen_at: clock().toISOString() }).where('id', '=', signIn.id).execute();
      }
      return signIn;
    },

    async listSignIns(personId) {
      return (await signIns().where('person_id', '=', personId).orderBy('started_at').execute()).map(toSignIn).filter((signIn) => !isOver(signIn));
    },

    async endSignIn(id) {
      await db.deleteFrom('sign_in').where('id', '=', id).execute();
    },
  };
}

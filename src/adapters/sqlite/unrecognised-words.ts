import { createHmac } from 'node:crypto';
import { SHARED_BY_DAYS } from '../../domain/unrecognised.ts';
import type { UnrecognisedWordStore } from '../../domain/stores.ts';
import type { Database } from './tables.ts';
import { within } from './within.ts';

const MOST_LISTED = 200;

export function createUnrecognisedWords(db: Database): UnrecognisedWordStore {
  return {
    async count(words, day, key) {
      await within(db, async (transaction) => {
        for (const word of words) {
          const word_hash = createHmac('sha256', key).update(`unrecognised ${word}`).digest('hex');
          const row = await transaction.selectFrom('unrecognised_word').selectAll().where('word_hash', '=', word_hash).executeTakeFirst();
          const before = row ? (JSON.parse(row.days) as string[]) : [];
          if (before.includes(day)) continue;
          const days = [...before, day];
          const values = { days: JSON.stringify(days), last_day: day, word: days.length >= SHARED_BY_DAYS ? word : null };
          await transaction
            .insertInto('unrecognised_word')
            .values({ word_hash, ...values })
            .onConflict((conflict) => conflict.column('word_hash').doUpdateSet(values))
            .execute();
        }
      });
    },

    async list() {
      const rows = await db
        .selectFrom('unrecognised_word')
        .select(['word', 'days', 'last_day'])
        .where('word', 'is not', null)
        .orderBy('last_day', 'desc')
        .limit(MOST_LISTED)
        .execute();
      return rows.map(({ word, days, last_day }) => ({ word: word!, days: (JSON.parse(days) as string[]).length, lastDay: last_day }));
    },

    async forget(word) {
      await db.deleteFrom('unrecognised_word').where('word', '=', word).execute();
    },
  };
}

import { localSettingsSchema, type LocalSettings } from '../../domain/urgent/local-settings.ts';
import { newToken } from './ids.ts';
import type { Database } from './tables.ts';

const LOCAL = 'local';
const SECRET = 'secret';
/**
 * What settings kept by an older version may lack. They were checked when they were saved and are not checked again: a number
 * that has gone out of the numbering plan since would take down every page that reads them.
 */
const { answerWithinDays, nation } = localSettingsSchema.shape;
const USUAL = { answerWithinDays: answerWithinDays.parse(undefined), nation: nation.parse(undefined) };

/** What the place has set for itself. */
export type SettingStore = {
  findLocal(): Promise<LocalSettings | null>;
  saveLocal(settings: LocalSettings): Promise<void>;
  /** A secret of this directory's own, made when first asked for: forms stay good over a restart. */
  secret(): Promise<string>;
};

export function createSettings(db: Database): SettingStore {
  const find = (name: string) => db.selectFrom('setting').select('value').where('name', '=', name).executeTakeFirst();
  return {
    async secret() {
      await db.insertInto('setting').values({ name: SECRET, value: newToken() }).onConflict((conflict) => conflict.doNothing()).execute();
      return (await find(SECRET))!.value;
    },
    async findLocal() {
      const row = await find(LOCAL);
      return row ? { ...USUAL, ...(JSON.parse(row.value) as LocalSettings) } : null;
    },
    async saveLocal(settings) {
      const value = JSON.stringify(settings);
      await db.insertInto('setting').values({ name: LOCAL, value }).onConflict((conflict) => conflict.column('name').doUpdateSet({ value })).execute();
    },
  };
}

import type { LocalSettings } from '../../domain/urgent/local-settings.ts';
import type { Database } from './tables.ts';

const LOCAL = 'local';

/** What the place has set for itself. It was checked when it was written. */
export type SettingStore = { findLocal(): Promise<LocalSettings | null>; saveLocal(settings: LocalSettings): Promise<void> };

export function createSettings(db: Database): SettingStore {
  return {
    async findLocal() {
      const row = await db.selectFrom('setting').select('value').where('name', '=', LOCAL).executeTakeFirst();
      return row ? (JSON.parse(row.value) as LocalSettings) : null;
    },
    async saveLocal(settings) {
      const value = JSON.stringify(settings);
      await db.insertInto('setting').values({ name: LOCAL, value }).onConflict((conflict) => conflict.column('name').doUpdateSet({ value })).execute();
    },
  };
}

import { mkdirSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Mailer } from '../../domain/mail.ts';
import type { RenderedMail, RenderMail } from './render.ts';

type KeptMail = RenderedMail & { id: string; to: string; at: string };

/** Where mail goes when no server is set: files that can be read. */
export type MailFolder = Mailer & {
  /** Newest first. */
  list(): Promise<KeptMail[]>;
  find(id: string): Promise<KeptMail | null>;
};

const MOST_LISTED = 100;
const ID = /^\d{13}-\d{4,}$/;

export function createMailFolder({ folder, render, now }: { folder: string; render: RenderMail; now: () => Date }): MailFolder {
  mkdirSync(folder, { recursive: true });
  let written = 0;
  const find = async (id: string): Promise<KeptMail | null> => {
    if (!ID.test(id)) return null;
    return readFile(join(folder, `${id}.json`), 'utf8').then((json) => JSON.parse(json) as KeptMail, () => null);
  };
  return {
    find,

    async send({ to, content }) {
      const id = `${now().getTime()}-${String(++written).padStart(4, '0')}`;
      const mail: KeptMail = { id, to, at: now().toISOString(), ...(await render(content)) };
      await writeFile(join(folder, `${id}.json`), JSON.stringify(mail, null, 2));
      return { sent: true };
    },

    async list() {
      const ids = (await readdir(folder)).flatMap((name) => (name.endsWith('.json') ? [name.slice(0, -5)] : []));
      const newest = ids.filter((id) => ID.test(id)).toSorted().toReversed().slice(0, MOST_LISTED);
      return (await Promise.all(newest.map(find))).filter((mail) => mail !== null);
    },
  };
}

import type { Addresses, NewMail } from '../domain/mail.ts';
import type { Stores } from '../domain/stores.ts';
import type { Proposal } from './take-up-submission.ts';

/** What an editor's decision says to the group: `label` is what the link to their submission is called. */
type Letter = { kind: NewMail['kind']; subject: string; paragraphs: string[]; label: string };

/** Writes to whoever sent it in, with a new link to it. Where no address was given nobody is written to. */
export async function writeToSubmitter(
  { links, mail }: Pick<Stores, 'links' | 'mail'>,
  addresses: Addresses,
  proposal: Proposal,
  { kind, subject, paragraphs, label }: Letter,
): Promise<void> {
  const { id, email, details: { name } } = proposal;
  if (!email) return;
  const action = { label, href: addresses.my(await links.create('submission', id, email)) };
  const because = `You get this because you sent ${name} to the directory.`;
  await mail.add([{ kind, to: email, content: { subject, paragraphs, action, because } }]);
}

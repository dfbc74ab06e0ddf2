import type { Link } from '../domain/link.ts';
import type { Addresses } from '../domain/mail.ts';
import type { Atomically } from '../domain/stores.ts';

type Deps = { atomically: Atomically; addresses: Addresses };

/** Mails a new link for the same thing to where the old one went: to nobody else, whoever asks. */
export async function renewLink({ atomically, addresses }: Deps, { purpose, subjectId, email }: Link): Promise<void> {
  if (!email) return;
  await atomically(async ({ links, mail }) => {
    if (await links.hasHadMany(purpose, email)) return;
    const token = await links.create(purpose, subjectId, email);
    await mail.add([{
      kind: 'link-renewed',
      to: email,
      content: {
        subject: 'Your new link to Fingerpost',
        paragraphs: ['The link you had was too old. This one takes its place.'],
        action: { label: 'Go on', href: addresses.my(token) },
        because: 'You get this because somebody opened your old link and asked for a new one.',
      },
    }]);
  });
}
